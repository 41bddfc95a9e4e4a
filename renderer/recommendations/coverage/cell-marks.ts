import type { FlowKind } from '../../../core/coverage/flows.ts';
import type { CoverageCell } from '../../../core/coverage/report-schema.ts';

/** A symbol for each kind of link between an amendment and a recommendation. They differ by shape, not only by colour. */
export const CELL_MARKS: Readonly<Record<FlowKind, string>> = {
  answers: '●',
  partly: '◐',
  departs: '◇',
  tied: '·',
};

/** The strongest kind among the links of a cell: an answer, then a departure, then any other link. */
export const cellKind = ({ by, departs }: CoverageCell): FlowKind => {
  if (by) return by === 'partly-implements' ? 'partly' : 'answers';
  return departs ? 'departs' : 'tied';
};
