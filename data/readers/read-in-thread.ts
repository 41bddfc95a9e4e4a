import type { Result } from '../../core/base/result.ts';
import { runInThread, type WorkLimits } from '../base/run-in-thread.ts';
import type { FileTask } from '../consultation/file-task.ts';
import type { FileReader, ReaderInput, ReaderName, ReaderOutput } from './readers.ts';

/** Limits of time and memory for reading one file. */
const DEFAULT_COST: WorkLimits = { timeMs: 60_000, silenceMs: 60_000, memoryMb: 1024 };
/** Higher limits for some readers. A hundred thousand responses take seconds and a few hundred megabytes. */
const COST_BY_READER: Partial<Readonly<Record<ReaderName, WorkLimits>>> = {
  responses: { timeMs: 300_000, silenceMs: 300_000, memoryMb: 2048 },
  // A PDF has thousands of pages at most, and reports progress after each. A hostile page can be made to take for ever,
  // so the time without progress is limited, too.
  source: { timeMs: 120_000, silenceMs: 8000, memoryMb: 1024 },
};

const STOP_MESSAGE = {
  work: 'Reading this file',
  excess: 'than any file of its kind needs',
  consequence: 'Nothing was imported or changed.',
};

/** Reads each file in a new thread, so that a hostile file can stop only its own thread. @param script the path of the built thread.ts */
export const readInThread =
  (
    script: string,
    costs: (name: ReaderName) => WorkLimits = (name) => COST_BY_READER[name] ?? DEFAULT_COST,
  ): FileReader =>
  async <N extends ReaderName>(name: N, input: ReaderInput<N>, task?: FileTask) => {
    const checkpoint = task && ((rowsDone: number, total: number) => task.checkpoint(rowsDone, total));
    const fileInput = { name, input };
    // The thread runs the reader of this name, so its result has that reader's type.
    return (await runInThread({
      script,
      input: fileInput,
      limits: costs(name),
      stopMessage: STOP_MESSAGE,
      checkpoint,
    })) as Result<ReaderOutput<N>>;
  };
