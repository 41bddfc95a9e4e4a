import { parentPort, workerData } from 'node:worker_threads';
import { ok, type Result } from '../../core/base/result.ts';
import type { ThreadMessage } from '../base/run-in-thread.ts';
import { FileTask } from '../consultation/file-task.ts';
import { type ReaderInput, type ReaderName, readHere } from './readers.ts';

/** The script of the worker thread of `readInThread`. It reads one stranger's file, posts the result and ends. */

const post = (message: ThreadMessage) => parentPort?.postMessage(message);

/** Reports the progress to the thread's owner, who stops the work by ending the thread. It is never refused. */
class ProgressTask extends FileTask {
  override async checkpoint(rowsDone: number, total = 0): Promise<Result<null>> {
    post({ done: rowsDone, total });
    return ok(null);
  }
}

const { name, input } = workerData as { readonly name: ReaderName; readonly input: ReaderInput<ReaderName> };
try {
  post({ result: await readHere(name, input, new ProgressTask('')) });
} catch (error) {
  post({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
