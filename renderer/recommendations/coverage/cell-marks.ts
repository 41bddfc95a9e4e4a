import type { FlowKind } from '../../../core/coverage/flows.ts';
import type { CoverageCell } from '../../../core/coverage/report-schema.ts';

/** A mark for each way in which an amendment is tied to a recommendation, told apart by its shape. */
export const CELL_MARKS: Readonly<Record<FlowKind, string>> = {
  answers: '●',
  partly: '◐',
  departs: '◇',
  tied: '·',
};

/** The most that can be said of a cell. */
export const cellKind = ({ by, departs }: CoverageCell): FlowKind => {
  if (by) return by === 'partly-implements' ? 'partly' : 'answers';
  return departs ? 'departs' : 'tied';
};
