import { type CallInput, type CallName, type CallOutput, calls } from '../../../core/api.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import type { Result } from '../../../core/base/result.ts';

/** The ids of requests that got no answer, by their content. */
const unanswered = new Map<string, string>();

/**
 * Sends a request with an id, if its call takes one. A request that is repeated after a lost answer has the same id, so
 * that the host carries it out only once. @param requestContent identifies equal requests, if their inputs contain new
 * ids each time
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
