import { Worker } from 'node:worker_threads';
import { findCarriedCall } from '../../core/api.ts';
import { type Result, refuse } from '../../core/base/result.ts';
import { noteParsed } from './parse-input.ts';
import type { InputReader, SentInput } from './read-input.ts';

/** The time limit for reading one input, in milliseconds. The longest input that a call allows takes a fifth of it. */
const MAX_READ_MS = 10_000;
/** The limit of the thread's heap, in megabytes. */
const MAX_HEAP_MB = 1024;

/** The events of a worker that end the reading of an input. */
const WORKER_EVENTS = ['message', 'error', 'exit'] as const;

const stopped = (reason: string): Result<never> =>
  refuse('invalid', `Reading what was sent ${reason}, and was stopped. Nothing was changed.`);

/**
 * Reads inputs one after the other in a second thread, so that this thread can go on answering calls. A thread
 * that takes too long, or too much memory, is ended, and the next input starts a new thread.
 * @param script the path of the built script of the second thread
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
    // The worker alone must not keep the process from exiting.
    worker.unref();
    return worker;
  }

  const readNext = (input: SentInput): Promise<Result<unknown>> =>
    new Promise((resolve) => {
      const worker = thread ?? startThread();
      thread = worker;
      const answer = (result: Result<unknown>) => {
        clearTimeout(timer);
        // The events are named because `removeAllListeners()` also removes the worker's own listeners, and then no later
        // message arrives.
        for (const event of WORKER_EVENTS) worker.removeAllListeners(event);
        resolve(result);
      };
      const giveUp = (reason: string) => {
        answer(stopped(reason));
        thread = null;
        // Without a listener, an error that the worker raises while it ends would crash the process.
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
