import { Worker } from 'node:worker_threads';
import { type Result, refuse } from '../../core/base/result.ts';
import type { FileTask } from '../consultation/file-task.ts';
import type { Read, ReaderInput, ReaderName, ReaderOutput } from './readers.ts';

/** What reading one file may cost before it is given up. */
interface Cost {
  /** Milliseconds from the asking. */
  readonly time: number;
  /** Milliseconds without a word of how far it is. */
  readonly silence: number;
  /** Megabytes by which the process may grow meanwhile, unpacked parts and the file itself included. */
  readonly memory: number;
}

const USUAL: Cost = { time: 60_000, silence: 60_000, memory: 1024 };
/** A hundred thousand responses take seconds, and a few hundred megabytes. */
const COSTS: Partial<Readonly<Record<ReaderName, Cost>>> = {
  responses: { time: 300_000, silence: 300_000, memory: 2048 },
  // A PDF has thousands of pages at most, each said when it is read: one of them can be made to take for ever.
  source: { time: 120_000, silence: 8000, memory: 1024 },
};

/** What the thread says. */
export type ThreadMessage =
  | { readonly done: number; readonly total: number }
  | { readonly result: Result<unknown> }
  | { readonly failed: string };

/** Milliseconds between two looks at what it has cost, and at whether a person has stopped it. */
const LOOK = 25;

/**
 * What a thread's heap may be at all, in megabytes: far more than is let pass. A thread that comes up against it can
 * take the whole process along, so the process's own size is looked at, which counts unpacked bytes, too.
 */
const HEAP = 3072;

const MEGABYTE = 1_048_576;
const size = (): number => process.memoryUsage.rss() / MEGABYTE;

/**
 * Reads each file in a thread of its own, which may run out of time or memory, and be ended, without the review's
 * process: what then comes is a refusal, and the next file finds a new thread.
 * @param script the thread's own, built
 */
export const readApart =
  (script: string, costs: (name: ReaderName) => Cost = (name) => COSTS[name] ?? USUAL): Read =>
  <N extends ReaderName>(name: N, input: ReaderInput<N>, doing?: FileTask) => {
    const { time, silence, memory } = costs(name);
    const thread = new Worker(script, {
      workerData: { name, input },
      resourceLimits: { maxOldGenerationSizeMb: HEAP },
      env: {},
      execArgv: [],
    });
    return new Promise<Result<ReaderOutput<N>>>((resolve, reject) => {
      const progress = { done: 0, total: 0 };
      let heard = Date.now();
      const before = size();
      const look = async () => {
        if (size() - before > memory) answer(tooMuch());
        if (Date.now() - heard > silence) answer(tooLong(silence));
        const going = await doing?.goOn(progress.done, progress.total);
        if (going && !going.ok) answer(going);
      };
      const timer = setTimeout(() => answer(tooLong(time)), time);
      const looking = setInterval(() => void look(), LOOK);
      const end = () => {
        clearTimeout(timer);
        clearInterval(looking);
        void thread.terminate();
      };
      const answer = (result: Result<ReaderOutput<N>>) => {
        end();
        resolve(result);
      };
      const fail = (error: Error) => {
        end();
        reject(error);
      };
      thread.on('message', (said: ThreadMessage) => {
        // What comes back is what the reader of this name gave.
        if ('result' in said) answer(said.result as Result<ReaderOutput<N>>);
        else if ('failed' in said) fail(new Error(said.failed));
        else {
          Object.assign(progress, said);
          heard = Date.now();
        }
      });
      thread.on('error', (error) =>
        'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? answer(tooMuch()) : fail(error),
      );
      thread.on('exit', () => answer(stopped()));
    });
  };

const tooLong = (time: number): Result<never> =>
  refuse(
    'refused',
    `Reading this file took longer than ${time / 1000} seconds, and was stopped. Nothing was taken in, and nothing was changed.`,
  );

const tooMuch = (): Result<never> =>
  refuse(
    'refused',
    'Reading this file took more memory than any file of its kind needs, and was stopped. Nothing was taken in, and nothing was changed.',
  );

const stopped = (): Result<never> =>
  refuse(
    'refused',
    'Reading this file failed, and was stopped. Nothing was taken in, and nothing was changed.',
  );
