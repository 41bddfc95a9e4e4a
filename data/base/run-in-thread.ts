import { Worker } from 'node:worker_threads';
import { type Result, refuse } from '../../core/base/result.ts';

/** The limits of the work in a thread. Work that exceeds one is ended. */
export interface WorkLimits {
  /** Milliseconds from the start. */
  readonly timeMs: number;
  /** Milliseconds without a message about its progress. */
  readonly silenceMs: number;
  /** Megabytes by which the whole process may grow meanwhile, with the thread's input and what it unpacks. */
  readonly memoryMb: number;
}

/** The parts of the message about a thread that was ended. */
export interface StopMessage {
  /** The beginning of the sentence: `Reading this file`. */
  readonly work: string;
  /** The words after "took more memory": `than any file of its kind needs`. */
  readonly excess: string;
  /** The sentences that follow: `Nothing was changed.` */
  readonly consequence: string;
}

/** A message of a thread to its owner: its progress, its result, or the stack of the error that ended it. */
export type ThreadMessage =
  | { readonly done: number; readonly total: number }
  | { readonly result: Result<unknown> }
  | { readonly failed: string };

/** Milliseconds between two checks of the limits, and of whether a person has stopped the work. */
const CHECK_INTERVAL_MS = 25;

/**
 * The largest heap of a thread, in megabytes: far more than a task may use. A thread that reaches it can end the whole
 * process. The limit on a task is therefore the size of the process, which includes unpacked bytes.
 */
const MAX_HEAP_MB = 3072;

/** Bytes in a megabyte. */
const BYTES_PER_MEGABYTE = 1_048_576;
const processMegabytes = (): number => process.memoryUsage.rss() / BYTES_PER_MEGABYTE;

/** The script of a thread, its input, and its limits. */
interface ThreadWork {
  /** The built script of the thread. */
  readonly script: string;
  /** The input, which is copied into the thread. It may hold only plain values. */
  readonly input: unknown;
  /** Buffers in the input that are transferred instead of copied. They are empty here afterwards. */
  readonly transferred?: readonly ArrayBuffer[] | undefined;
  readonly limits: WorkLimits;
  readonly stopMessage: StopMessage;
  /** Is called with the progress at each check. A refusal stops the work, and becomes its result. */
  readonly checkpoint?: ((done: number, total: number) => Promise<Result<null>>) | undefined;
}

/**
 * Runs a script in a new worker thread. When it runs out of time or memory, only the thread is ended, and the result is
 * `refused`. Rejects when the script throws.
 */
export function runInThread({
  script,
  input,
  transferred = [],
  limits,
  stopMessage,
  checkpoint,
}: ThreadWork): Promise<Result<unknown>> {
  const { timeMs, silenceMs, memoryMb } = limits;
  const thread = new Worker(script, {
    workerData: input,
    transferList: [...transferred],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    env: {},
    execArgv: [],
  });
  const refuseStopped = (cause: string) =>
    refuse('refused', `${stopMessage.work} ${cause}, and was stopped. ${stopMessage.consequence}`);
  const refuseTooLong = (limit: number) => refuseStopped(`took longer than ${limit / 1000} seconds`);
  const refuseTooMuchMemory = () => refuseStopped(`took more memory ${stopMessage.excess}`);
  return new Promise((resolve, reject) => {
    const progress = { done: 0, total: 0 };
    let lastMessageAt = Date.now();
    const megabytesBefore = processMegabytes();
    const checkLimits = async () => {
      if (processMegabytes() - megabytesBefore > memoryMb) finish(refuseTooMuchMemory());
      if (Date.now() - lastMessageAt > silenceMs) finish(refuseTooLong(silenceMs));
      const checkpointResult = await checkpoint?.(progress.done, progress.total);
      if (checkpointResult && !checkpointResult.ok) finish(checkpointResult);
    };
    const timer = setTimeout(() => finish(refuseTooLong(timeMs)), timeMs);
    const checkTimer = setInterval(() => void checkLimits(), CHECK_INTERVAL_MS);
    const stopThread = () => {
      clearTimeout(timer);
      clearInterval(checkTimer);
      void thread.terminate();
    };
    const finish = (result: Result<unknown>) => {
      stopThread();
      resolve(result);
    };
    const fail = (error: Error) => {
      stopThread();
      reject(error);
    };
    thread.on('message', (message: ThreadMessage) => {
      if ('result' in message) finish(message.result);
      else if ('failed' in message) fail(new Error(message.failed));
      else {
        Object.assign(progress, message);
        lastMessageAt = Date.now();
      }
    });
    thread.on('error', (error) =>
      'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? finish(refuseTooMuchMemory())
        : fail(error),
    );
    thread.on('exit', () => finish(refuseStopped('failed')));
  });
}
