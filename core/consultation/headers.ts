import { inertText } from './inert-text.ts';
import type { HeaderLayout } from './mapping.ts';
import { isBlank, isEmptyRow, normaliseText, type TableRow } from './table-row.ts';

/** The header of a column, and the code and the words in it. */
export interface Column {
  readonly index: number;
  /**
   * The header as written. Where a row of codes is above a row of words, the words, or the code if there are no words. Where
   * a row of questions is above a row of parts, `question - part`.
   */
  readonly header: string;
  /** The question's code, such as `Q12`; empty for a header without a code. */
  readonly code: string;
  /** The header without the code. For "page - component", the component. */
  readonly component: string;
}

/** The line of the first header row, and how many rows of what kind the headers have. */
export interface HeaderPlace {
  readonly line: number;
  readonly layout: HeaderLayout;
}

/** A platform's code for a question: `Q12`, `QID4_1_TEXT`. Not ambiguous, so that a long run of digits can't backtrack. */
const CODE = /^(?:Q|QID|Ident|Question|Item|V|Var)?[ _.-]?\d(?:[_.-]?[a-z\d])*$/i;
/** The names of platforms' own columns in a row of codes. */
const PLATFORM_COLUMN =
  /^(?:start|end|recorded|submitted)?date$|^(?:status|progress|finished|ipaddress|responseid|respondent[ _]?id|duration.*|recipient\w+|externalreference|location\w+|distributionchannel|userlanguage|consent|name|email|organisation|capacity|confidential)$/i;
/** The headers must begin within this number of rows. */
const MAX_ROWS_ABOVE = 10;
/** The rows of answers with which a row of parts is compared. */
const MAX_ROWS_COMPARED = 1000;

const filledCount = ({ cells }: TableRow): number => cells.filter((cell) => !isBlank(cell)).length;
const isCode = (cell: string): boolean => CODE.test(cell.trim()) || PLATFORM_COLUMN.test(cell.trim());

/** Whether a row of codes is above a row of words: at least 80 % codes, one with a number, and mostly words below. */
function isCodeRow(upper: TableRow, lower: TableRow | undefined): boolean {
  if (!lower || isEmptyRow(lower)) return false;
  const codes = upper.cells.filter((cell) => !isBlank(cell));
  if (codes.filter(isCode).length < codes.length * 0.8) return false;
  if (!codes.some((cell) => CODE.test(cell.trim()))) return false;
  const below = lower.cells.filter((cell) => !isBlank(cell));
  const withWords = below.filter((cell) => cell.trim().length > 12 || /\s/.test(cell.trim()));
  return withWords.length >= below.length / 2 && below.length >= codes.length / 2;
}

/** The words that platforms write below a question without parts. */
const NO_PART = /^(?:open-ended )?response$/i;

/** The columns to the right of a question that have an empty header and a filled cell below. */
const partColumns = ({ cells: upper }: TableRow, { cells: lower }: TableRow): readonly number[] =>
  lower.flatMap((cell, at) =>
    !isBlank(cell) && isBlank(upper[at] ?? '') && upper.slice(0, at).some((header) => !isBlank(header))
      ? [at]
      : [],
  );

/**
 * Whether a row names the parts of the questions in the row above, or says "Response" below questions without parts.
 *
 * The row may also be the first row of answers, where a column has no header. So the row must have no identifier in the
 * first column. In addition, a cell must be `NO_PART`, or at least two columns must repeat this cell in all their rows. The
 * columns of a "tick all that apply" question do so.
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
      !isBlank(choice) &&
      cellsBelow.length > 0 &&
      cellsBelow.every((cell) => normaliseText(cell) === normaliseText(choice))
    );
  });
  return choices.length >= 2;
}

/**
 * Finds the headers among the first rows of a file: the first row with at least half the width of the widest, since a title
 * may be above the headers. Also finds whether a second row belongs to them. Null for a file without filled rows.
 */
export function findHeaders(rows: readonly TableRow[]): HeaderPlace | null {
  const head = rows.slice(0, MAX_ROWS_ABOVE);
  const widest = Math.max(0, ...head.map(filledCount));
  if (widest === 0) return null;
  const at = head.findIndex((row) => filledCount(row) >= Math.max(1, widest / 2));
  const first = head[at];
  if (!first) return null;
  const below = head[at + 1];
  if (below && isEmptyRow(below) && head.length > at + 2)
    return { line: first.line, layout: 'one-then-empty' };
  if (isPartsRow(first, below, rows.slice(at + 2, at + 2 + MAX_ROWS_COMPARED)))
    return { line: first.line, layout: 'parts' };
  return { line: first.line, layout: isCodeRow(first, below) ? 'two' : 'one' };
}

/** A question's number at the start of a header: `Q1: …`, `Question 4a. …`, `12) …`. */
const NUMBERED = /^((?:Q(?:uestion)?\.?\s*)?\d{1,3}(?:\.\d{1,3})*[a-z]?)\s*[:.)–—-]\s*(?=\S)(.+)$/is;
/** `page - component`, the form of Citizen Space's headers. */
const PAGED = /^(.{1,300}?) [-–—] (.+)$/s;

/** A page that is a code: up to four short words without punctuation, the last with a digit. */
const PAGE_CODE = /^(?:[^\s:;,.?!]{1,20} ){0,3}[^\s:;,?!]{0,10}\d[^\s:;,?!]{0,10}$/;

/** Splits a header into code and words. A page with a number, such as `Prop 1 Q8`, is a code. */
export function splitHeader(header: string): Pick<Column, 'code' | 'component'> {
  const numbered = NUMBERED.exec(header);
  const [, page = '', component = ''] = PAGED.exec(header) ?? [];
  if (component !== '' && normaliseText(page) === normaliseText(component)) return { code: '', component };
  if (component !== '' && PAGE_CODE.test(page.trim()))
    return { code: page.trim(), component: component.trim() };
  if (numbered?.[1] && numbered[2]) return { code: numbered[1].trim(), component: numbered[2].trim() };
  return { code: '', component: component === '' ? header : component.trim() };
}

/** The number of header rows. An empty second row is counted. */
export const headerRowCount = (layout: HeaderLayout): number => (layout === 'one' ? 1 : 2);

/** Reads the columns from the header rows. @param width the number of cells in the widest row */
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
      // A column without question and part does not belong to the question on its left.
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
