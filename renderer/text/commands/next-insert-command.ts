import type { Pid, Provision } from '../../../core/act/tree.ts';
import type { DraftingSession } from '../../../core/amend/commands/command.ts';
import { textCaret } from '../../../core/amend/commands/text-caret.ts';
import type { Caret } from '../../state/review/undo.ts';
import { isInsertable } from './insert-commands.ts';

/** The id of the command that inserts the next provision at the end of some words, and its anchor; null for none. */
export function nextInsertCommand(
  session: DraftingSession,
  { pid, field }: Pick<Caret, 'pid' | 'field'>,
): readonly [string, Pid] | null {
  const node = textCaret(session, pid, field, 0)?.node;
  const canInsert = (one: Provision | undefined): one is Provision =>
    one !== undefined && isInsertable(one.kind);
  const isAtEnd = field === 'content' || field === 'wrapUp';
  // Definitions are in alphabetical order, so the command has to ask for the term.
  if (isAtEnd && node?.kind === 'definition') return ['insert-definition', node.pid];
  if (isAtEnd) return canInsert(node) ? ['insert-after', node.pid] : null;
  const first = node?.children[0];
  return field === 'intro' && canInsert(first) ? ['insert-before', first.pid] : null;
}
