import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { childNamed, childrenNamed, textOf, type XmlElement } from '../xml/tree.ts';
import { type DateStyle, dateStyles, dateText, elapsedText } from './dates.ts';
import { openParts, type Parts } from './parts.ts';
import { type PlainCell, type PlainRow, plainRow, plainString } from './plain-row.ts';

/** A row of a sheet as text. */
export interface SheetRow {
  /** The number of the row in the sheet, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Whether a cell is a formula. Its stored result is read as text, and nothing is computed. */
  readonly formula: boolean;
}

/** An open workbook. Each sheet is read when needed. */
export interface Workbook {
  /** The worksheets in order, with the number of rows that each declares. */
  readonly sheets: readonly { readonly name: string; readonly rows: number; readonly hidden: boolean }[];
  /**
   * Reads the rows of a sheet one by one; absent rows are skipped. Refused `not-found` for an unknown name, `damaged`
   * or `refused` (too large) with the place, and `cancelled` if `take` returns false.
   */
  readonly read: (name: string, take: (row: SheetRow) => boolean) => Result<null>;
}

const MAX_COLUMNS = 16_384;
const MAX_CELLS = 30_000_000;

interface CellContext {
  readonly strings: readonly string[];
  readonly dates: ReadonlyMap<number, DateStyle>;
  readonly from1904: boolean;
}

/** The index of a column from 0, from the letters of a cell reference; -1 without letters. */
function columnOf(reference: string): number {
  let place = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    place = place * 26 + code - 64;
  }
  return place - 1;
}

/** Characters that XML can't contain are written as `_x000D_` in a workbook. */
const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** The text of a shared or inline string, without phonetic guides (`rPh`). */
function stringOf(stringItem: XmlElement): string {
  let text = '';
  for (const child of stringItem.children) {
    if (typeof child === 'string' || child.name === 'rPh' || child.name === 'phoneticPr') continue;
    text += child.name === 't' ? textOf(child) : stringOf(child);
  }
  return text;
}

function numberText(raw: string, style: number, { dates, from1904 }: CellContext): string {
  const value = Number(raw);
  const dateStyle = raw === '' ? undefined : dates.get(style);
  const date = dateStyle === 'elapsed' ? elapsedText(value) : dateStyle ? dateText(value, from1904) : null;
  if (date !== null) return date;
  // Programs store up to 17 digits of a binary number; 15 give back what was typed.
  return Number.isFinite(value) && raw.length > 15 ? String(Number(value.toPrecision(15))) : raw;
}

/** The text of a cell; null if its shared string is missing. */
function cellText({ type, style, text }: PlainCell, reading: CellContext): string | null {
  if (type === 's') return text === '' ? '' : (reading.strings[Number(text)] ?? null);
  if (type === 'b') return text === '1' ? 'TRUE' : text === '0' ? 'FALSE' : text;
  return type === 'n' ? numberText(text, Number(style), reading) : unescapeText(text);
}

function cellOf(cell: XmlElement): PlainCell {
  const { r: letters = '', t: type = 'n', s: style = '0' } = cell.attributes;
  const holder = childNamed(cell, type === 'inlineStr' ? 'is' : 'v');
  const text = holder ? (type === 'inlineStr' ? stringOf(holder) : textOf(holder)) : '';
  return { letters, style, type, text, formula: childNamed(cell, 'f') !== undefined };
}

const rowOf = (row: XmlElement): PlainRow => ({
  number: row.attributes.r ?? '',
  cells: childrenNamed(row, 'c').map(cellOf),
});

function readStrings(parts: Parts, path: string | undefined): Result<readonly string[]> {
  if (path === undefined) return ok([]);
  const strings: string[] = [];
  const read = parts.readPieces(path, {
    name: 'si',
    layout: new Set(['sst', 'si', 'r']),
    plain: plainString,
    parsed: stringOf,
    take: (text) => strings.push(unescapeText(text)) > 0,
  });
  return read.ok ? ok(strings) : read;
}

