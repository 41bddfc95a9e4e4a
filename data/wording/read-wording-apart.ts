import type { Result } from '../../core/base/result.ts';
import { type Cost, runApart } from '../base/run-apart.ts';
import {
  type ReadWording,
  readWordingHere,
  type WordingInput,
  type WordingOutput,
  type WordingTask,
} from './tasks.ts';

/** What the longest Bill takes is a few seconds: what takes more is no wording, or an attack. */
const COST: Cost = { time: 8000, silence: 8000, memory: 350 };

/** To make all instructions of such a Bill is to carry each out on what the others leave, and is asked for once. */
const MAKING: Cost = { time: 60_000, silence: 60_000, memory: 700 };

const ENDED = {
  doing: 'Reading this text',
  needed: 'than amending text of its length needs',
  after: 'Nothing was changed. Split the text into parts.',
};

/** Words as short as a clause take less time to read than a thread takes to start. */
const SHORT = 2000;

const isShort = (input: WordingInput<WordingTask>): boolean =>
  'text' in input
    ? input.text.length <= SHORT
    : 'content' in input
      ? 'words' in input.content && input.content.words.length <= SHORT
      : input.read.items.length <= SHORT / 200;

/** Reads amending words in a thread of its own, each text in a new one. @param script the thread's own, built */
export const readWordingApart =
  (script: string, cost?: Cost): ReadWording =>
  async <N extends WordingTask>(name: N, input: WordingInput<N>, newPid: () => string) => {
    if (isShort(input)) return readWordingHere(name, input, newPid);
    const costLimit = cost ?? (name === 'make' ? MAKING : COST);
    const result = await runApart({ script, given: { name, input }, cost: costLimit, ended: ENDED });
    // What comes back is what the task of this name gave.
    return result as Result<WordingOutput<N>>;
  };
