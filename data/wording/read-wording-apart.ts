import type { Result } from '../../core/base/result.ts';
import { type Cost, runInThread } from '../base/run-in-thread.ts';
import {
  type ReadWording,
  readWordingHere,
  type WordingInput,
  type WordingOutput,
  type WordingTask,
} from './tasks.ts';

/** Limits for reading, in milliseconds and megabytes. The longest Bill takes a few seconds: more is no wording, or an attack. */
const COST: Cost = { timeMs: 8000, silenceMs: 8000, memoryMb: 350 };

/** Limits for applying all instructions of a Bill, each to the text as the others left it. This is asked for once. */
const MAKING: Cost = { timeMs: 60_000, silenceMs: 60_000, memoryMb: 700 };

const ENDED = {
  work: 'Reading this text',
  excess: 'than amending text of its length needs',
  consequence: 'Nothing was changed. Split the text into parts.',
};

/** Texts up to this many characters, a long clause, are read faster than a thread starts. */
const MAX_DIRECT_LENGTH = 2000;
/** Items of a Bill that was read already: about as much work as that many characters. */
const MAX_DIRECT_ITEMS = 10;

const isShort = (input: WordingInput<WordingTask>): boolean =>
  'text' in input
    ? input.text.length <= MAX_DIRECT_LENGTH
    : 'content' in input
      ? 'words' in input.content && input.content.words.length <= MAX_DIRECT_LENGTH
      : input.read.items.length <= MAX_DIRECT_ITEMS;

/** Reads amending words in a thread, a new one for each text. @param script the path of the built thread.ts */
export const readWordingApart =
  (script: string, cost?: Cost): ReadWording =>
  async <N extends WordingTask>(name: N, input: WordingInput<N>, newPid: () => string) => {
    if (isShort(input)) return readWordingHere(name, input, newPid);
    const costLimit = cost ?? (name === 'make' ? MAKING : COST);
    const result = await runInThread({ script, input: { name, input }, cost: costLimit, stopMessage: ENDED });
    // The thread runs the task of this name, so its result has the task's type.
    return result as Result<WordingOutput<N>>;
  };
