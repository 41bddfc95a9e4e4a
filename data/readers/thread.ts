import { parentPort, workerData } from 'node:worker_threads';
import { ok, type Result } from '../../core/base/result.ts';
import type { ThreadMessage } from '../base/apart.ts';
import { FileTask } from '../consultation/file-task.ts';
import { type ReaderInput, type ReaderName, readHere } from './readers.ts';

/** The thread that one file of a stranger's is read in: it is given the file, answers once, and ends. */

const say = (said: ThreadMessage) => parentPort?.postMessage(said);

/** Tells how far it is to whoever asked, who stops it by ending the thread. */
class Telling extends FileTask {
  override async goOn(done: number, total = 0): Promise<Result<null>> {
    say({ done, total });
    return ok(null);
  }
}

const { name, input } = workerData as { readonly name: ReaderName; readonly input: ReaderInput<ReaderName> };
try {
  say({ result: await readHere(name, input, new Telling('')) });
} catch (error) {
  say({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
