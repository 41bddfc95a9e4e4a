import type { Result } from '../../core/base/result.ts';
import { type Cost, runApart } from '../base/run-apart.ts';
import type { FileTask } from '../consultation/file-task.ts';
import type { Read, ReaderInput, ReaderName, ReaderOutput } from './readers.ts';

const USUAL: Cost = { time: 60_000, silence: 60_000, memory: 1024 };
/** A hundred thousand responses take seconds, and a few hundred megabytes. */
const COSTS: Partial<Readonly<Record<ReaderName, Cost>>> = {
  responses: { time: 300_000, silence: 300_000, memory: 2048 },
  // A PDF has thousands of pages at most, each said when it is read: one of them can be made to take for ever.
  source: { time: 120_000, silence: 8000, memory: 1024 },
};

const ENDED = {
  doing: 'Reading this file',
  needed: 'than any file of its kind needs',
  after: 'Nothing was imported or changed.',
};

/** Reads each file in a thread of its own, and the next in a new one. @param script the thread's own, built */
export const readApart =
  (script: string, costs: (name: ReaderName) => Cost = (name) => COSTS[name] ?? USUAL): Read =>
  async <N extends ReaderName>(name: N, input: ReaderInput<N>, task?: FileTask) => {
    const goOn = task && ((rowsDone: number, total: number) => task.goOn(rowsDone, total));
    const fileInput = { name, input };
    // What comes back is what the reader of this name gave.
    return (await runApart({ script, given: fileInput, cost: costs(name), ended: ENDED, goOn })) as Result<
      ReaderOutput<N>
    >;
  };
