import type { Amendment } from '../amend/edits/amendment.ts';
import { isLive } from '../amend/edits/states.ts';
import { ANSWERING, type Answering, type LinkType, splitRef } from '../evidence/link.ts';
import type { Decision } from '../evidence/records.ts';
import { type CoveredLink, isEvidence, type TieEndpoints, tiesOf } from './ties.ts';

/**
 * How a recommendation stands, the most that can be said of it first. A decision that it needs no change to the law, or not to
 * take it forward, or not now, is an answer; where amendments answer it all the same, they say more.
 */
export const COVERAGE_CATEGORIES = [
  'answered',
  'partly',
  'accepted-no-change',
  'not-taken-forward',
  'not-yet',
] as const;
export type CoverageCategory = (typeof COVERAGE_CATEGORIES)[number];

/** One amendment that answers a recommendation, by the fullest of its links to it. */
interface Answer {
  readonly amendment: string;
  readonly by: Answering;
}

/** What a draft does about one recommendation. */
export interface RecommendationCoverage {
  readonly recommendation: string;
  /** `partly` when it is only ever partly implemented. */
  readonly category: CoverageCategory;
  /** In the order in which the amendments were given. */
  readonly answers: readonly Answer[];
  /** Amendments that depart from it: on record, and no answer. */
  readonly departures: readonly string[];
  /** What was decided of it, if anything was. */
  readonly decision: Decision | null;
}

/** A draft held against the recommendations, both ways. */
interface Coverage {
  /** One row for each recommendation, in the order given. */
  readonly recommendations: readonly RecommendationCoverage[];
  readonly withoutReason: readonly string[];
  /** Amendments without a link of any type to a recommendation, or to a response or commitment given to one. */
  readonly withoutRecommendation: readonly string[];
  /** Amendments without a link to what people said, for or against. */
  readonly withoutEvidence: readonly string[];
  /** Links (by id) whose amendment or far end isn't among those given; they count for nothing. */
  readonly strays: readonly string[];
}

/** A draft, what was asked, and what was decided of it. */
interface CoverageInput extends TieEndpoints {
  readonly amendments: readonly Pick<Amendment, 'id' | 'state' | 'reason'>[];
  readonly links: readonly CoveredLink[];
  readonly decisions?: readonly Decision[];
}

/** How a recommendation stands by its answers and by what was decided of it. */
function categoryOf(answers: readonly Answer[], decision: Decision | null): CoverageCategory {
  if (answers.some(({ by }) => by !== 'partly-implements')) return 'answered';
  if (answers.length > 0) return 'partly';
  if (decision === null || decision.outcome === 'taken-forward') return 'not-yet';
  return decision.outcome === 'accepted-no-change' ? 'accepted-no-change' : 'not-taken-forward';
}

/**
 * Which amendments answer which recommendations, and what each lacks. Withdrawn amendments are passed over, in the
 * answers and in the lists. Only a link straight to a recommendation answers it: whether carrying out a commitment
 * is an answer to what was asked is for a person to say.
 */
export function coverage(draft: CoverageInput): Coverage {
  const live = draft.amendments.filter(isLive);
  /** The types of an amendment's links to a recommendation, by `typesKey`. */
  const types = new Map<string, Set<LinkType>>();
  const recommended = new Set<string>();
  const evidenced = new Set<string>();
  const strays: string[] = [];

  for (const { link, countedAs, recommendations } of tiesOf(draft, draft.links)) {
    if (countedAs === 'stray') strays.push(link.id);
    if (countedAs !== 'amendment') continue;
    const { id } = splitRef(link.from);
    if (isEvidence(link.to)) evidenced.add(id);
    if (recommendations.length > 0) recommended.add(id);
    for (const reached of recommendations) {
      if (reached.via !== null) continue;
      const key = typesKey(id, reached.id);
      types.set(key, (types.get(key) ?? new Set()).add(link.type));
    }
  }

  const row = (id: string): RecommendationCoverage => {
    const answers: Answer[] = [];
    const departures: string[] = [];
    for (const amendment of live) {
      const linkTypes = types.get(typesKey(amendment.id, id));
      const by = ANSWERING.find((type) => linkTypes?.has(type));
      if (by) answers.push({ amendment: amendment.id, by });
      if (linkTypes?.has('departs-from')) departures.push(amendment.id);
    }
    const decision = draft.decisions?.find(({ about }) => about === `recommendation:${id}`) ?? null;
    return { recommendation: id, category: categoryOf(answers, decision), answers, departures, decision };
  };
  const lacking = (has: (amendment: (typeof live)[number]) => boolean): readonly string[] =>
    live.filter((amendment) => !has(amendment)).map(({ id }) => id);

  return {
    recommendations: draft.recommendations.map(({ id }) => row(id)),
    withoutReason: lacking(({ reason }) => reason.trim() !== ''),
    withoutRecommendation: lacking(({ id }) => recommended.has(id)),
    withoutEvidence: lacking(({ id }) => evidenced.has(id)),
    strays,
  };
}

const typesKey = (amendment: string, recommendation: string): string => `${amendment}\n${recommendation}`;
