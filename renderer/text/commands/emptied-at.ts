import type { Pid } from '../../../core/act/tree.ts';
import type { DraftingSession } from '../../../core/amend/commands/command.ts';
import { textCaret } from '../../../core/amend/commands/text-caret.ts';
import type { Caret } from '../../state/review/undo.ts';

/** The provision at a caret, if it has neither words nor other provisions in it; else null. */
export function emptiedAt(
  session: DraftingSession,
  { pid, field }: Pick<Caret, 'pid' | 'field'>,
): Pid | null {
  const at = field === 'content' ? textCaret(session, pid, field, 0) : null;
  // An empty cell is normal, and can’t be omitted without its row.
  const isWhole = at?.right === '' && at.node.children.length === 0 && at.node.kind !== 'cell';
  return isWhole ? at.node.pid : null;
}
