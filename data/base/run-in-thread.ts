import { Worker } from 'node:worker_threads';
import { type Result, refuse } from '../../core/base/result.ts';

/** What work in a thread may cost before it is given up. */
export interface Cost {
  /** Milliseconds from the asking. */
  readonly timeMs: number;
  /** Milliseconds without a word of how far it is. */
  readonly silenceMs: number;
  /** Megabytes by which the process may grow meanwhile, unpacked parts and what was given itself included. */
  readonly memoryMb: number;
}

/** How a thread that was ended is told of: what was done, and what came of it. */
export interface StopMessage {
  /** `Reading this file`: what begins the sentence. */
  readonly work: string;
  /** `than any file of its kind needs`: what follows "took more memory". */
  readonly excess: string;
  /** `Nothing was changed.`: the sentences after it. */
  readonly consequence: string;
}

/** What a thread says. */
export type ThreadMessage =
  | { readonly done: number; readonly total: number }
  | { readonly result: Result<unknown> }
  | { readonly failed: string };

/** Milliseconds between two looks at what it has cost, and at whether a person has stopped it. */
const CHECK_INTERVAL_MS = 25;

/**
 * The largest heap of a thread, in megabytes: far more than a task may use. A thread that reaches it can end the whole
 * process. The limit on a task is therefore the size of the process, which includes unpacked bytes.
 */
const MAX_HEAP_MB = 3072;

const MEGABYTE = 1_048_576;
const processMegabytes = (): number => process.memoryUsage.rss() / MEGABYTE;

interface ThreadWork {
  /** The thread's own script, built. */
  readonly script: string;
  /** What it is given: copied, so nothing but plain values. */
  readonly input: unknown;
  /** Memory in it that the thread gets instead of a copy: it is gone here. */
  readonly transferred?: readonly ArrayBuffer[] | undefined;
  readonly cost: Cost;
  readonly stopMessage: StopMessage;
  /** Hears how far it is, and may have it stopped. */
  readonly checkpoint?: ((done: number, total: number) => Promise<Result<null>>) | undefined;
}

/**
 * Does something in a thread of its own, which may run out of time or memory, and be ended, without this process: what
 * then comes is a refusal.
 */
export function runInThread({
  script,
  input,
  transferred = [],
  cost,
  stopMessage,
  checkpoint,
}: ThreadWork): Promise<Result<unknown>> {
  const { timeMs, silenceMs, memoryMb } = cost;
  const thread = new Worker(script, {
    workerData: input,
    transferList: [...transferred],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    env: {},
    execArgv: [],
  });
  const stopped = (cause: string) =>
    refuse('refused', `${stopMessage.work} ${cause}, and was stopped. ${stopMessage.consequence}`);
  const tooLong = (limit: number) => stopped(`took longer than ${limit / 1000} seconds`);
  const tooMuch = () => stopped(`took more memory ${stopMessage.excess}`);
  return new Promise((resolve, reject) => {
    const progress = { done: 0, total: 0 };
    let lastMessageAt = Date.now();
    const megabytesBefore = processMegabytes();
    const check = async () => {
      if (processMegabytes() - megabytesBefore > memoryMb) answer(tooMuch());
      if (Date.now() - lastMessageAt > silenceMs) answer(tooLong(silenceMs));
      const next = await checkpoint?.(progress.done, progress.total);
      if (next && !next.ok) answer(next);
    };
    const timer = setTimeout(() => answer(tooLong(timeMs)), timeMs);
    const checkTimer = setInterval(() => void check(), CHECK_INTERVAL_MS);
    const end = () => {
      clearTimeout(timer);
      clearInterval(checkTimer);
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
        lastMessageAt = Date.now();
      }
    });
    thread.on('error', (error) =>
      'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? answer(tooMuch()) : fail(error),
    );
    thread.on('exit', () => answer(stopped('failed')));
  });
}
