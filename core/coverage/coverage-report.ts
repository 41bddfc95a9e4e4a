import type { Provision } from '../act/tree.ts';
import type { Amendment } from '../amend/edits/amendment.ts';
import { placesOf } from '../amend/edits/draft-places.ts';
import { isLive } from '../amend/edits/states.ts';
import { groupBy } from '../base/group-by.ts';
import { recommendationName } from '../evidence/describe.ts';
import type { Evidence, Recommendation } from '../evidence/evidence.ts';
import { type Ref, splitRef } from '../evidence/link.ts';
import type { Decision } from '../evidence/records.ts';
import { coverage } from './coverage.ts';
import { provisionRows } from './provision-rows.ts';
import type {
  AmendmentRow,
  CoverageCell,
  CoverageLink,
  CoverageReport,
  CoveredCommitment,
  Lack,
  RecommendationRow,
} from './report-schema.ts';
import { type CoveredLink, tiesOf } from './ties.ts';
import { type Coding, codingIndex, NO_CODING, saidBy } from './voices.ts';

/** All that coverage is told from. */
export interface ReportInput {
  /** The base text. */
  readonly root: Provision;
  readonly amendments: readonly Amendment[];
  readonly links: readonly CoveredLink[];
  readonly evidence: Pick<Evidence, 'recommendations' | 'responses' | 'commitments' | 'notes' | 'sources'>;
  readonly decisions?: readonly Decision[];
  readonly coding?: Coding;
  /** Whether an answer, a question or a decision that a link names isn't held; all are, when absent. */
  readonly isMissing?: (ref: Ref) => boolean;
  /** ISO date: what is overdue depends on it. */
  readonly today: string;
}

/** Whether a day, or the month or year that is all that is known of it, is over. */
const isPast = (due: string, today: string): boolean => today.slice(0, due.length) > due;

/** Words that were seen in quotation marks; a gist as such; nothing of what wasn't seen. */
const aboutOf = ({ text, gist }: Recommendation): string =>
  text !== null ? `“${text}”` : gist !== null ? `summary: ${gist}` : '';

const idsOf = (links: readonly CoverageLink[]): readonly string[] => links.map(({ id }) => id);
const suspectOf = (links: readonly CoverageLink[]): readonly string[] =>
  idsOf(links.filter(({ suspect }) => suspect.length > 0));

/** What was decided to be done without an amendment. */
const NO_AMENDMENT: ReadonlySet<Decision['outcome']> = new Set(['accepted-no-change', 'not-taken-forward']);

