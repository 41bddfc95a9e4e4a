import type { Instrument } from '../../core/act/instrument.ts';
import type { TextReference } from '../../core/act/text-reference.ts';
import type { WordAccount } from '../../core/base/word-account.ts';

/** An instrument read from a file, with remarks on how it was read. */
export interface ReadInstrument {
  readonly instrument: Instrument;
  /** What was changed or left out in reading: one sentence each, with its place if known. */
  readonly remarks: readonly string[];
  /** References from words to provisions; absent if the format doesn't have them. */
  readonly references?: readonly TextReference[];
  /** The comparison of the file's words with those read; absent if they weren't counted. */
  readonly account?: WordAccount;
}
