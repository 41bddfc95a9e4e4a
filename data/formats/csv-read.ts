import { ok, type Result, refuse } from '../../core/base/result.ts';

/** The characters that may separate cells. */
export const DELIMITERS = [',', ';', '\t'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** A row of a CSV, with its cells unchanged. */
export interface CsvRow {
  /** The line of the file on which the row begins, from 1. A quoted cell may span several lines. */
  readonly line: number;
  readonly cells: readonly string[];
  /** The fault of the row, in words; '' for a row that can be read in only one way. */
  readonly fault: string;
}

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;
/** The part of a file that is searched for its delimiter: rows, and UTF-16 code units. */
const HEAD_ROWS = 50;
const HEAD_CODE_UNITS = 200_000;

const AFTER_QUOTE =
  'there is text after a closing quotation mark. A quotation mark inside a cell must be doubled';

/** Reads rows one by one as RFC 4180 says, with any of the three line ends. */
class Rows {
  readonly #text: string;
  readonly #delimiter: number;
  #at = 0;
  #line = 1;
  /** The line of an opening quotation mark that is never closed; 0 if there is none. */
  unclosed = 0;

  constructor(text: string, delimiter: Delimiter) {
    this.#text = text;
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** The next row. Null at the end, and at a quotation mark that is never closed. */
  next(): CsvRow | null {
    const text = this.#text;
    if (this.#at >= text.length) return null;
    const line = this.#line;
    const cells: string[] = [];
    let fault = '';
    for (;;) {
      if (text.charCodeAt(this.#at) === QUOTE) {
        const cell = this.#quoted();
        if (cell === null) return null;
        const afterQuote = this.#plain();
        if (afterQuote !== '') fault = AFTER_QUOTE;
        cells.push(cell + afterQuote);
      } else {
        cells.push(this.#plain());
      }
      if (this.#at >= text.length) return { line, cells, fault };
      const code = text.charCodeAt(this.#at);
      this.#at += 1;
      if (code === this.#delimiter) {
        // After a delimiter at the very end there is one more, empty cell.
        if (this.#at < text.length) continue;
        cells.push('');
        return { line, cells, fault };
      }
      if (code === CR && text.charCodeAt(this.#at) === LF) this.#at += 1;
      this.#line += 1;
      return { line, cells, fault };
    }
  }

  #plain(): string {
    const text = this.#text;
    const from = this.#at;
    let at = from;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === this.#delimiter || code === CR || code === LF) break;
    }
    this.#at = at;
    return text.slice(from, at);
  }

  #quoted(): string | null {
    const text = this.#text;
    const opened = this.#line;
    const from = this.#at + 1;
    let at = from;
    let hasDoubledQuotes = false;
    for (;;) {
      const close = text.indexOf('"', at);
      if (close < 0) {
        this.unclosed = opened;
        return null;
      }
      at = close + 1;
      if (text.charCodeAt(at) !== QUOTE) break;
      hasDoubledQuotes = true;
      at += 1;
    }
    this.#at = at;
    const cell = text.slice(from, at - 1);
    this.#line += lineEnds(cell);
    return hasDoubledQuotes ? cell.replaceAll('""', '"') : cell;
  }
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) count += 1;
  }
  return count;
}

/**
 * Finds the delimiter of a CSV: the one for which the first rows have the same number of cells, and the most of them. A
 * comma if none is better.
 */
export function delimiterOf(text: string): Delimiter {
  const head = text.slice(0, HEAD_CODE_UNITS);
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const rows = new Rows(head, delimiter);
    const widths = new Map<number, number>();
    let rowCount = 0;
    for (let row = rows.next(); row && rowCount < HEAD_ROWS; row = rows.next()) {
      // Empty lines don't count. A quoted cell that the end of the head cuts off gives no row.
      if (row.cells.length === 1 && row.cells[0] === '') continue;
      rowCount += 1;
      widths.set(row.cells.length, (widths.get(row.cells.length) ?? 0) + 1);
    }
    for (const [width, times] of widths) {
      const score = width > 1 ? (times / rowCount) * 1000 + width : 0;
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}

/** A CSV being read row by row. */
interface CsvReading {
  readonly delimiter: Delimiter;
  /** The next row, or null at the end. Refused `invalid`, with the line, at a quotation mark that is never closed. */
  readonly next: () => Result<CsvRow | null>;
}

/**
 * Reads a CSV row by row (RFC 4180, with CRLF, LF or CR; line ends and delimiters within quotation marks belong to the
 * cell). Cells are unchanged. A quotation mark inside an unquoted cell is an ordinary character. An opening quotation
 * mark that is never closed would take in the rest of the file, so reading ends there.
 */
export function readCsv(text: string, delimiter: Delimiter = delimiterOf(text)): CsvReading {
  const rows = new Rows(text, delimiter);
  return {
    delimiter,
    next: () => {
      const row = rows.next();
      if (row === null && rows.unclosed > 0)
        return refuse(
          'invalid',
          `A quotation mark on line ${rows.unclosed} is never closed, so Keeling cannot tell where the row ends. Nothing was imported. Close the quotation mark or export the file again.`,
          `line ${rows.unclosed}`,
        );
      return ok(row);
    },
  };
}
