import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadMessage } from '../base/run-in-thread.ts';
import { readWordingHere, type WordingInput, type WordingTask } from './tasks.ts';

/** The worker thread that runs one task on one amending text: it answers once, and ends. */

const post = (message: ThreadMessage) => parentPort?.postMessage(message);

const { name, input } = workerData as {
  readonly name: WordingTask;
  readonly input: WordingInput<WordingTask>;
};
try {
  post({ result: await readWordingHere(name, input, randomUUID) });
} catch (error) {
  post({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
