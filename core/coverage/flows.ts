import { groupBy } from '../base/group-by.ts';
import { COVERAGE_CATEGORIES, type CoverageCategory } from './coverage.ts';
import { coverageStatusWords } from './coverage-words.ts';
import type { AmendmentRow, CoverageReport, ProvisionRow, RecommendationRow } from './report-schema.ts';

/** How an amendment is tied to a recommendation, the most that can be said first. */
const FLOW_KINDS = ['answers', 'partly', 'departs', 'tied'] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

/** What an amendment does about a recommendation, on how much evidence. */
interface AskedFlow {
  readonly recommendation: string;
  readonly amendment: string;
  readonly kind: FlowKind;
  readonly suspect: boolean;
  /** How many things people said stand behind the amendment. */
  readonly weight: number;
}

/** What an amendment changes, on how much evidence. */
interface ChangeFlow {
  readonly amendment: string;
  readonly pid: string;
  readonly weight: number;
}

/** Recommendations that nothing is tied to and that stand the same. */
export interface UntiedRecommendations {
  readonly standing: CoverageCategory;
  /** That in words. */
  readonly words: string;
  readonly ids: readonly string[];
  /** Their numbers; null for one whose number is unknown. */
  readonly numbers: readonly (number | null)[];
}

/**
 * The whole at a glance: which provisions change, answering what, on how much evidence. Recommendations that nothing is
 * tied to are gathered by how they stand.
 */
export interface Flows {
  readonly recommendations: readonly RecommendationRow[];
  /** Those that nothing is tied to, by how they stand. */
  readonly untied: readonly UntiedRecommendations[];
  readonly amendments: readonly AmendmentRow[];
  readonly provisions: readonly ProvisionRow[];
  readonly answers: readonly AskedFlow[];
  readonly changes: readonly ChangeFlow[];
}

/** The flows of a part of a report: of the rows given, and only between them. */
export function flowsOf(
  report: Pick<CoverageReport, 'recommendations' | 'amendments' | 'provisions' | 'cells'>,
): Flows {
  const { recommendations, amendments, provisions, cells } = report;
  const weights = new Map(amendments.map(({ id, said }) => [id, said.weight]));
  const rows = new Set(recommendations.map(({ id }) => id));
  const askedFlows = cells.flatMap((cell): readonly AskedFlow[] => {
    const weight = weights.get(cell.amendment);
    if (weight === undefined || !rows.has(cell.recommendation)) return [];
    const answers = cell.by === null ? null : cell.by === 'partly-implements' ? 'partly' : 'answers';
    const kind = answers ?? (cell.departs ? 'departs' : 'tied');
    const { recommendation, amendment } = cell;
    return [{ recommendation, amendment, kind, suspect: cell.suspect.length > 0, weight }];
  });
  const tied = new Set(askedFlows.map(({ recommendation }) => recommendation));
  const loose = recommendations.filter(({ id }) => !tied.has(id));
  const shownPids = new Set(provisions.map(({ pid }) => pid));
  return {
    recommendations: recommendations.filter(({ id }) => tied.has(id)),
    untied: COVERAGE_CATEGORIES.flatMap((standing) => {
      const alike = loose.filter((row) => row.standing === standing);
      return [...groupBy(alike, coverageStatusWords)].map(([words, rows]) => ({
        standing,
        words,
        ids: rows.map(({ id }) => id),
        numbers: rows.map(({ no }) => no),
      }));
    }),
    amendments,
    provisions,
    answers: askedFlows,
    changes: amendments.flatMap(({ id, provisions: pids, said }) =>
      pids.filter((pid) => shownPids.has(pid)).map((pid) => ({ amendment: id, pid, weight: said.weight })),
    ),
  };
}
