import type { Amendment } from '../amend/edits/amendment.ts';
import type { Commitment, Recommendation, Response } from '../evidence/evidence.ts';
import { type Link, type Ref, type RefKind, splitRef } from '../evidence/link.ts';

/** The kinds of refs that are evidence. */
const EVIDENCE: ReadonlySet<RefKind> = new Set(['note', 'answer', 'excerpt', 'theme', 'source']);

/** Whether a ref is evidence, and not a recommendation, response or decision. */
export const isEvidence = (ref: Ref): boolean => EVIDENCE.has(splitRef(ref).kind);

/** An endpoint of a link that was changed or deleted after a person reviewed the link. */
interface SuspectEndpoint {
  readonly end: 'from' | 'to';
  readonly because: 'changed' | 'gone';
}

/** The parts of a link that coverage needs. `suspect` is absent if it is not known. */
export interface CoveredLink extends Pick<Link, 'id' | 'type' | 'from' | 'to'> {
  readonly suspect?: readonly SuspectEndpoint[];
}

/** A recommendation that a link reaches: directly, or via a response or commitment. `via` is null for a direct link. */
export interface ReachedRecommendation {
  readonly id: string;
  readonly via: Ref | null;
}

/** The item that a link counts for. Links of withdrawn amendments and stray links, with a missing endpoint, don't count. */
type CountedAs = 'amendment' | 'provision' | 'withdrawn' | 'stray';

/** A link with the item that it counts for, and the recommendations that it reaches. */
interface ResolvedLink {
  readonly link: CoveredLink;
  readonly countedAs: CountedAs;
  /** Empty if the link doesn't count. */
  readonly recommendations: readonly ReachedRecommendation[];
}

/** The items that endpoints of links are looked up in. */
export interface LinkEndpoints {
  readonly amendments: readonly Pick<Amendment, 'id' | 'state'>[];
  readonly recommendations: readonly Pick<Recommendation, 'id'>[];
  readonly responses?: readonly Pick<Response, 'id' | 'recommendations'>[];
  readonly commitments?: readonly Pick<Commitment, 'id' | 'response'>[];
  /** Whether an endpoint of another kind is missing from the review. If absent, none is. */
  readonly lacks?: (ref: Ref) => boolean;
}

/**
 * The recommendations that a link's target reaches. A response reaches those that it answers, and a commitment those of its
 * response. A commitment without a response reaches none.
 */
export function reachedBy(
  to: Ref,
  { responses = [], commitments = [] }: Pick<LinkEndpoints, 'responses' | 'commitments'>,
): readonly ReachedRecommendation[] {
  const { kind, id } = splitRef(to);
  if (kind === 'recommendation') return [{ id, via: null }];
  if (kind !== 'response' && kind !== 'commitment') return [];
  const responseId = kind === 'response' ? id : commitments.find((made) => made.id === id)?.response;
  const response = responses.find((one) => one.id === responseId);
  return (response?.recommendations ?? []).map((recommendation) => ({ id: recommendation, via: to }));
}

/** Resolves links: what each counts for, and the recommendations that it reaches. Keeps the order. */
export function resolveLinks(ends: LinkEndpoints, links: readonly CoveredLink[]): readonly ResolvedLink[] {
  const states = new Map(ends.amendments.map(({ id, state }) => [id, state]));
  const recommendationIds = new Set(ends.recommendations.map(({ id }) => id));
  const isUnknown = (ref: Ref): boolean => {
    const { kind, id } = splitRef(ref);
    if (kind === 'amendment') return !states.has(id);
    if (kind === 'recommendation') return !recommendationIds.has(id);
    return ends.lacks?.(ref) ?? false;
  };
  const countedAs = ({ from, to }: CoveredLink): CountedAs => {
    if (isUnknown(from) || isUnknown(to)) return 'stray';
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
