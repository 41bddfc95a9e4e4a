import { visible } from './visible.ts';

// A spreadsheet takes a cell that begins so for a formula; the wide forms too, in some languages' editions.
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r\n]/;

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** What reads the table: a person's spreadsheet, or another program. */
export type CsvReader = 'spreadsheet' | 'program';

/**
 * A table as RFC 4180 text. A cell that a spreadsheet would run as a formula gets a leading apostrophe, and stays whole.
 * For spreadsheets there is a byte order mark, and every cell is quoted, so that no local separator can cut one in two.
 */
export function csvOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  reader: CsvReader = 'spreadsheet',
): string {
  const cell = (text: string) => {
    const safe = visible(FORMULA.test(text) ? `'${text}` : text);
    return reader === 'spreadsheet' || NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
  return reader === 'spreadsheet' ? `\uFEFF${lines}` : lines;
}
