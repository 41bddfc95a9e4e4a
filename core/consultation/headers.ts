import { inertText } from './inert-text.ts';
import type { HeaderLayout } from './mapping.ts';
import { isBlank, isEmptyRow, plain, type TableRow } from './table-row.ts';

/** What a column is called. */
export interface Column {
  readonly index: number;
  /**
   * The header as it stands; of codes above words the lower, or the upper where that is empty; of a question above its
   * parts both, as `question - part`.
   */
  readonly header: string;
  /** What stands for the question's number; empty where nothing does. */
  readonly code: string;
  /** The header without the code; of "page - component" the component. */
  readonly component: string;
}

/** Where the headers are, and how. */
export interface HeaderPlace {
  readonly line: number;
  readonly layout: HeaderLayout;
}

/** A platform's code for a question: `Q12`, `QID4_1_TEXT`. One way only to read any run of figures, however long. */
const CODE = /^(?:Q|QID|Ident|Question|Item|V|Var)?[ _.-]?\d(?:[_.-]?[a-z\d])*$/i;
/** Names that survey platforms give their own columns, in the row of codes. */
const PLATFORM =
  /^(?:start|end|recorded|submitted)?date$|^(?:status|progress|finished|ipaddress|responseid|respondent[ _]?id|duration.*|recipient\w+|externalreference|location\w+|distributionchannel|userlanguage|consent|name|email|organisation|capacity|confidential)$/i;
const ROWS_LOOKED_AT = 10;
const ROWS_COMPARED = 1000;

const filledIn = ({ cells }: TableRow): number => cells.filter((cell) => !isBlank(cell)).length;
const isCode = (cell: string): boolean => CODE.test(cell.trim()) || PLATFORM.test(cell.trim());

/** Whether a row is one of codes above a row of words: nearly all codes, some with a number, and other words below. */
function isCodeRow(upper: TableRow, lower: TableRow | undefined): boolean {
  if (!lower || isEmptyRow(lower)) return false;
  const codes = upper.cells.filter((cell) => !isBlank(cell));
  const few =
    codes.filter(isCode).length < codes.length * 0.8 || !codes.some((cell) => CODE.test(cell.trim()));
  if (few) return false;
  const below = lower.cells.filter((cell) => !isBlank(cell));
  const worded = below.filter((cell) => cell.trim().length > 12 || /\s/.test(cell.trim()));
  return worded.length >= below.length / 2 && below.length >= codes.length / 2;
}

/** What platforms write below a question that has no parts. */
const NO_PART = /^(?:open-ended )?response$/i;

/** The columns that have no header but a cell below, to the right of a question. */
const partColumns = ({ cells: upper }: TableRow, { cells: lower }: TableRow): readonly number[] =>
  lower.flatMap((cell, at) =>
    !isBlank(cell) && isBlank(upper[at] ?? '') && upper.slice(0, at).some((header) => !isBlank(header))
      ? [at]
      : [],
  );

/**
 * Whether a row names the parts of the questions in the row above, or says that none has parts.
 *
 * An answer may also be below an empty header. So the row must have nothing in the first column, where an identifier
 * is. It must also say what platforms say of questions without parts, or name choices in several columns that have no
 * other content.
 */
function isPartsRow(upper: TableRow, lower: TableRow | undefined, below: readonly TableRow[]): boolean {
  if (!lower) return false;
  const filled = lower.cells.filter((cell) => !isBlank(cell));
  if (filled.length > 0 && filled.every((cell) => NO_PART.test(cell.trim()))) return true;
  if (partColumns(upper, lower).length === 0) return false;
  const [first = ''] = lower.cells;
  if (!isBlank(first) && !NO_PART.test(first.trim())) return false;
  if (lower.cells.some((cell) => NO_PART.test(cell.trim()))) return true;
  const choices = lower.cells.filter((choice, at) => {
    const cellsBelow = below.map(({ cells }) => cells[at] ?? '').filter((cell) => !isBlank(cell));
    return (
      !isBlank(choice) && cellsBelow.length > 0 && cellsBelow.every((cell) => plain(cell) === plain(choice))
    );
  });
  return choices.length >= 2;
}