/** Holds a draft against what was asked, answered, said and decided, both ways. */
export function coverageReport(input: ReportInput): CoverageReport {
  const { root, amendments, evidence, decisions = [], coding = NO_CODING, today } = input;
  const { recommendations, responses, commitments } = evidence;
  const places = placesOf(root, amendments);
  const ends = { amendments, recommendations, responses, commitments, lacks: lacksOf(input, places.unitOf) };
  const links = tiesOf(ends, input.links).map(
    ({ link: { id, type, from, to, suspect }, countedAs, recommendations: reached }): CoverageLink => {
      return {
        id,
        type,
        from,
        to,
        counted: countedAs,
        recommendations: reached,
        suspect: (suspect ?? []).map(({ end, because }) => ({ end, because })),
      };
    },
  );
  const covered = coverage({ ...ends, links: input.links, decisions });
  const live = amendments.filter(isLive);
  const states = new Map(live.map(({ id, state }) => [id, state]));
  const counting = links.filter(({ counted }) => counted === 'amendment' || counted === 'provision');
  const byAmendment = groupBy(
    counting.filter(({ counted }) => counted === 'amendment'),
    ({ from }) => splitRef(from).id,
  );
  const index = codingIndex(coding);

  const coveredCommitments = commitments.map(({ pin, ...made }): CoveredCommitment => {
    const response = responses.find(({ id }) => id === made.response);
    const tied = counting.filter(
      ({ counted, to }) => counted === 'amendment' && to === `commitment:${made.id}`,
    );
    return {
      ...made,
      quote: pin.quote,
      recommendations: response?.recommendations ?? [],
      overdue: made.due !== null && made.status !== 'done' && isPast(made.due, today),
      amendments: [...new Set(tied.map(({ from }) => splitRef(from).id))].sort(),
      decision: decisions.find(({ about }) => about === `commitment:${made.id}`) ?? null,
    };
  });

  const recommendationRows = recommendations.map((recommendation, at): RecommendationRow => {
    const { id, addressee, confidence, deadline } = recommendation;
    const row = covered.recommendations[at];
    if (!row) throw new RangeError(`Recommendation ${id} is not covered`);
    const mine = counting.filter((link) => link.recommendations.some((reached) => reached.id === id));
    return {
      id,
      no: recommendation.no,
      name: recommendationName(recommendation),
      addressee,
      about: aboutOf(recommendation),
      confidence,
      deadline,
      deadlinePassed: deadline !== null && isPast(deadline, today),
      standing: row.category,
      decision: row.decision,
      atOdds: row.answers.length > 0 && row.decision !== null && NO_AMENDMENT.has(row.decision.outcome),
      answers: row.answers.flatMap((answer) => {
        const state = states.get(answer.amendment);
        return state ? [{ ...answer, state }] : [];
      }),
      departures: row.departures,
      responses: responses
        .filter((given) => given.recommendations.includes(id))
        .map(({ pins: _pins, ...given }) => given),
      commitments: coveredCommitments
        .filter((made) => made.recommendations.includes(id))
        .map((made) => made.id),
      links: idsOf(mine),
      suspect: suspectOf(mine),
    };
  });

  const lacking: Readonly<Record<Lack, ReadonlySet<string>>> = {
    reason: new Set(covered.withoutReason),
    recommendation: new Set(covered.withoutRecommendation),
    evidence: new Set(covered.withoutEvidence),
  };
  const amendmentRows = live.map(({ id, title, state }): AmendmentRow => {
    const mine = byAmendment.get(id) ?? [];
    const units = places.changedBy(id).flatMap((pid) => places.unitOf(pid)?.pid ?? []);
    return {
      id,
      title,
      state,
      lacks: (['reason', 'recommendation', 'evidence'] as const).filter((lack) => lacking[lack].has(id)),
      provisions: [...new Set(units)].sort((a, b) => places.orderOf(a) - places.orderOf(b)),
      said: saidBy(mine, index),
      links: idsOf(mine),
      suspect: suspectOf(mine),
    };
  });

  return {
    today,
    recommendations: recommendationRows,
    commitments: coveredCommitments,
    amendments: amendmentRows,
    cells: cellsOf(recommendationRows, amendmentRows, byAmendment),
    provisions: provisionRows({ places, amendments: amendmentRows, links: counting, index }),
    themes: coding.themes.map(({ id, name }) => ({ id, name })),
    links,
  };
}

/** The cells in which something is. */
function cellsOf(
  rows: readonly RecommendationRow[],
  amendments: readonly AmendmentRow[],
  byAmendment: ReadonlyMap<string, readonly CoverageLink[]>,
): readonly CoverageCell[] {
  return rows.flatMap((row) =>
    amendments.flatMap(({ id }): readonly CoverageCell[] => {
      const tying = (byAmendment.get(id) ?? []).filter((link) =>
        link.recommendations.some((reached) => reached.id === row.id),
      );
      if (tying.length === 0) return [];
      const by = row.answers.find(({ amendment }) => amendment === id)?.by ?? null;
      const departs = row.departures.includes(id);
      const at = { recommendation: row.id, amendment: id };
      return [{ ...at, by, departs, links: idsOf(tying), suspect: suspectOf(tying) }];
    }),
  );
}

/** Tells which ends of links the review doesn't hold. */
function lacksOf(
  { evidence, decisions = [], coding = NO_CODING, isMissing }: ReportInput,
  unitOf: (pid: string) => unknown,
): (ref: Ref) => boolean {
  const knownIds: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
    Object.entries({
      response: evidence.responses,
      commitment: evidence.commitments,
      note: evidence.notes,
      source: evidence.sources,
      excerpt: coding.excerpts,
      theme: coding.themes,
      decision: decisions,
    }).map(([kind, list]) => [kind, new Set(list.map(({ id }) => id))]),
  );
  return (ref) => {
    const { kind, id } = splitRef(ref);
    if (kind === 'provision') return unitOf(id) === null;
    const idsOfKind = knownIds[kind];
    return idsOfKind ? !idsOfKind.has(id) : (isMissing?.(ref) ?? false);
  };
}
