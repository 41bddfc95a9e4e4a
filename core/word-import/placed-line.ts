import type { Column } from './columns.ts';
import type { ReturnedLine } from './returned-lines.ts';
import type { SentLine } from './sent-lines.ts';

/** Where the words of a paragraph are kept: for comments on them. */
export interface PlacedLine {
  readonly sent: SentLine;
  readonly back: ReturnedLine;
  /** The two beside each other, as the changes in them were found; worked out whenever it is asked for. */
  readonly columns: () => readonly Column[];
}
