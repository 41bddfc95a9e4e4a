import { visible } from './visible.ts';

// Spreadsheets run a cell that begins with one of these as a formula. Some language editions also accept the full-width
// forms.
const FORMULA_START = /^\s*[=+\-@＝＋－＠\t\r\n]/;

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** The program that will read the table: a person's spreadsheet, or another program. */
export type CsvReader = 'spreadsheet' | 'program';

/**
 * Writes a table as RFC 4180 text. A cell that a spreadsheet would run as a formula gets a leading apostrophe. For
 * spreadsheets there is a byte order mark, and every cell is quoted, so that a local list separator can't divide it.
 */
export function csvOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  reader: CsvReader = 'spreadsheet',
): string {
  const cell = (text: string) => {
    const safe = visible(FORMULA_START.test(text) ? `'${text}` : text);
    return reader === 'spreadsheet' || NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
  return reader === 'spreadsheet' ? `\uFEFF${lines}` : lines;
}
