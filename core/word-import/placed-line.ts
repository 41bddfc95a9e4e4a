import type { Column } from './columns.ts';
import type { ReturnedLine } from './returned-lines.ts';
import type { SentLine } from './sent-lines.ts';

/** Which sent line a paragraph is, for the comments on it. */
export interface PlacedLine {
  readonly sentLine: SentLine;
  readonly back: ReturnedLine;
  /** The aligned characters of both lines; computed at each call. */
  readonly columns: () => readonly Column[];
}
