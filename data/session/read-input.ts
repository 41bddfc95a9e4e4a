import { type Channel, findCarriedCall } from '../../core/api.ts';
import { type Result, refuse } from '../../core/base/result.ts';
import { parseInput } from './parse-input.ts';

/** A call's input as it came: the JSON that a page or a script sent. */
export interface SentInput {
  readonly channel: Channel;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Reads what was sent for a call: parses it, and holds it to the call's schema. Refused `invalid` for what is no JSON, or
 * not as the contract has it.
 */
export type InputReader = (input: SentInput) => Promise<Result<unknown>>;

/** Said of what no call could be sent, whatever it was meant for. */
export const NOT_JSON = 'This is not JSON. Nothing was changed.';

/** The value of some JSON in UTF-8; undefined for anything else, as JSON has no such value. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Reads it in this thread, which does nothing else meanwhile. */
export function readInputSync({ channel, name, bytes }: SentInput): Result<unknown> {
  const call = findCarriedCall(channel, name);
  if (!call) return refuse('not-found', `There is no call ${name}.`);
  const value = parseJson(bytes);
  if (value === undefined) return refuse('invalid', NOT_JSON);
  return parseInput<unknown>(call.input, name, value);
}

export const readInputHere: InputReader = async (body) => readInputSync(body);
