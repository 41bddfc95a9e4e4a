import type { Column } from './columns.ts';
import type { ReturnedLine } from './returned-lines.ts';
import type { SentLine } from './sent-lines.ts';

/** A line of the Act beside the line that came back for it. Comments are placed by these. */
export interface MatchedLine {
  readonly sentLine: SentLine;
  readonly returnedLine: ReturnedLine;
  /** Aligns the characters of both lines, anew at each call. */
  readonly columns: () => readonly Column[];
}
