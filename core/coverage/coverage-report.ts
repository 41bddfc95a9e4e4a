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
import { type Coding, codingIndex, linkedEvidence, NO_CODING } from './linked-evidence.ts';
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
import { type CoveredLink, resolveLinks } from './resolve-links.ts';

/** The input of a coverage report. */
export interface ReportInput {
  /** The base text. */
  readonly root: Provision;
  readonly amendments: readonly Amendment[];
  readonly links: readonly CoveredLink[];
  readonly evidence: Pick<Evidence, 'recommendations' | 'responses' | 'commitments' | 'notes' | 'sources'>;
  readonly decisions?: readonly Decision[];
  readonly coding?: Coding;
  /** Whether an answer or question that a link refers to doesn't exist. If absent, all exist. */
  readonly isMissing?: (ref: Ref) => boolean;
  /** The ISO date that decides what is overdue. */
  readonly today: string;
}

/** Whether a date is past. A date may be a day, a month or a year: `2026-11-24`, `2026-11`, `2026`. */
const isPast = (due: string, today: string): boolean => today.slice(0, due.length) > due;

/** A recommendation's wording in quotation marks, or else its summary, or else ''. */
const aboutOf = ({ text, gist }: Recommendation): string =>
  text !== null ? `“${text}”` : gist !== null ? `summary: ${gist}` : '';

const idsOf = (links: readonly CoverageLink[]): readonly string[] => links.map(({ id }) => id);
const suspectIds = (links: readonly CoverageLink[]): readonly string[] =>
  idsOf(links.filter(({ suspect }) => suspect.length > 0));

/** The outcomes that need no amendment. */
const NO_AMENDMENT: ReadonlySet<Decision['outcome']> = new Set(['accepted-no-change', 'not-taken-forward']);

/** Reports how a draft covers the recommendations and the evidence, and which gaps its amendments have. */
export function coverageReport(input: ReportInput): CoverageReport {
  const { root, amendments, evidence, decisions = [], coding = NO_CODING, today } = input;
  const { recommendations, responses, commitments } = evidence;
  const places = placesOf(root, amendments);
  const ends = {
    amendments,
    recommendations,
    responses,
    commitments,
    lacks: missingRefFinder(input, places.unitOf),
  };
  const links = resolveLinks(ends, input.links).map(
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

  const coveredCommitments = commitments.map(({ pin, ...commitment }): CoveredCommitment => {
    const response = responses.find(({ id }) => id === commitment.response);
    const commitmentLinks = counting.filter(
      ({ counted, to }) => counted === 'amendment' && to === `commitment:${commitment.id}`,
    );
    return {
      ...commitment,
      quote: pin.quote,
      recommendations: response?.recommendations ?? [],
      overdue: commitment.due !== null && commitment.status !== 'done' && isPast(commitment.due, today),
      amendments: [...new Set(commitmentLinks.map(({ from }) => splitRef(from).id))].sort(),
      decision: decisions.find(({ about }) => about === `commitment:${commitment.id}`) ?? null,
    };
  });

  const recommendationRows = recommendations.map((recommendation, at): RecommendationRow => {
    const { id, addressee, confidence, deadline } = recommendation;
    const row = covered.recommendations[at];
    if (!row) throw new RangeError(`Recommendation ${id} is not covered`);
    const linksOfRow = counting.filter((link) => link.recommendations.some((reached) => reached.id === id));
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
        .filter((response) => response.recommendations.includes(id))
        .map(({ pins: _pins, ...response }) => response),
      commitments: coveredCommitments
        .filter((commitment) => commitment.recommendations.includes(id))
        .map((commitment) => commitment.id),
      links: idsOf(linksOfRow),
      suspect: suspectIds(linksOfRow),
    };
  });

  const lacking: Readonly<Record<Lack, ReadonlySet<string>>> = {
    reason: new Set(covered.withoutReason),
    recommendation: new Set(covered.withoutRecommendation),
    evidence: new Set(covered.withoutEvidence),
  };
  const amendmentRows = live.map(({ id, title, state }): AmendmentRow => {
    const linksOfRow = byAmendment.get(id) ?? [];
    const units = places.changedBy(id).flatMap((pid) => places.unitOf(pid)?.pid ?? []);
    return {
      id,
      title,
      state,
      lacks: (['reason', 'recommendation', 'evidence'] as const).filter((lack) => lacking[lack].has(id)),
      provisions: [...new Set(units)].sort((a, b) => places.orderOf(a) - places.orderOf(b)),
      said: linkedEvidence(linksOfRow, index),
      links: idsOf(linksOfRow),
      suspect: suspectIds(linksOfRow),
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

/** The cells of the matrix of recommendations and amendments that have links. */
function cellsOf(
  rows: readonly RecommendationRow[],
  amendments: readonly AmendmentRow[],
  byAmendment: ReadonlyMap<string, readonly CoverageLink[]>,
): readonly CoverageCell[] {
  return rows.flatMap((row) =>
    amendments.flatMap(({ id }): readonly CoverageCell[] => {
      const cellLinks = (byAmendment.get(id) ?? []).filter((link) =>
        link.recommendations.some((reached) => reached.id === row.id),
      );
      if (cellLinks.length === 0) return [];
      const by = row.answers.find(({ amendment }) => amendment === id)?.by ?? null;
      const departs = row.departures.includes(id);
      const at = { recommendation: row.id, amendment: id };
      return [{ ...at, by, departs, links: idsOf(cellLinks), suspect: suspectIds(cellLinks) }];
    }),
  );
}

/** Makes a function that says whether an endpoint of a link is missing from the review. */
function missingRefFinder(
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
