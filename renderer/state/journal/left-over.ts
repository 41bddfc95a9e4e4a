import { remainingUnsaved, type UnsavedChange } from '../../../core/amend/typing/unsaved-words.ts';
import type { SaverHost } from '../review/saver-host.ts';

/**
 * Removes the part of stored words that the review contains. The ledger shows which window wrote the next revision.
 * @throws Refused if the review cannot be asked
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
  return before
    ? remainingUnsaved(change, before.amendment, next.amendment)
    : { amendment, revision, ...typed };
}
