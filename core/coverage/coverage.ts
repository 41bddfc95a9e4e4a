import type { Amendment } from '../amend/edits/amendment.ts';
import { isLive } from '../amend/edits/states.ts';
import { ANSWERING, type Answering, type LinkType, splitRef } from '../evidence/link.ts';
import type { Decision } from '../evidence/records.ts';
import { type CoveredLink, isEvidence, type LinkEndpoints, resolveLinks } from './resolve-links.ts';

/**
 * The coverage status of a recommendation, in order of precedence. Answers by amendments take precedence over decisions, such as
 * that no change of the law is needed.
 */
export const COVERAGE_CATEGORIES = [
  'answered',
  'partly',
  'accepted-no-change',
  'not-taken-forward',
  'not-yet',
] as const;
export type CoverageCategory = (typeof COVERAGE_CATEGORIES)[number];

/** An amendment that answers a recommendation, with the fullest of its links to the recommendation. */
interface Answer {
  readonly amendment: string;
  readonly by: Answering;
}

/** How a draft covers one recommendation. */
export interface RecommendationCoverage {
  readonly recommendation: string;
  /** `partly` if all its answers are partial. */
  readonly category: CoverageCategory;
  /** In the order of the amendments in the input. */
  readonly answers: readonly Answer[];
  /** Amendments that depart from the recommendation, which are not answers. */
  readonly departures: readonly string[];
  /** The decision about it. Null if there is none. */
  readonly decision: Decision | null;
}

/** The coverage of recommendations, and the gaps of amendments. */
interface Coverage {
  /** One row for each recommendation, in the order of the input. */
  readonly recommendations: readonly RecommendationCoverage[];
  readonly withoutReason: readonly string[];
  /** Amendments without any link to a recommendation, or to a response or commitment about one. */
  readonly withoutRecommendation: readonly string[];
  /** Amendments without a link to evidence. */
  readonly withoutEvidence: readonly string[];
  /** The ids of links with an endpoint that isn't in the input. They are not counted. */
  readonly strays: readonly string[];
}

/** A draft with the recommendations and the decisions about them. */
interface CoverageInput extends LinkEndpoints {
  readonly amendments: readonly Pick<Amendment, 'id' | 'state' | 'reason'>[];
  readonly links: readonly CoveredLink[];
  readonly decisions?: readonly Decision[];
}

/** The status of a recommendation by its answers and its decision. */
function categoryOf(answers: readonly Answer[], decision: Decision | null): CoverageCategory {
  if (answers.some(({ by }) => by !== 'partly-implements')) return 'answered';
  if (answers.length > 0) return 'partly';
  if (decision === null || decision.outcome === 'taken-forward') return 'not-yet';
  return decision.outcome === 'accepted-no-change' ? 'accepted-no-change' : 'not-taken-forward';
}

/**
 * Computes which amendments answer which recommendations, and what amendments lack. Withdrawn amendments are ignored. Only a
 * direct link answers a recommendation. Whether an amendment for a commitment also answers it, a person must decide.
 */
export function coverage(draft: CoverageInput): Coverage {
  const live = draft.amendments.filter(isLive);
  /** The types of an amendment's links to a recommendation, by `pairKey`. */
  const types = new Map<string, Set<LinkType>>();
  const recommended = new Set<string>();
  const evidenced = new Set<string>();
  const strays: string[] = [];

  for (const { link, countedAs, recommendations } of resolveLinks(draft, draft.links)) {
    if (countedAs === 'stray') strays.push(link.id);
    if (countedAs !== 'amendment') continue;
    const { id } = splitRef(link.from);
    if (isEvidence(link.to)) evidenced.add(id);
    if (recommendations.length > 0) recommended.add(id);
    for (const reached of recommendations) {
      if (reached.via !== null) continue;
      const key = pairKey(id, reached.id);
      types.set(key, (types.get(key) ?? new Set()).add(link.type));
    }
  }

  const row = (id: string): RecommendationCoverage => {
    const answers: Answer[] = [];
    const departures: string[] = [];
    for (const amendment of live) {
      const linkTypes = types.get(pairKey(amendment.id, id));
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

const pairKey = (amendment: string, recommendation: string): string => `${amendment}\n${recommendation}`;
