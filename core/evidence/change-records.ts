import type { ReviewState } from '../ledger/review-state.ts';
import { type RecordChange, takeChanges } from './records.ts';

/**
 * Carries changes of records out in a state. The answers of an import that is taken back go with it, and so do the
 * corrections of them. @throws RangeError for a change that can't follow
 */
export function changeRecords(
  { records, answers }: Pick<ReviewState, 'records' | 'answers'>,
  changes: readonly RecordChange[],
): void {
  takeChanges(records, changes);
  for (const { kind, id, is } of changes)
    if (kind === 'import' && is === null)
      for (const [answer, { import: from }] of answers) if (from === id) answers.delete(answer);
}
