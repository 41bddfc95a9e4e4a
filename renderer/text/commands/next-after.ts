import type { Pid, Provision } from '../../../core/act/tree.ts';
import type { DraftingSession } from '../../../core/amend/commands/command.ts';
import { textCaret } from '../../../core/amend/commands/text-caret.ts';
import type { Caret } from '../../state/review/undo.ts';
import { isInsertable } from './inserting.ts';

/** The command that puts in what comes next at the end of words of the law, and what it is put beside; null for none. */
export function nextAfter(
  session: DraftingSession,
  { pid, field }: Pick<Caret, 'pid' | 'field'>,
): readonly [string, Pid] | null {
  const node = textCaret(session, pid, field, 0)?.node;
  const isPut = (one: Provision | undefined): one is Provision => one !== undefined && isInsertable(one.kind);
  const isAtEnd = field === 'content' || field === 'wrapUp';
  // The term says where the next definition goes: it is asked for.
  if (isAtEnd && node?.kind === 'definition') return ['insert-definition', node.pid];
  if (isAtEnd) return isPut(node) ? ['insert-after', node.pid] : null;
  const first = node?.children[0];
  return field === 'intro' && isPut(first) ? ['insert-before', first.pid] : null;
}
