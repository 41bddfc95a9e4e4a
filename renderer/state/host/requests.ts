import { type CallInput, type CallName, type CallOutput, calls } from '../../../core/api.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import type { Result } from '../../../core/base/result.ts';

/** The names of the requests that were sent and never answered, by what they ask for. */
const unanswered = new Map<string, string>();

/**
 * Sends a request by a name, where its call takes one: by the same as before, where the same was asked for and no answer
 * came, so that it is done once, whether the host did it then or does it now.
 */
export async function sendByName<N extends CallName>(
  name: N,
  input: CallInput<N>,
  review: string | null,
  send: (input: CallInput<N>) => Promise<Result<CallOutput<N>>>,
): Promise<Result<CallOutput<N>>> {
  if (!('request' in calls[name].input.shape)) return send(input);
  const what = canonicalJson([review, name, input]);
  const request = unanswered.get(what) ?? crypto.randomUUID();
  unanswered.set(what, request);
  const answer = await send({ ...input, request });
  if (answer.ok || answer.error.kind !== 'internal') unanswered.delete(what);
  return answer;
}