function sheetRows(parts: Parts, path: string, reading: CellContext, take: (row: SheetRow) => boolean) {
  let line = 0;
  let count = 0;
  let isMissing = false;
  const read = parts.readPieces<PlainRow>(path, {
    name: 'row',
    layout: new Set(['worksheet', 'sheetData', 'row', 'c']),
    plain: plainRow,
    parsed: rowOf,
    take: (row) => {
      line = Math.trunc(Number(row.number)) || line + 1;
      const cells: string[] = [];
      let next = 0;
      let formula = false;
      for (const cell of row.cells) {
        const namedColumn = columnOf(cell.letters);
        const column = namedColumn < 0 ? next : namedColumn;
        next = column + 1;
        const text = cellText(cell, reading);
        formula ||= cell.formula;
        isMissing ||= text === null;
        if (text === null || text === '' || column >= MAX_COLUMNS) continue;
        while (cells.length < column) cells.push('');
        cells[column] = text;
      }
      count += cells.length;
      return !isMissing && count <= MAX_CELLS && take({ line, cells, formula });
    },
  });
  if (!read.ok) return read;
  if (isMissing) return refuse('damaged', 'The text of a cell is missing from the workbook.', `row ${line}`);
  if (count > MAX_CELLS) return refuse('refused', 'The sheet has too many cells.', `row ${line}`);
  return read.value === 'ended' ? ok(null) : refuse('cancelled', 'Reading was stopped. Nothing was saved.');
}

/** The number of rows that a sheet declares in `dimension`, or else the number of its row tags. */
function rowCount(parts: Parts, path: string): number {
  const lastRow = /<(?:\w+:)?dimension\s[^>]*ref="[A-Z]+\d+:[A-Z]+(\d+)"/.exec(parts.head(path))?.[1];
  if (lastRow !== undefined) return Number(lastRow);
  const sheetBytes = parts.readBytes(path);
  if (!sheetBytes.ok) return 0;
  const { buffer, byteOffset, byteLength } = sheetBytes.value;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  const row = `<${/<(\w+:)?worksheet\b/.exec(parts.head(path))?.[1] ?? ''}row`;
  let rows = 0;
  for (let at = bytes.indexOf(row); at >= 0; at = bytes.indexOf(row, at + row.length)) rows += 1;
  return rows;
}

/**
 * Opens an .xlsx workbook (ECMA-376). Strings, numbers, dates (as ISO text) and the stored results of formulas are read
 * as text. Refused for another kind of file, and for one that is damaged, has a DOCTYPE, or is harmful (size,
 * compression ratio, number of parts, paths).
 */
export function openXlsx(bytes: Uint8Array): Result<Workbook> {
  const opened = openParts(bytes);
  if (!opened.ok) return opened;
  const parts = opened.value;
  const outer = parts.relations('');
  if (!outer.ok) return outer;
  const path =
    [...outer.value.values()].find(({ kind }) => kind === 'officeDocument')?.path ?? 'xl/workbook.xml';
  if (!parts.has(path)) return refuse('unsupported', 'The file is a zip file, not an .xlsx workbook.');
  const workbook = parts.read(path);
  if (!workbook.ok) return workbook;
  const related = parts.relations(path);
  if (!related.ok) return related;
  const relations = [...related.value.values()];
  const styles = relations.find(({ kind }) => kind === 'styles');
  const style = styles && parts.has(styles.path) ? parts.read(styles.path) : null;
  if (style && !style.ok) return style;
  const sheetsElement = childNamed(workbook.value, 'sheets');
  const sheets = (sheetsElement ? childrenNamed(sheetsElement, 'sheet') : []).flatMap(({ attributes }) => {
    const relation = related.value.get(attributes['r:id'] ?? '');
    if (relation?.kind !== 'worksheet' || !parts.has(relation.path)) return [];
    const hidden = ['hidden', 'veryHidden'].includes(attributes.state ?? '');
    return [{ name: attributes.name ?? '', hidden, path: relation.path }];
  });
  const date1904 = childNamed(workbook.value, 'workbookPr')?.attributes.date1904;
  const from1904 = date1904 === '1' || date1904 === 'true';
  let strings: Result<readonly string[]> | undefined;
  return ok({
    sheets: sheets.map(({ name, hidden, path }) => ({ name, hidden, rows: rowCount(parts, path) })),
    read: (name, take) => {
      const sheet = sheets.find((candidate) => candidate.name === name);
      if (!sheet) return refuse('not-found', `The workbook has no sheet ${name}.`, 'sheet');
      const shared = relations.find(({ kind }) => kind === 'sharedStrings');
      strings ??= readStrings(parts, shared && parts.has(shared.path) ? shared.path : undefined);
      if (!strings.ok) return strings;
      const dates = style ? dateStyles(style.value) : new Map<number, DateStyle>();
      return sheetRows(parts, sheet.path, { strings: strings.value, dates, from1904 }, take);
    },
  });
}
