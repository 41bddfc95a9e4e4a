import { ok, type Result, refuse } from '../../../core/result.ts';
import { childNamed, childrenNamed, textOf, type XmlElement } from '../xml/tree.ts';
import { dateStyles, dateText } from './dates.ts';
import { openParts, type Parts } from './parts.ts';

/** A row of a sheet as text. */
export interface SheetRow {
  /** Its number in the sheet, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Whether a cell of it is a formula; its last result stands as text, and nothing is ever worked out. */
  readonly formula: boolean;
}

/** A workbook, of which each sheet is read when it is asked for. */
export interface Workbook {
  /** The sheets of cells, in their order, and how many rows each is said to have. */
  readonly sheets: readonly { readonly name: string; readonly rows: number; readonly hidden: boolean }[];
  /**
   * Gives a sheet's rows one by one, without those that are not there. Refused `not-found` for a sheet of another name,
   * `damaged`, `refused` (too large) with the place, `cancelled` when `take` returns false.
   */
  readonly read: (name: string, take: (row: SheetRow) => boolean) => Result<null>;
}

const MOST_COLUMNS = 16_384;
const MOST_CELLS = 30_000_000;

interface Reading {
  readonly strings: readonly string[];
  readonly dates: ReadonlySet<number>;
  readonly from1904: boolean;
}

/** The place of a column from 0, by its letters; -1 where there are none. */
function columnOf(reference: string): number {
  let place = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    place = place * 26 + code - 64;
  }
  return place - 1;
}

/** Characters that XML can't hold are written `_x000D_` in a workbook. */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** The text of a shared or inline string, without the reading aids of Asian scripts. */
function stringOf(item: XmlElement): string {
  let text = '';
  for (const child of item.children) {
    if (typeof child === 'string' || child.name === 'rPh' || child.name === 'phoneticPr') continue;
    text += child.name === 't' ? textOf(child) : stringOf(child);
  }
  return text;
}

function numberText(raw: string, style: number, { dates, from1904 }: Reading): string {
  const value = Number(raw);
  const date = dates.has(style) && raw !== '' ? dateText(value, from1904) : null;
  if (date !== null) return date;
  // Seventeen digits of a number that was typed with three are the file's way of writing it.
  return Number.isFinite(value) && raw.length > 15 ? String(Number(value.toPrecision(15))) : raw;
}

function cellText(cell: XmlElement, reading: Reading): string {
  const { t: type = 'n', s: style = '0' } = cell.attributes;
  if (type === 'inlineStr') {
    const inline = childNamed(cell, 'is');
    return inline ? unescaped(stringOf(inline)) : '';
  }
  const held = childNamed(cell, 'v');
  const raw = held ? textOf(held) : '';
  if (type === 's') return reading.strings[Number(raw)] ?? '';
  if (type === 'b') return raw === '1' ? 'TRUE' : raw === '0' ? 'FALSE' : raw;
  return type === 'n' ? numberText(raw, Number(style), reading) : unescaped(raw);
}

function readStrings(parts: Parts, path: string | undefined): Result<readonly string[]> {
  if (path === undefined) return ok([]);
  const strings: string[] = [];
  const read = parts.read(path, {
    layout: new Set(['sst', 'si', 'r']),
    pieces: {
      is: (name) => name === 'si',
      take: (item) => {
        strings.push(unescaped(stringOf(item)));
        return true;
      },
    },
  });
  return read.ok ? ok(strings) : read;
}

function sheetRows(parts: Parts, path: string, reading: Reading, take: (row: SheetRow) => boolean) {
  let line = 0;
  let cells = 0;
  let stopped: Result<never> | null = null;
  const read = parts.read(path, {
    layout: new Set(['worksheet', 'sheetData', 'row', 'c']),
    pieces: {
      is: (name) => name === 'row',
      take: (row) => {
        line = Math.trunc(Number(row.attributes.r)) || line + 1;
        const texts: string[] = [];
        let next = 0;
        let formula = false;
        for (const cell of row.children) {
          if (typeof cell === 'string' || cell.name !== 'c') continue;
          const named = columnOf(cell.attributes.r ?? '');
          const column = named < 0 ? next : named;
          next = column + 1;
          const text = cellText(cell, reading);
          formula ||= childNamed(cell, 'f') !== undefined;
          if (text === '' || column >= MOST_COLUMNS) continue;
          while (texts.length < column) texts.push('');
          texts[column] = text;
        }
        cells += texts.length;
        if (cells > MOST_CELLS) stopped ??= refuse('refused', 'The sheet has too many cells.', `row ${line}`);
        if (!stopped && !take({ line, cells: texts, formula }))
          stopped = refuse('cancelled', 'The reading was stopped. Nothing was kept.');
        return true;
      },
    },
    progress: () => stopped === null,
  });
  return stopped ?? (read.ok ? ok(null) : read);
}

/** How many rows a sheet says it has, or else how often it begins one. */
function rowCount(parts: Parts, path: string): number {
  const head = parts.head(path);
  if (!head.ok) return 0;
  const said = /<(?:\w+:)?dimension\s[^>]*ref="[A-Z]+\d+:[A-Z]+(\d+)"/.exec(head.value.text)?.[1];
  if (said !== undefined) return Number(said);
  const bytes = Buffer.from(head.value.bytes);
  let rows = 0;
  for (let at = bytes.indexOf('<row'); at >= 0; at = bytes.indexOf('<row', at + 4)) rows += 1;
  return rows;
}

/**
 * Opens an .xlsx workbook (ECMA-376): shared and inline strings, numbers as they were typed, dates by their style as ISO
 * text, formulas as the text of their last result. Refused for another kind of file, and for one that is damaged, a trap
 * (sizes, ratio, parts, paths), or has a document type.
 */
export function openXlsx(bytes: Uint8Array): Result<Workbook> {
  const opened = openParts(bytes);
  if (!opened.ok) return opened;
  const parts = opened.value;
  const top = parts.relations('');
  if (!top.ok) return top;
  const path =
    [...top.value.values()].find(({ kind }) => kind === 'officeDocument')?.path ?? 'xl/workbook.xml';
  if (!parts.has(path)) return refuse('unsupported', 'The file is an archive, but no .xlsx workbook.');
  const workbook = parts.read(path);
  if (!workbook.ok) return workbook;
  const related = parts.relations(path);
  if (!related.ok) return related;
  const relations = [...related.value.values()];
  const styles = relations.find(({ kind }) => kind === 'styles');
  const style = styles && parts.has(styles.path) ? parts.read(styles.path) : null;
  if (style && !style.ok) return style;
  const listed = childNamed(workbook.value, 'sheets');
  const sheets = (listed ? childrenNamed(listed, 'sheet') : []).flatMap(({ attributes }) => {
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
      const dates = style ? dateStyles(style.value) : new Set<number>();
      return sheetRows(parts, sheet.path, { strings: strings.value, dates, from1904 }, take);
    },
  });
}
