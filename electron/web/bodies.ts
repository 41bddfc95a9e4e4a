import { setImmediate } from 'node:timers/promises';
import { type Channel, findCarriedCall } from '../../core/api.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import type { BodyLimit } from '../../core/contract.ts';
import { type InputReader, NOT_JSON, readInputSync } from '../../data/session/read-input.ts';
import { createJsonScanner } from './json-scan.ts';

/** The body of a call, not read yet. */
export interface CallBody {
  /**
   * Reads the body within the call's limits and by its schema. Call this only after checking that the sender may make
   * the call.
   */
  readonly read: () => Promise<Result<unknown>>;
  /** The HTTP status for the result of reading. */
  readonly status: () => number;
}

/** A request with a body: who sent it, and for which call. */
interface CallRequest {
  readonly personId: string;
  readonly channel: Channel;
  readonly name: string;
  readonly request: Request;
}

/** Bodies up to this size are parsed at once, which takes a few milliseconds. Longer ones are parsed in a thread. */
const SHORT_BODY: BodyLimit = { bytes: 262_144, tokens: 4_000 };
/** How many long bodies of one person are received at a time. Each is held in memory until it is complete. */
const MAX_LONG_BODIES = 2;

const MEGABYTE = 1_048_576;

const tooLarge = (bytes: number): Result<never> =>
  refuse('refused', `This is larger than ${Math.floor(bytes / MEGABYTE)} MB. Nothing was changed.`);
const EXCESS_REFUSALS = {
  deep: refuse('invalid', 'This is nested too deeply to be read. Nothing was changed.'),
  many: refuse('invalid', 'This has too many parts to be read at once. Nothing was changed.'),
};

interface ReceivedBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly tokens: number;
}

/** The announced length in bytes; null if there is none. */
function announcedLength({ headers }: Request): number | null {
  const header = headers.get('content-length');
  return header !== null && /^\d{1,15}$/.test(header) ? Number(header) : null;
}

/** Receives a body. Refuses it as soon as it exceeds a limit, and drops the rest. */
async function receiveBody(request: Request, limit: BodyLimit): Promise<Result<ReceivedBody>> {
  const length = announcedLength(request);
  if (length !== null && length > limit.bytes) return tooLarge(limit.bytes);
  const reader = request.body?.getReader();
  const scan = createJsonScanner(limit);
  let bytes = new Uint8Array(length ?? Math.min(SHORT_BODY.bytes, limit.bytes));
  let size = 0;
  const stop = async (refusal: Result<never>): Promise<Result<never>> => {
    await reader?.cancel().catch(() => undefined);
    return refusal;
  };
  for (;;) {
    const chunkRead = await reader?.read();
    if (!chunkRead || chunkRead.done) {
      const body = size === bytes.length ? bytes : bytes.slice(0, size);
      return ok({ bytes: body, tokens: scan.tokens() });
    }
    const chunk: Uint8Array = chunkRead.value;
    if (size + chunk.length > limit.bytes) return stop(tooLarge(limit.bytes));
    const excess = scan.scan(chunk);
    if (excess) return stop(EXCESS_REFUSALS[excess]);
    if (size + chunk.length > bytes.length) {
      const largerBuffer = new Uint8Array(
        Math.min(limit.bytes, Math.max(bytes.length * 2, size + chunk.length)),
      );
      largerBuffer.set(bytes.subarray(0, size));
      bytes = largerBuffer;
    }
    bytes.set(chunk, size);
    size += chunk.length;
    // All of a long body may have arrived already. Yielding after each chunk lets other requests run.
    if (size > SHORT_BODY.bytes) await setImmediate();
  }
}

/**
 * Lets a limited number of one person's tasks run at a time. The next task waits, and its body is not read meanwhile.
 */
function createPersonQueues(limit: number) {
  const queues = new Map<string, { runningCount: number; readonly waitingTasks: (() => void)[] }>();
  return async <T>(personId: string, work: () => Promise<T>): Promise<T> => {
    const queue = queues.get(personId) ?? { runningCount: 0, waitingTasks: [] };
    queues.set(personId, queue);
    if (queue.runningCount < limit) queue.runningCount += 1;
    // A task that ends passes its place to the next one.
    else await new Promise<void>((resolve) => queue.waitingTasks.push(resolve));
    try {
      return await work();
    } finally {
      const startNext = queue.waitingTasks.shift();
      if (startNext) startNext();
      else queue.runningCount -= 1;
      if (queue.runningCount === 0) queues.delete(personId);
    }
  };
}

/**
 * Reads the bodies of calls. A body is checked against the contract's limits before it is parsed. A long one is parsed in a
 * thread, so that other people's calls don't wait.
 */
export function createBodyOpener(readLongInput: InputReader): (request: CallRequest) => CallBody {
  const runInQueue = createPersonQueues(MAX_LONG_BODIES);
  return ({ personId, channel, name, request }) => {
    let status = 200;
    const read = async (): Promise<Result<unknown>> => {
      const limit = findCarriedCall(channel, name)?.body ?? SHORT_BODY;
      const body = await receiveBody(request, limit).catch(() => null);
      if (!body) {
        status = 400;
        return refuse('invalid', 'The request was cut off before it was whole. Nothing was changed.');
      }
      if (!body.ok) {
        status = body.error.kind === 'refused' ? 413 : 400;
        return body;
      }
      const { bytes, tokens } = body.value;
      const isShort = bytes.length <= SHORT_BODY.bytes && tokens <= SHORT_BODY.tokens;
      const rawInput = { channel, name, bytes };
      const input = isShort ? readInputSync(rawInput) : await readLongInput(rawInput);
      if (!input.ok && input.error.message === NOT_JSON) status = 400;
      return input;
    };
    const isLong = (announcedLength(request) ?? Number.POSITIVE_INFINITY) > SHORT_BODY.bytes;
    return {
      status: () => status,
      read: () => (isLong ? runInQueue(personId, read) : read()),
    };
  };
}
