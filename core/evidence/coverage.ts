import type { Amendment } from '../amend/amendment.ts';
import type { Recommendation } from './evidence.ts';
import { type Link, type LinkType, splitRef } from './link.ts';

/** The types of link by which an amendment answers a recommendation, the fullest answer first. */
export const ANSWERING = [
  'implements',
  'responds-to',
  'partly-implements',
] as const satisfies readonly LinkType[];
export type Answering = (typeof ANSWERING)[number];

/** One amendment that answers a recommendation, by the fullest of its links to it. */
export interface Answer {
  readonly amendment: string;
  readonly by: Answering;
}

/** What a draft does about one recommendation. */
export interface RecommendationCoverage {
  readonly recommendation: string;
  /** `partly` when it is only ever partly implemented. */
  readonly category: 'answered' | 'partly' | 'not-yet';
  /** In the order in which the amendments were given. */
  readonly answers: readonly Answer[];
  /** Amendments that depart from it: on record, and no answer. */
  readonly departures: readonly string[];
}

/** A draft held against the recommendations, both ways. */
export interface Coverage {
  /** One row for each recommendation, in the order given. */
  readonly recommendations: readonly RecommendationCoverage[];
  readonly withoutReason: readonly string[];
  /** Amendments without a link of any type to a recommendation. */
  readonly withoutRecommendation: readonly string[];
  /** Amendments without a link to a note or an excerpt, for or against. */
  readonly withoutEvidence: readonly string[];
  /** Links (by id) whose amendment or recommendation isn't among those given; they count for nothing. */
  readonly strays: readonly string[];
}

/**
 * Which amendments answer which recommendations, and what each lacks. Withdrawn amendments are passed over, in the
 * answers and in the lists. Only links from an amendment straight to a recommendation, note or excerpt count.
 */
export function coverage(draft: {
  readonly amendments: readonly Pick<Amendment, 'id' | 'state' | 'reason'>[];
  readonly links: readonly Pick<Link, 'id' | 'type' | 'from' | 'to'>[];
  readonly recommendations: readonly Pick<Recommendation, 'id'>[];
}): Coverage {
  const live = draft.amendments.filter((amendment) => amendment.state !== 'withdrawn');
  const drafted = new Set(draft.amendments.map(({ id }) => id));
  const asked = new Set(draft.recommendations.map(({ id }) => id));
  /** The types of an amendment's links to a recommendation, by `typesKey`. */
  const types = new Map<string, Set<LinkType>>();
  const recommended = new Set<string>();
  const evidenced = new Set<string>();
  const strays: string[] = [];

  for (const link of draft.links) {
    const from = splitRef(link.from);
    const to = splitRef(link.to);
    const known = to.kind !== 'recommendation' || asked.has(to.id);
    if ((from.kind === 'amendment' && !drafted.has(from.id)) || !known) strays.push(link.id);
    else if (from.kind !== 'amendment') continue;
    else if (to.kind === 'note' || to.kind === 'excerpt') evidenced.add(from.id);
    else if (to.kind === 'recommendation') {
      recommended.add(from.id);
      const key = typesKey(from.id, to.id);
      types.set(key, (types.get(key) ?? new Set()).add(link.type));
    }
  }

  const row = ({ id }: Pick<Recommendation, 'id'>): RecommendationCoverage => {
    const answers: Answer[] = [];
    const departures: string[] = [];
    for (const amendment of live) {
      const held = types.get(typesKey(amendment.id, id));
      const by = ANSWERING.find((type) => held?.has(type));
      if (by) answers.push({ amendment: amendment.id, by });
      if (held?.has('departs-from')) departures.push(amendment.id);
    }
    const partly = answers.length > 0 && answers.every(({ by }) => by === 'partly-implements');
    const category = partly ? 'partly' : answers.length > 0 ? 'answered' : 'not-yet';
    return { recommendation: id, category, answers, departures };
  };
  const lacking = (has: (amendment: (typeof live)[number]) => boolean): readonly string[] =>
    live.filter((amendment) => !has(amendment)).map(({ id }) => id);

  return {
    recommendations: draft.recommendations.map(row),
    withoutReason: lacking(({ reason }) => reason.trim() !== ''),
    withoutRecommendation: lacking(({ id }) => recommended.has(id)),
    withoutEvidence: lacking(({ id }) => evidenced.has(id)),
    strays,
  };
}

const typesKey = (amendment: string, recommendation: string): string => `${amendment}\n${recommendation}`;
