import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadMessage } from '../base/run-in-thread.ts';
import { type AnalysisInput, type AnalysisName, analyseWith } from './tasks.ts';

/** The thread that answers are compared in, and files of them gone through: it is given them, answers once, and ends. */

const post = (message: ThreadMessage) => parentPort?.postMessage(message);

const { name, input } = workerData as {
  readonly name: AnalysisName;
  readonly input: AnalysisInput<AnalysisName>;
};
try {
  post({ result: await analyseWith(name, input, (rowsDone, total) => post({ done: rowsDone, total })) });
} catch (error) {
  post({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
