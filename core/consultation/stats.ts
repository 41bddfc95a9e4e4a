import { inferChoices } from './choices.ts';
import { inertText } from './inert-text.ts';
import { isBlank } from './table-row.ts';

/** Statistics of the values in one column. */
export interface ColumnStats {
  readonly filled: number;
  /** How many distinct values, counted up to `MAX_DISTINCT`. */
  readonly distinct: number;
  /** The first distinct values, each cut at 200 code units. */
  readonly samples: readonly string[];
  /** The distinct values in the order of the file; empty if there are more than 50. */
  readonly values: readonly string[];
  /** The inferred options, where the values are lists of options; null otherwise. */
  readonly choices: readonly string[] | null;
  /** UTF-16 code units of the longest value. */
  readonly longest: number;
  /** UTF-16 code units of all values together. */
  readonly length: number;
}

const MAX_DISTINCT = 1000;
const MAX_SAMPLES = 5;
const MAX_SAMPLE_LENGTH = 200;
const MAX_VALUES = 50;
/** Longer values are compared by their first code units only. */
const MAX_COMPARED_LENGTH = 1000;

/** Collects the statistics of all columns, one row at a time. */
export class TableStats {
  readonly #columns: { filled: number; longest: number; length: number; distinctValues: Set<string> }[];

  constructor(width: number) {
    this.#columns = Array.from({ length: width }, () => ({
      filled: 0,
      longest: 0,
      length: 0,
      distinctValues: new Set<string>(),
    }));
  }

  take(cells: readonly string[]): void {
    for (const [index, column] of this.#columns.entries()) {
      const cell = cells[index];
      if (cell === undefined || isBlank(cell)) continue;
      column.filled += 1;
      column.length += cell.length;
      if (cell.length > column.longest) column.longest = cell.length;
      if (column.distinctValues.size < MAX_DISTINCT)
        column.distinctValues.add(inertText(cell.slice(0, MAX_COMPARED_LENGTH)).text.trim());
    }
  }

  columns(): readonly ColumnStats[] {
    return this.#columns.map(({ distinctValues, ...counts }) => ({
      ...counts,
      distinct: distinctValues.size,
      samples: [...distinctValues].slice(0, MAX_SAMPLES).map((sample) => shortened(sample)),
      choices: distinctValues.size < MAX_DISTINCT ? inferChoices([...distinctValues]) : null,
      values: distinctValues.size <= MAX_VALUES ? [...distinctValues] : [],
    }));
  }
}

/** The first `length` code units of a text; one less where the cut would divide a surrogate pair. */
export function shortened(text: string, length = MAX_SAMPLE_LENGTH): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
