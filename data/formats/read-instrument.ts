import type { Instrument } from '../../core/act/instrument.ts';
import type { TextReference } from '../../core/act/text-reference.ts';
import type { WordAccount } from '../../core/base/word-account.ts';

/** An instrument as a file has it, and what a person should know of how it was read. */
export interface ReadInstrument {
  readonly instrument: Instrument;
  /** What was read in a way of its own, or could not be: each in a sentence, with its place where there is one. */
  readonly remarks: readonly string[];
  /** What words of it refer to as data, where its format carries that. */
  readonly references?: readonly TextReference[];
  /** What became of the words of the file, where they were counted. */
  readonly account?: WordAccount;
}
