import { leftOver, type UnsavedChange } from '../../../core/amend/typing/unsaved-words.ts';
import type { SaverHost } from '../review/saver-host.ts';

/**
 * What is left of words that a window kept and sent before it was gone, as the ledger tells who wrote next over what they
 * were typed over. What is still to be written perhaps says so. @throws Refused where the review can't be asked
 */
export async function unstored(
  change: UnsavedChange,
  revisionOf: SaverHost['revisionOf'],
): Promise<UnsavedChange> {
  const { amendment, revision, sent: sentBy, ...typed } = change;
  if (amendment === null || revision === undefined || !sentBy) return change;
  const next = await revisionOf(amendment, revision + 1);
  if (!next) return change;
  const isStored = next.window !== null && sentBy.includes(next.window);
  const before = isStored ? await revisionOf(amendment, revision) : null;
  return before ? leftOver(change, before.amendment, next.amendment) : { amendment, revision, ...typed };
}
