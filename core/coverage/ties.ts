import type { Amendment } from '../amend/edits/amendment.ts';
import type { Commitment, Recommendation, Response } from '../evidence/evidence.ts';
import { type Link, type Ref, type RefKind, splitRef } from '../evidence/link.ts';

/** The kinds of thing that are evidence of what people said. */
const EVIDENCE: ReadonlySet<RefKind> = new Set(['note', 'answer', 'excerpt', 'theme', 'source']);

/** Whether a link's far end is evidence, as opposed to something asked or decided. */
export const isEvidence = (ref: Ref): boolean => EVIDENCE.has(splitRef(ref).kind);

/** An end of a link that says something else than what a person looked at, or is not there any more. */
interface SuspectEndpoint {
  readonly end: 'from' | 'to';
  readonly because: 'changed' | 'gone';
}

/** A link as far as coverage depends on it; with the ends that are not as a person saw them, where that is known. */
export interface CoveredLink extends Pick<Link, 'id' | 'type' | 'from' | 'to'> {
  readonly suspect?: readonly SuspectEndpoint[];
}

/** A recommendation that a link reaches: named by it, or (`via`) by way of the response or commitment that it names. */
export interface Reached {
  readonly id: string;
  readonly via: Ref | null;
}

/** Where a link counts: each in one place, once. */
type CountedAs = 'amendment' | 'provision' | 'withdrawn' | 'stray';

/** A link, where it counts, and what it ties its near end to. */
interface Tie {
  readonly link: CoveredLink;
  readonly countedAs: CountedAs;
  /** Empty where the link counts for nothing. */
  readonly recommendations: readonly Reached[];
}

/** What the two ends of links are looked for in. */
export interface TieEndpoints {
  readonly amendments: readonly Pick<Amendment, 'id' | 'state'>[];
  readonly recommendations: readonly Pick<Recommendation, 'id'>[];
  readonly responses?: readonly Pick<Response, 'id' | 'recommendations'>[];
  readonly commitments?: readonly Pick<Commitment, 'id' | 'response'>[];
  /** Whether the review lacks an end that is neither amendment nor recommendation; none is lacking, when absent. */
  readonly lacks?: (ref: Ref) => boolean;
}

/**
 * The recommendations that a link's far end reaches. A commitment was given in a response, and a response answers
 * recommendations; one given outside any response reaches none.
 */
export function reachedBy(
  to: Ref,
  { responses = [], commitments = [] }: Pick<TieEndpoints, 'responses' | 'commitments'>,
): readonly Reached[] {
  const { kind, id } = splitRef(to);
  if (kind === 'recommendation') return [{ id, via: null }];
  if (kind !== 'response' && kind !== 'commitment') return [];
  const responseId = kind === 'response' ? id : commitments.find((made) => made.id === id)?.response;
  const response = responses.find((one) => one.id === responseId);
  return (response?.recommendations ?? []).map((recommendation) => ({ id: recommendation, via: to }));
}

/** What each link ties together, in the order given, and where it counts. */
export function tiesOf(ends: TieEndpoints, links: readonly CoveredLink[]): readonly Tie[] {
  const states = new Map(ends.amendments.map(({ id, state }) => [id, state]));
  const recommendationIds = new Set(ends.recommendations.map(({ id }) => id));
  const unknown = (ref: Ref): boolean => {
    const { kind, id } = splitRef(ref);
    if (kind === 'amendment') return !states.has(id);
    if (kind === 'recommendation') return !recommendationIds.has(id);
    return ends.lacks?.(ref) ?? false;
  };
  const countedAs = ({ from, to }: CoveredLink): CountedAs => {
    if (unknown(from) || unknown(to)) return 'stray';
    const { kind, id } = splitRef(from);
    if (kind === 'provision') return 'provision';
    if (kind !== 'amendment') return 'stray';
    return states.get(id) === 'withdrawn' ? 'withdrawn' : 'amendment';
  };
  return links.map((link) => {
    const where = countedAs(link);
    const counts = where === 'amendment' || where === 'provision';
    const recommendations = counts
      ? reachedBy(link.to, ends).filter(({ id }) => recommendationIds.has(id))
      : [];
    return { link, countedAs: where, recommendations };
  });
}
