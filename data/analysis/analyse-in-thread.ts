import type { Result } from '../../core/base/result.ts';
import { runInThread, type WorkLimits } from '../base/run-in-thread.ts';
import type { FileTask } from '../consultation/file-task.ts';
import type { Analyser, AnalysisInput, AnalysisName, AnalysisOutput } from './tasks.ts';

/** Limits far above the usual cost: a hundred thousand answers take half a minute and half a gigabyte. */
const DEFAULT_LIMITS: WorkLimits = { timeMs: 600_000, silenceMs: 300_000, memoryMb: 2048 };

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

/** The buffers of the texts in an input. The thread takes them over instead of a copy. */
const transferredBuffers = (input: AnalysisInput<AnalysisName>): readonly ArrayBuffer[] =>
  'texts' in input ? input.texts.chunks.map(({ buffer }) => buffer) : [];

/** An analyser that runs each analysis in a new worker thread. @param script the built script of the thread */
export const analyseInThread =
  (script: string, limits: WorkLimits = DEFAULT_LIMITS): Analyser =>
  async <N extends AnalysisName>(name: N, input: AnalysisInput<N>, task?: FileTask) => {
    const checkpoint = task && ((rowsDone: number, total: number) => task.checkpoint(rowsDone, total));
    const work = {
      script,
      input: { name, input },
      transferred: transferredBuffers(input),
      limits,
      stopMessage: name === 'plan' ? PLANNING_STOPPED : COMPARISON_STOPPED,
      checkpoint,
    };
    // The thread returns the output of the task with this name.
    return (await runInThread(work)) as Result<AnalysisOutput<N>>;
  };
