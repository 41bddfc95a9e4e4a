import type { AmendmentState } from '../../../core/amend/edits/amendment.ts';
import type { CoverageCategory } from '../../../core/coverage/coverage.ts';
import type { CoverageReport, Lack, RecommendationRow } from '../../../core/coverage/report-schema.ts';

/** The filters of the coverage views; 'all' or false means no filter. */
export interface CoverageFilters {
  readonly standing: CoverageCategory | 'all';
  readonly addressee: string;
  readonly state: AmendmentState | 'all';
  /** The pid of a provision's row, or 'all'. */
  readonly provision: string;
  readonly lacks: Lack | 'all';
  readonly suspect: boolean;
  readonly overdue: boolean;
}

export const NO_FILTERS: CoverageFilters = {
  standing: 'all',
  addressee: 'all',
  state: 'all',
  provision: 'all',
  lacks: 'all',
  suspect: false,
  overdue: false,
};

export const isNarrowed = (filters: CoverageFilters): boolean =>
  Object.entries(filters).some(([name, value]) => value !== NO_FILTERS[name as keyof CoverageFilters]);

/** Whether an open recommendation is past its deadline, or a commitment made in answer to it is overdue. */
export const isOverdue = (row: RecommendationRow, { commitments }: CoverageReport): boolean =>
  (row.deadlinePassed && row.standing === 'not-yet') ||
  commitments.some((commitment) => commitment.overdue && row.commitments.includes(commitment.id));

/** The filtered part of a report. Its cells are those between the remaining rows. */
export type Part = Pick<CoverageReport, 'recommendations' | 'amendments' | 'provisions' | 'cells'>;

export function narrowed(report: CoverageReport, filters: CoverageFilters): Part {
  const { standing, addressee, state, provision, lacks, suspect, overdue } = filters;
  const recommendations = report.recommendations.filter(
    (row) =>
      (standing === 'all' || row.standing === standing) &&
      (addressee === 'all' || row.addressee === addressee) &&
      (!suspect || row.suspect.length > 0) &&
      (!overdue || isOverdue(row, report)),
  );
  const amendments = report.amendments.filter(
    (row) =>
      (state === 'all' || row.state === state) &&
      (provision === 'all' || row.provisions.includes(provision)) &&
      (lacks === 'all' || row.lacks.includes(lacks)) &&
      (!suspect || row.suspect.length > 0),
  );
  const recommendationIds = new Set(recommendations.map(({ id }) => id));
  const drafted = new Set(amendments.map(({ id }) => id));
  const ofAmendments = state !== 'all' || lacks !== 'all';
  const ofRecommendations = standing !== 'all' || addressee !== 'all' || overdue;
  const provisions = report.provisions.filter(
    (row) =>
      (provision === 'all' || row.pid === provision) &&
      (!ofAmendments || row.amendments.some((id) => drafted.has(id))) &&
      (!ofRecommendations || row.recommendations.some((id) => recommendationIds.has(id))) &&
      (!suspect || row.suspect.length > 0),
  );
  const cells = report.cells.filter(
    (cell) => recommendationIds.has(cell.recommendation) && drafted.has(cell.amendment),
  );
  return { recommendations, amendments, provisions, cells };
}
