import type { ReplayedEvidence } from '../evidence/events.ts';
import { applyChanges, type RecordChange, type Records } from './records.ts';

/** The parts of a review's state that changes of records affect. */
export interface ReplayedRecords extends Pick<ReplayedEvidence, 'answers'> {
  readonly records: Records;
}

/**
 * Applies changes of records to a state. If an import is removed, its answers and their corrections are removed with it.
 * @throws RangeError for a change that doesn't follow from the state
 */
export function changeRecords({ records, answers }: ReplayedRecords, changes: readonly RecordChange[]): void {
  applyChanges(records, changes);
  for (const { kind, id, is } of changes)
    if (kind === 'import' && is === null)
      for (const [answer, { import: from }] of answers) if (from === id) answers.delete(answer);
}
