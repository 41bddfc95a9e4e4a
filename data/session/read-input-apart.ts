import { Worker } from 'node:worker_threads';
import { findCarriedCall } from '../../core/api.ts';
import { type Result, refuse } from '../../core/base/result.ts';
import { noteParsed } from './parse-input.ts';
import type { InputReader, SentInput } from './read-input.ts';

/** How long one input may take to be read, in milliseconds: the longest that a call allows takes a fifth of it. */
const MAX_READ_MS = 10_000;
/** What its heap may come to, in megabytes. */
const MAX_HEAP_MB = 1024;

/** What is heard of a thread. */
const WORKER_EVENTS = ['message', 'error', 'exit'] as const;

const stopped = (reason: string): Result<never> =>
  refuse('invalid', `Reading what was sent ${reason}, and was stopped. Nothing was changed.`);

/**
 * Reads inputs in one thread beside this one, in the order in which they come, so that nobody else waits for it. A thread
 * that takes too long, or too much memory, is ended, and the next input has a new one.
 * @param script the thread's own, built
 */
export function readInputInThread(script: string, maxReadMs = MAX_READ_MS): InputReader {
  let thread: Worker | null = null;
  let lastRead: Promise<unknown> = Promise.resolve();

  function startThread(): Worker {
    const worker = new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
      env: {},
      execArgv: [],
    });
    // What waits for nothing but this may end.
    worker.unref();
    return worker;
  }

  const readNext = (input: SentInput): Promise<Result<unknown>> =>
    new Promise((resolve) => {
      const worker = thread ?? startThread();
      thread = worker;
      const answer = (result: Result<unknown>) => {
        clearTimeout(timer);
        // By name: without one, what the worker itself listens to goes, too, and no later message of its comes.
        for (const event of WORKER_EVENTS) worker.removeAllListeners(event);
        resolve(result);
      };
      const giveUp = (reason: string) => {
        answer(stopped(reason));
        thread = null;
        // An error that it makes as it ends is nobody's.
        worker.on('error', () => undefined);
        void worker.terminate();
      };
      const timer = setTimeout(() => giveUp(`took longer than ${maxReadMs / 1000} seconds`), maxReadMs);
      worker.once('message', answer);
      worker.once('error', () => giveUp('took too much memory'));
      worker.once('exit', () => giveUp('failed'));
      worker.postMessage(input, [input.bytes.buffer]);
    });

  return async (body) => {
    const thisRead = lastRead.then(() => readNext(body));
    lastRead = thisRead;
    const read = await thisRead;
    const call = findCarriedCall(body.channel, body.name);
    if (read.ok && call) noteParsed<unknown>(call.input, read.value);
    return read;
  };
}
