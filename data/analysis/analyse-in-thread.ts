import type { Result } from '../../core/base/result.ts';
import { type Cost, runInThread } from '../base/run-in-thread.ts';
import type { FileTask } from '../consultation/file-task.ts';
import type { Analyser, AnalysisInput, AnalysisName, AnalysisOutput } from './tasks.ts';

/** A hundred thousand answers take half a minute, and half a gigabyte. */
const COST: Cost = { timeMs: 600_000, silenceMs: 300_000, memoryMb: 2048 };

const COMPARISON_STOPPED = {
  work: 'Comparing the answers',
  excess: 'than answers of their number need',
  consequence: 'Nothing was changed.',
};
const PLANNING_STOPPED = {
  work: 'Going through this file',
  excess: 'than any file of responses needs',
  consequence: 'Nothing was imported or changed.',
};

/** The memory of the texts among what is given: it is handed over. */
const transferredBuffers = (input: AnalysisInput<AnalysisName>): readonly ArrayBuffer[] =>
  'texts' in input ? input.texts.chunks.map(({ buffer }) => buffer) : [];

/** Does each in a thread of its own. @param script the thread's own, built */
export const analyseInThread =
  (script: string, cost: Cost = COST): Analyser =>
  async <N extends AnalysisName>(name: N, input: AnalysisInput<N>, task?: FileTask) => {
    const checkpoint = task && ((rowsDone: number, total: number) => task.checkpoint(rowsDone, total));
    const work = {
      script,
      input: { name, input },
      transferred: transferredBuffers(input),
      cost,
      stopMessage: name === 'plan' ? PLANNING_STOPPED : COMPARISON_STOPPED,
      checkpoint,
    };
    // What comes back is what the task of this name gave.
    return (await runInThread(work)) as Result<AnalysisOutput<N>>;
  };
