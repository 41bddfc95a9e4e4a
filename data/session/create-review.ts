import { ok, type Result } from '../../core/base/result.ts';
import { EVIDENCE_ACT, loadEvidence, NO_EVIDENCE, withoutSamples } from '../corpus/evidence.ts';
import { findAct } from '../corpus/held-texts.ts';
import type { Deps } from '../handlers/context/context.ts';
import { createStore } from '../store/store.ts';
import { type Contents, fillReview } from './fill.ts';
import { openReview, type Session } from './session.ts';

/** A request for a new review. */
interface ReviewRequest {
  readonly title: string;
  readonly act: string;
  /** The version of the Act: `current`, `enacted`, or an imported one such as `2024-10-09`. */
  readonly at: string;
  /** Whether to add the made-up responses. Only the sample review has them: another would publish them as real. */
  readonly samples?: boolean;
}

/** Makes a review of an Act from the corpus or the shelf, and opens it. Refused when the path already has a file. */
export async function createReview(
  path: string,
  request: ReviewRequest,
  deps: Deps,
): Promise<Result<Session>> {
  const contents = await contentsOf(request, deps);
  return contents.ok ? createReviewOf(path, contents.value, deps) : contents;
}

/** The contents of a new review of an Act: the requested text, and the corpus's evidence about that Act. */
export async function contentsOf(
  { title, act, at, samples = false }: ReviewRequest,
  { shelf }: Pick<Deps, 'shelf'>,
): Promise<Result<Contents>> {
  const instrument = await findAct(act, at, shelf);
  if (!instrument.ok) return instrument;
  const evidence = act === EVIDENCE_ACT ? loadEvidence() : NO_EVIDENCE;
  return ok({ title, instrument: instrument.value, evidence: samples ? evidence : withoutSamples(evidence) });
}

/** Makes a review of any text and evidence, and opens it. Refused when the path already has a file. */
export async function createReviewOf(path: string, contents: Contents, deps: Deps): Promise<Result<Session>> {
  const created = await createStore(path, (trx) => fillReview(trx, contents, deps));
  return created.ok ? openReview(path, deps) : created;
}
