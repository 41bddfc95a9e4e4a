import { type CallInput, type CallName, type CallOutput, calls } from '../../../core/api.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import type { Result } from '../../../core/base/result.ts';

/** The names of the requests that were sent and never answered, by what they ask for. */
const unanswered = new Map<string, string>();

/**
 * Sends a request by a name, where its call takes one: by the same as before, where the same was asked for and no answer
 * came, so that it is done once, whether the host did it then or does it now.
 * @param requestContent what is asked for, where an input that asks for the same has other ids each time
 */
export async function sendByName<N extends CallName>(
  name: N,
  input: CallInput<N>,
  review: string | null,
  send: (input: CallInput<N>) => Promise<Result<CallOutput<N>>>,
  requestContent: unknown = input,
): Promise<Result<CallOutput<N>>> {
  if (!('request' in calls[name].input.shape)) return send(input);
  const key = canonicalJson([review, name, requestContent]);
  const request = unanswered.get(key) ?? crypto.randomUUID();
  unanswered.set(key, request);
  const answer = await send({ ...input, request });
  if (answer.ok || answer.error.kind !== 'internal') unanswered.delete(key);
  return answer;
}
