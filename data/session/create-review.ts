import type { Result } from '../../core/base/result.ts';
import { EVIDENCE_ACT, loadEvidence, NO_EVIDENCE, withoutSamples } from '../corpus/evidence.ts';
import { findAct } from '../corpus/held.ts';
import { type Deps, unkeepable } from '../handlers/context/context.ts';
import { createStore } from '../store/store.ts';
import { type Contents, fill } from './fill.ts';
import { openReview, type Session } from './session.ts';

/**
 * Makes a review of an Act that came with Keeling or was imported, and opens it. Refused when there is a file at the
 * path already.
 * @param given `at` is which text of the Act: `current`, `enacted`, or a version that was imported. With `samples` the made-up
 * responses are in it: those are for the sample review, and would be published as what somebody said from any other.
 */
export async function createReview(
  path: string,
  given: {
    readonly title: string;
    readonly act: string;
    readonly at: string;
    readonly samples?: boolean;
  },
  deps: Deps,
): Promise<Result<Session>> {
  const instrument = await findAct(given.act, given.at, deps.shelf);
  if (!instrument.ok) return instrument;
  const held = given.act === EVIDENCE_ACT ? loadEvidence() : NO_EVIDENCE;
  const evidence = given.samples ? held : withoutSamples(held);
  const contents = { title: given.title, instrument: instrument.value, evidence };
  return createReviewOf(path, contents, deps);
}

/** Makes a review of any text and evidence, and opens it. Refused when there is a file at the path already. */
export async function createReviewOf(path: string, contents: Contents, deps: Deps): Promise<Result<Session>> {
  const bad = unkeepable(contents.title, 'The title') ?? unkeepable(deps.person().name, 'Your name');
  if (bad) return bad;
  const made = await createStore(path, (trx) => fill(trx, contents, deps));
  return made.ok ? openReview(path, deps) : made;
}
