import { parentPort, workerData } from 'node:worker_threads';
import { ok, type Result } from '../../core/base/result.ts';
import type { ThreadMessage } from '../base/run-in-thread.ts';
import { FileTask } from '../consultation/file-task.ts';
import { type ReaderInput, type ReaderName, readHere } from './readers.ts';

/** The thread that one file of a stranger's is read in: it is given the file, answers once, and ends. */

const post = (message: ThreadMessage) => parentPort?.postMessage(message);

/** Tells how far it is to whoever asked, who stops it by ending the thread. */
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
