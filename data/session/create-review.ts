import { ok, type Result } from '../../core/base/result.ts';
import { EVIDENCE_ACT, loadEvidence, NO_EVIDENCE, withoutSamples } from '../corpus/evidence.ts';
import { findAct } from '../corpus/held-texts.ts';
import type { Deps } from '../handlers/context/context.ts';
import { createStore } from '../store/store.ts';
import { type Contents, fillReview } from './fill.ts';
import { openReview, type Session } from './session.ts';

/** What a new review is asked to be. */
interface ReviewRequest {
  readonly title: string;
  readonly act: string;
  /** Which text of the Act: `current`, `enacted`, or a version that was imported. */
  readonly at: string;
  /**
   * With the made-up responses: those are for the sample review, and would be published as what somebody said from any
   * other.
   */
  readonly samples?: boolean;
}

/**
 * Makes a review of an Act that came with Keeling or was imported, and opens it. Refused when there is a file at the
 * path already.
 */
export async function createReview(
  path: string,
  request: ReviewRequest,
  deps: Deps,
): Promise<Result<Session>> {
  const contents = await contentsOf(request, deps);
  return contents.ok ? createReviewOf(path, contents.value, deps) : contents;
}

/** What a new review of an Act holds: the text that is asked for, and the evidence that came with Keeling for it. */
export async function contentsOf(
  { title, act, at, samples = false }: ReviewRequest,
  { shelf }: Pick<Deps, 'shelf'>,
): Promise<Result<Contents>> {
  const instrument = await findAct(act, at, shelf);
  if (!instrument.ok) return instrument;
  const evidence = act === EVIDENCE_ACT ? loadEvidence() : NO_EVIDENCE;
  return ok({ title, instrument: instrument.value, evidence: samples ? evidence : withoutSamples(evidence) });
}

/** Makes a review of any text and evidence, and opens it. Refused when there is a file at the path already. */
export async function createReviewOf(path: string, contents: Contents, deps: Deps): Promise<Result<Session>> {
  const created = await createStore(path, (trx) => fillReview(trx, contents, deps));
  return created.ok ? openReview(path, deps) : created;
}
