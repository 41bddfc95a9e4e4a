import { groupBy } from '../base/group-by.ts';
import { COVERAGE_CATEGORIES, type CoverageCategory } from './coverage.ts';
import { coverageStatusWords } from './coverage-words.ts';
import type { AmendmentRow, CoverageReport, ProvisionRow, RecommendationRow } from './report-schema.ts';

/** The relation of an amendment to a recommendation, in order of precedence. `tied`: linked in another way. */
const FLOW_KINDS = ['answers', 'partly', 'departs', 'tied'] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

/** A line of the diagram from a recommendation to an amendment. */
interface AnswerFlow {
  readonly recommendation: string;
  readonly amendment: string;
  readonly kind: FlowKind;
  readonly suspect: boolean;
  /** The number of pieces of evidence for the amendment, which is the thickness of the line. */
  readonly weight: number;
}

/** A line of the diagram from an amendment to a provision that it changes. */
interface ChangeFlow {
  readonly amendment: string;
  readonly pid: string;
  readonly weight: number;
}

/** Recommendations without links that have the same status. */
export interface UntiedRecommendations {
  readonly standing: CoverageCategory;
  /** The status in words. */
  readonly words: string;
  readonly ids: readonly string[];
  /** The numbers of the recommendations. Null for an unknown number. */
  readonly numbers: readonly (number | null)[];
}

/** The diagram of recommendations, amendments and provisions, with lines between them. */
export interface Flows {
  readonly recommendations: readonly RecommendationRow[];
  /** The recommendations without links, grouped by status. */
  readonly untied: readonly UntiedRecommendations[];
  readonly amendments: readonly AmendmentRow[];
  readonly provisions: readonly ProvisionRow[];
  readonly answers: readonly AnswerFlow[];
  readonly changes: readonly ChangeFlow[];
}

/** The diagram of a report, or of some of its rows. Lines to rows that are not given are left out. */
export function flowsOf(
  report: Pick<CoverageReport, 'recommendations' | 'amendments' | 'provisions' | 'cells'>,
): Flows {
  const { recommendations, amendments, provisions, cells } = report;
  const weights = new Map(amendments.map(({ id, said }) => [id, said.weight]));
  const rows = new Set(recommendations.map(({ id }) => id));
  const answers = cells.flatMap((cell): readonly AnswerFlow[] => {
    const weight = weights.get(cell.amendment);
    if (weight === undefined || !rows.has(cell.recommendation)) return [];
    const answerKind = cell.by === null ? null : cell.by === 'partly-implements' ? 'partly' : 'answers';
    const kind = answerKind ?? (cell.departs ? 'departs' : 'tied');
    const { recommendation, amendment } = cell;
    return [{ recommendation, amendment, kind, suspect: cell.suspect.length > 0, weight }];
  });
  const tied = new Set(answers.map(({ recommendation }) => recommendation));
  const untied = recommendations.filter(({ id }) => !tied.has(id));
  const shownPids = new Set(provisions.map(({ pid }) => pid));
  return {
    recommendations: recommendations.filter(({ id }) => tied.has(id)),
    untied: COVERAGE_CATEGORIES.flatMap((standing) => {
      const sameStatus = untied.filter((row) => row.standing === standing);
      return [...groupBy(sameStatus, coverageStatusWords)].map(([words, rows]) => ({
        standing,
        words,
        ids: rows.map(({ id }) => id),
        numbers: rows.map(({ no }) => no),
      }));
    }),
    amendments,
    provisions,
    answers,
    changes: amendments.flatMap(({ id, provisions: pids, said }) =>
      pids.filter((pid) => shownPids.has(pid)).map((pid) => ({ amendment: id, pid, weight: said.weight })),
    ),
  };
}
