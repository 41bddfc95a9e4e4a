import type { CallInput, CallName, CallOutput, Person } from '../../core/api.ts';
import type { Result } from '../../core/base/result.ts';
import { SAMPLE_TITLE } from '../../core/sample.ts';
import { EVIDENCE_ACT } from '../corpus/evidence.ts';
import type { Deps } from '../handlers/context/context.ts';
import { createReview } from '../session/create-review.ts';
import { openReview, type Session } from '../session/session.ts';
import { AMENDMENTS, DEFERRED_DECISION, DRAFTER, LAWYER, type SampleAmendment } from './draft.ts';
import { RESPONSES } from './responses.ts';

type CallOrThrow = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

/** Calls the session. @throws Error for a refusal, which would be a fault in the sample's fixed contents. */
const callOrThrowOf =
  (session: Session): CallOrThrow =>
  async (name, input) => {
    const answer = await session.call(name, input);
    if (!answer.ok) throw new Error(`The sample review can’t be made: ${name}: ${answer.error.message}`);
    return answer.value;
  };

async function addAmendment(
  call: CallOrThrow,
  { title, purpose, reason, text, links, decision }: SampleAmendment,
) {
  const { amendment } = await call('wording.apply', { text, title, purpose, reason });
  const from = `amendment:${amendment.id}` as const;
  for (const [type, to] of links) await call('link.add', { type, from, to });
  let { id, revision } = amendment;
  for (const state of decision ? (['ready', 'in-legal-review'] as const) : []) {
    const { amendments } = await call('amendment.setState', { id, revision, state });
    revision = amendments[0]?.revision ?? revision;
  }
  return { id, revision };
}

/**
 * Makes the sample review with the same calls as a window, so that its ledger is like any other's.
 * @param path a path without a file
 */
export async function createSample(path: string, deps: Deps): Promise<Result<Session>> {
  let person: Person = DRAFTER;
  const request = { title: SAMPLE_TITLE, act: EVIDENCE_ACT, at: 'current', samples: true };
  const created = await createReview(path, request, { ...deps, person: () => person });
  if (!created.ok) return created;
  const call = callOrThrowOf(created.value);
  for (const sample of AMENDMENTS) {
    person = DRAFTER;
    const { id, revision } = await addAmendment(call, sample);
    if (!sample.decision) continue;
    person = LAWYER;
    await call('amendment.decide', { id, revision, ...sample.decision });
  }
  person = LAWYER;
  await call('decision.add', DEFERRED_DECISION);
  person = DRAFTER;
  await call('consultation.import', RESPONSES);
  // Opened again with the user's own name, so that later entries aren't signed by the sample's people.
  await created.value.close();
  return openReview(path, deps);
}
