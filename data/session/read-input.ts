import { type Channel, findCarriedCall } from '../../core/api.ts';
import { type Result, refuse } from '../../core/base/result.ts';
import { parseInput } from './parse-input.ts';

/** A call's input as a page or script sent it: JSON in UTF-8. */
export interface SentInput {
  readonly channel: Channel;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Parses an input by its call's schema. Refused `invalid` for bytes that aren't JSON, or JSON that breaks the schema. */
export type InputReader = (input: SentInput) => Promise<Result<unknown>>;

/** The refusal of bytes that aren't JSON. */
export const NOT_JSON = 'This is not JSON. Nothing was changed.';

/** The value of some JSON in UTF-8. Undefined, which isn't a value of JSON, for anything else. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Parses an input on the calling thread, and blocks it meanwhile. */
export function readInputSync({ channel, name, bytes }: SentInput): Result<unknown> {
  const call = findCarriedCall(channel, name);
  if (!call) return refuse('not-found', `There is no call ${name}.`);
  const value = parseJson(bytes);
  if (value === undefined) return refuse('invalid', NOT_JSON);
  return parseInput<unknown>(call.input, name, value);
}

export const readInputHere: InputReader = async (body) => readInputSync(body);
