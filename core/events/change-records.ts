import type { ReplayedEvidence } from '../evidence/events.ts';
import { type RecordChange, type Records, takeChanges } from './records.ts';

/** As much of a review's state as changes of records change. */
export interface ReplayedRecords extends Pick<ReplayedEvidence, 'answers'> {
  readonly records: Records;
}

/**
 * Carries changes of records out in a state. The answers of an import that is taken back go with it, and so do the
 * corrections of them. @throws RangeError for a change that can't follow
 */
export function changeRecords({ records, answers }: ReplayedRecords, changes: readonly RecordChange[]): void {
  takeChanges(records, changes);
  for (const { kind, id, is } of changes)
    if (kind === 'import' && is === null)
      for (const [answer, { import: from }] of answers) if (from === id) answers.delete(answer);
}