/**
 * Finds the headers among the first rows of a file: the first row that is about as wide as those below it, since a title
 * may stand above; codes with words below them; questions with their parts below them; or one row with an empty one
 * below. Null for a file without rows.
 */
export function findHeaders(rows: readonly TableRow[]): HeaderPlace | null {
  const head = rows.slice(0, ROWS_LOOKED_AT);
  const widest = Math.max(0, ...head.map(filledIn));
  if (widest === 0) return null;
  const at = head.findIndex((row) => filledIn(row) >= Math.max(1, widest / 2));
  const first = head[at];
  if (!first) return null;
  const below = head[at + 1];
  if (below && isEmptyRow(below) && head.length > at + 2)
    return { line: first.line, layout: 'one-then-empty' };
  if (isPartsRow(first, below, rows.slice(at + 2, at + 2 + ROWS_COMPARED)))
    return { line: first.line, layout: 'parts' };
  return { line: first.line, layout: isCodeRow(first, below) ? 'two' : 'one' };
}

/** A question's number at the start of a header: `Q1: …`, `Question 4a. …`, `12) …`. */
const NUMBERED = /^((?:Q(?:uestion)?\.?\s*)?\d{1,3}(?:\.\d{1,3})*[a-z]?)\s*[:.)–—-]\s*(?=\S)(.+)$/is;
/** `page - component`, as Citizen Space heads its columns. */
const PAGED = /^(.{1,300}?) [-–—] (.+)$/s;

/** A page that is a code: a few words without a stop, the last with a number in it. */
const PAGE_CODE = /^(?:[^\s:;,.?!]{1,20} ){0,3}[^\s:;,?!]{0,10}\d[^\s:;,?!]{0,10}$/;

/** The code and the words in a header. A page is a code where it has a number in it, as `Prop 1 Q8` does. */
export function splitHeader(header: string): Pick<Column, 'code' | 'component'> {
  const numbered = NUMBERED.exec(header);
  const [, page = '', component = ''] = PAGED.exec(header) ?? [];
  if (component !== '' && plain(page) === plain(component)) return { code: '', component };
  if (component !== '' && PAGE_CODE.test(page.trim()))
    return { code: page.trim(), component: component.trim() };
  if (numbered?.[1] && numbered[2]) return { code: numbered[1].trim(), component: numbered[2].trim() };
  return { code: '', component: component === '' ? header : component.trim() };
}

/** The rows that are headers: one or two, the second empty where only its place is taken. */
export const headerRows = (layout: HeaderLayout): number => (layout === 'one' ? 1 : 2);

/** The columns that headers name, as many as the widest row has. */
export function columnsOf(
  rows: readonly TableRow[],
  { line, layout }: HeaderPlace,
  width: number,
): readonly Column[] {
  const at = rows.findIndex((row) => row.line >= line);
  const upper = rows[at]?.cells ?? [];
  const lower = layout === 'two' || layout === 'parts' ? (rows[at + 1]?.cells ?? []) : [];
  let question = '';
  return Array.from({ length: width }, (_, index): Column => {
    const above = inertText(upper[index] ?? '').text.trim();
    if (layout === 'parts') {
      const part = inertText(lower[index] ?? '').text.trim();
      // What has neither is no part of the question before it.
      question = above === '' && part === '' ? '' : above || question;
      const header =
        part === '' || NO_PART.test(part) ? question : [question, part].filter(Boolean).join(' - ');
      return { index, header, ...splitHeader(header) };
    }
    if (layout !== 'two') return { index, header: above, ...splitHeader(above) };
    const below = inertText(lower[index] ?? '').text.trim();
    const header = below === '' ? above : below;
    return { index, header, code: above, component: header };
  });
}
