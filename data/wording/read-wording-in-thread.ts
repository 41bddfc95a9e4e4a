import type { Result } from '../../core/base/result.ts';
import { runInThread, type WorkLimits } from '../base/run-in-thread.ts';
import {
  type ReadWording,
  readWordingHere,
  type WordingInput,
  type WordingOutput,
  type WordingTask,
} from './tasks.ts';

/** Limits for reading, in milliseconds and megabytes. The longest Bill takes a few seconds; a longer time means an attack, or a text that is no wording. */
const DEFAULT_COST: WorkLimits = { timeMs: 8000, silenceMs: 8000, memoryMb: 350 };

/** Limits for the task `make`, which applies all instructions of a Bill one after the other. A user starts it once for a Bill. */
const MAKE_COST: WorkLimits = { timeMs: 60_000, silenceMs: 60_000, memoryMb: 700 };

const STOP_MESSAGE = {
  work: 'Reading this text',
  excess: 'than amending text of its length needs',
  consequence: 'Nothing was changed. Split the text into parts.',
};

/** Texts up to this many characters (a long clause) are read here, because a thread takes longer to start. */
const MAX_DIRECT_LENGTH = 2000;
/** A Bill that was already read is applied here if it has at most this many items, which is about as much work. */
const MAX_DIRECT_ITEMS = 10;

const isShort = (input: WordingInput<WordingTask>): boolean =>
  'text' in input
    ? input.text.length <= MAX_DIRECT_LENGTH
    : 'content' in input
      ? 'words' in input.content && input.content.words.length <= MAX_DIRECT_LENGTH
      : input.read.items.length <= MAX_DIRECT_ITEMS;

/** Reads amending wording, each long text in a new thread. @param script the path of the built thread.ts */
export const readWordingInThread =
  (script: string, cost?: WorkLimits): ReadWording =>
  async <N extends WordingTask>(name: N, input: WordingInput<N>, newPid: () => string) => {
    if (isShort(input)) return readWordingHere(name, input, newPid);
    const costLimit = cost ?? (name === 'make' ? MAKE_COST : DEFAULT_COST);
    const result = await runInThread({
      script,
      input: { name, input },
      limits: costLimit,
      stopMessage: STOP_MESSAGE,
    });
    // The thread runs the task of this name, so its result has the task's type.
    return result as Result<WordingOutput<N>>;
  };
