import { choicesIn } from './choices.ts';
import { inertText } from './inert-text.ts';
import { isBlank } from './table-row.ts';

/** What the values of one column are like. */
export interface ColumnStats {
  readonly filled: number;
  /** How many different values, counted up to `MOST_DISTINCT`. */
  readonly distinct: number;
  /** The first different values, each cut at 200 characters. */
  readonly samples: readonly string[];
  /** Different values, in the order in which they came, up to 50; none where there are more. */
  readonly values: readonly string[];
  /** Of answers that tick several options, those options; null of any others. */
  readonly choices: readonly string[] | null;
  /** UTF-16 units of the longest value, and of all together. */
  readonly longest: number;
  readonly length: number;
}

const MOST_DISTINCT = 1000;
const SAMPLES = 5;
const SAMPLE_LENGTH = 200;
const MOST_VALUES = 50;
/** A longer value is none of a few to choose from, and is not kept to be compared. */
const LONGEST_VALUE = 1000;

/** Counts what the columns of a table hold, a row at a time. */
export class TableStats {
  readonly #columns: { filled: number; longest: number; length: number; seen: Set<string> }[];

  constructor(width: number) {
    this.#columns = Array.from({ length: width }, () => ({
      filled: 0,
      longest: 0,
      length: 0,
      seen: new Set<string>(),
    }));
  }

  take(cells: readonly string[]): void {
    for (const [index, column] of this.#columns.entries()) {
      const cell = cells[index];
      if (cell === undefined || isBlank(cell)) continue;
      column.filled += 1;
      column.length += cell.length;
      if (cell.length > column.longest) column.longest = cell.length;
      if (column.seen.size < MOST_DISTINCT)
        column.seen.add(inertText(cell.slice(0, LONGEST_VALUE)).text.trim());
    }
  }

  columns(): readonly ColumnStats[] {
    return this.#columns.map(({ seen, ...counts }) => ({
      ...counts,
      distinct: seen.size,
      samples: [...seen].slice(0, SAMPLES).map((sample) => shortened(sample)),
      choices: seen.size < MOST_DISTINCT ? choicesIn([...seen]) : null,
      values: seen.size <= MOST_VALUES ? [...seen] : [],
    }));
  }
}

/** As much of a value as is shown, in UTF-16 units; no character is cut in two. */
export function shortened(text: string, length = SAMPLE_LENGTH): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
