import { visible } from './visible.ts';

// A spreadsheet takes a cell that begins so for a formula; the wide forms too, in some languages' editions.
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r\n]/;

/**
 * A table as RFC 4180 text with a byte order mark, for spreadsheets. Every cell is quoted, so that no local separator
 * can cut one in two; one that a spreadsheet would run as a formula gets a leading apostrophe, and stays whole.
 */
export function csvOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return `"${visible(safe).replaceAll('"', '""')}"`;
  };
  return `\uFEFF${[header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}
