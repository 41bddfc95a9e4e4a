import type { Result } from '../../core/base/result.ts';
import { type Cost, runApart } from '../base/run-apart.ts';
import type { FileTask } from '../consultation/file-task.ts';
import type { Analyse, AnalysisInput, AnalysisName, AnalysisOutput } from './tasks.ts';

/** A hundred thousand answers take half a minute, and half a gigabyte. */
const COST: Cost = { time: 600_000, silence: 300_000, memory: 2048 };

const COMPARING = {
  doing: 'Comparing the answers',
  needed: 'than answers of their number need',
  after: 'Nothing was changed.',
};
const PLANNING = {
  doing: 'Going through this file',
  needed: 'than any file of responses needs',
  after: 'Nothing was imported or changed.',
};

/** The memory of the texts among what is given: it is handed over. */
const moved = (input: AnalysisInput<AnalysisName>): readonly ArrayBuffer[] =>
  'texts' in input ? input.texts.chunks.map(({ buffer }) => buffer) : [];

/** Does each in a thread of its own. @param script the thread's own, built */
export const analyseApart =
  (script: string, cost: Cost = COST): Analyse =>
  async <N extends AnalysisName>(name: N, input: AnalysisInput<N>, task?: FileTask) => {
    const goOn = task && ((rowsDone: number, total: number) => task.goOn(rowsDone, total));
    const work = {
      script,
      given: { name, input },
      moved: moved(input),
      cost,
      ended: name === 'plan' ? PLANNING : COMPARING,
      goOn,
    };
    // What comes back is what the task of this name gave.
    return (await runApart(work)) as Result<AnalysisOutput<N>>;
  };
