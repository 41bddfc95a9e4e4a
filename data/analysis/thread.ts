import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadMessage } from '../base/run-in-thread.ts';
import { type AnalysisInput, type AnalysisName, analyseWith } from './tasks.ts';

/** The script of the worker thread of `analyseInThread`. It runs one analysis on its input, posts the result and ends. */

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
