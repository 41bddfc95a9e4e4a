import { Worker } from 'node:worker_threads';
import { type Result, refuse } from '../../core/base/result.ts';

/** What work in a thread may cost before it is given up. */
export interface Cost {
  /** Milliseconds from the asking. */
  readonly time: number;
  /** Milliseconds without a word of how far it is. */
  readonly silence: number;
  /** Megabytes by which the process may grow meanwhile, unpacked parts and what was given itself included. */
  readonly memory: number;
}

/** How a thread that was ended is told of: what was done, and what came of it. */
export interface Ended {
  /** `Reading this file`: what begins the sentence. */
  readonly doing: string;
  /** `than any file of its kind needs`: what follows "took more memory". */
  readonly needed: string;
  /** `Nothing was changed.`: the sentences after it. */
  readonly after: string;
}

/** What a thread says. */
export type ThreadMessage =
  | { readonly done: number; readonly total: number }
  | { readonly result: Result<unknown> }
  | { readonly failed: string };

/** Milliseconds between two looks at what it has cost, and at whether a person has stopped it. */
const LOOK = 25;

/**
 * The largest heap of a thread, in megabytes: far more than a task may use. A thread that reaches it can end the whole
 * process. The limit on a task is therefore the size of the process, which includes unpacked bytes.
 */
const HEAP = 3072;

const MEGABYTE = 1_048_576;
const size = (): number => process.memoryUsage.rss() / MEGABYTE;

interface ThreadWork {
  /** The thread's own script, built. */
  readonly script: string;
  /** What it is given: copied, so nothing but plain values. */
  readonly given: unknown;
  /** Memory in it that the thread gets instead of a copy: it is gone here. */
  readonly moved?: readonly ArrayBuffer[] | undefined;
  readonly cost: Cost;
  readonly ended: Ended;
  /** Hears how far it is, and may have it stopped. */
  readonly goOn?: ((done: number, total: number) => Promise<Result<null>>) | undefined;
}

/**
 * Does something in a thread of its own, which may run out of time or memory, and be ended, without this process: what
 * then comes is a refusal.
 */
export function runApart({
  script,
  given: input,
  moved = [],
  cost,
  ended,
  goOn,
}: ThreadWork): Promise<Result<unknown>> {
  const { time, silence, memory } = cost;
  const thread = new Worker(script, {
    workerData: input,
    transferList: [...moved],
    resourceLimits: { maxOldGenerationSizeMb: HEAP },
    env: {},
    execArgv: [],
  });
  const stopped = (cause: string) =>
    refuse('refused', `${ended.doing} ${cause}, and was stopped. ${ended.after}`);
  const tooLong = (limit: number) => stopped(`took longer than ${limit / 1000} seconds`);
  const tooMuch = () => stopped(`took more memory ${ended.needed}`);
  return new Promise((resolve, reject) => {
    const progress = { done: 0, total: 0 };
    let heard = Date.now();
    const before = size();
    const look = async () => {
      if (size() - before > memory) answer(tooMuch());
      if (Date.now() - heard > silence) answer(tooLong(silence));
      const next = await goOn?.(progress.done, progress.total);
      if (next && !next.ok) answer(next);
    };
    const timer = setTimeout(() => answer(tooLong(time)), time);
    const looking = setInterval(() => void look(), LOOK);
    const end = () => {
      clearTimeout(timer);
      clearInterval(looking);
      void thread.terminate();
    };
    const answer = (result: Result<unknown>) => {
      end();
      resolve(result);
    };
    const fail = (error: Error) => {
      end();
      reject(error);
    };
    thread.on('message', (message: ThreadMessage) => {
      if ('result' in message) answer(message.result);
      else if ('failed' in message) fail(new Error(message.failed));
      else {
        Object.assign(progress, message);
        heard = Date.now();
      }
    });
    thread.on('error', (error) =>
      'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? answer(tooMuch()) : fail(error),
    );
    thread.on('exit', () => answer(stopped('failed')));
  });
}
