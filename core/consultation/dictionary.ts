import type { z } from 'zod';
import type { Question } from '../evidence/records.ts';
import type { consultationCalls } from './calls.ts';
import { splitHeader } from './headers.ts';
import { inertText } from './inert-text.ts';
import { isBlank, plain, type TableRow } from './table-row.ts';

type DictionaryEntry = z.infer<
  (typeof consultationCalls)['consultation.dictionary']['output']
>['entries'][number];
/** The entry of a dictionary for one question, before it is matched to a stored question. */
export type Entry = Omit<DictionaryEntry, 'question' | 'why'> & {
  /** The header of the column of answers that the entry points to, in a workbook with both; null otherwise. */
  readonly header: string | null;
};

/** A sheet of a dictionary. A CSV is read as a single sheet without a name. */
export interface DictionarySheet {
  readonly name: string;
  readonly rows: readonly TableRow[];
}

const TEXT =
  /^(?:title|question|wording|text|label|demographic)|question text|title of the question|demographics? (?:title|label)/i;
const CODE = /^(?:question )?(?:number|no\.?|code|id|ref(?:erence)?)$/i;
const COLUMN = /column (?:id|letter)/i;
const KIND = /^(?:question )?(?:type|kind)$/i;
const OPTIONS = /^(?:options|answers|choices|responses|response options|possible answers)/i;
/** The headers must be among the first rows of a sheet. */
const MAX_HEADER_ROWS = 10;

/** Where a sheet has what. Numbers are indices of columns; -1 for a column that the sheet lacks. */
interface Layout {
  /** The index of the header row. */
  readonly headerRow: number;
  readonly text: number;
  readonly code: number;
  /** Columns with the letter of a column of answers. A question with a closed and an open part has one column for each. */
  readonly columns: readonly { readonly at: number; readonly kind: Question['kind'] | null }[];
  readonly kind: number;
  readonly options: number;
}

function kindOfSheet(name: string): Question['kind'] | null {
  if (/multiple|mulitiple|closed/i.test(name)) return 'closed';
  return /open|free.?text/i.test(name) ? 'open' : null;
}

const kindOfColumn = (header: string): Question['kind'] | null =>
  /multiple/i.test(header) ? 'closed' : /open|free.?text/i.test(header) ? 'open' : null;

/** Finds the headers of a sheet of questions; null for a sheet of something else. */
function layoutOf({ rows }: DictionarySheet): Layout | null {
  for (const [headerRow, { cells }] of rows.slice(0, MAX_HEADER_ROWS).entries()) {
    const find = (pattern: RegExp) => cells.findIndex((cell) => pattern.test(cell.trim()));
    const columns = cells.flatMap((cell, index) =>
      COLUMN.test(cell) ? [{ at: index, kind: kindOfColumn(cell) }] : [],
    );
    const text = cells.findIndex(
      (cell) => TEXT.test(cell.trim()) && !COLUMN.test(cell) && !CODE.test(cell.trim()),
    );
    const [code, kind, options] = [find(CODE), find(KIND), find(OPTIONS)];
    if (text >= 0 && (columns.length > 0 || code >= 0 || kind >= 0))
      return { headerRow, text, code, columns, kind, options };
  }
  return null;
}

const LETTERS = /^[A-Z]{1,3}$/i;

/** The index of a spreadsheet column by its letters: A is 0, AA is 26. */
function columnIndex(letters: string): number {
  return [...letters.toUpperCase()].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function readKind(text: string): Question['kind'] | null {
  if (/closed|choice|select|radio|drop|scale|rating|matrix|tick/i.test(text)) return 'closed';
  return /open|free|text|essay|comment/i.test(text) ? 'open' : null;
}

function entriesOf(sheet: DictionarySheet, headers: readonly string[]): readonly Entry[] {
  const layout = layoutOf(sheet);
  if (!layout) return [];
  const sheetKind = kindOfSheet(sheet.name) ?? (/demographic/i.test(sheet.name) ? 'closed' : null);
  return sheet.rows.slice(layout.headerRow + 1).flatMap(({ line, cells }): readonly Entry[] => {
    const cell = (at: number): string => (at < 0 ? '' : inertText(cells[at] ?? '').text.trim());
    const title = cell(layout.text);
    if (isBlank(title)) return [];
    const { code: codeInTitle, component } = splitHeader(title);
    const codeCell = cell(layout.code);
    // Longer words in the column of codes are a remark. The other limits are those of a stored question.
    const code = (codeInTitle || (codeCell.length > 60 ? '' : codeCell)).slice(0, 300);
    const text = (codeInTitle === '' ? title : component).slice(0, 5000);
    const options = cell(layout.options)
      .split(/[;|\n]/)
      .map((option) => option.trim().slice(0, 1000))
      .filter((option) => option !== '');
    const kindGiven = readKind(cell(layout.kind));
    if (layout.columns.length === 0) return [{ line, code, text, kind: kindGiven, options, header: null }];
    // A row without a column letter explains the columns, and is no entry.
    const namedColumns = layout.columns.filter(({ at }) => LETTERS.test(cell(at)));
    return namedColumns.map(({ at, kind }) => ({
      line,
      code,
      text,
      kind: kindGiven ?? (layout.columns.length > 1 ? kind : sheetKind),
      options,
      header: headers[columnIndex(cell(at))] ?? null,
    }));
  });
}

/** A question's code for comparison: "Proposal 1 Question 8" and "Prop 1 Q8" are the same. */
const plainCode = (code: string): string =>
  plain(code)
    .replaceAll(/\bproposal\b/g, 'prop')
    .replaceAll(/\bquestion\s*|\bq\s*(?=\d)/g, 'q')
    .replace(/^(?=\d)/, 'q');

/** Memoises the normalised texts and codes, because each entry is compared with every question. */
class NormalForms {
  readonly #texts = new Map<string, string>();
  readonly #codes = new Map<string, string>();

  text(text: string): string {
    return cachedForm(this.#texts, text, plain);
  }

  code(code: string): string {
    return cachedForm(this.#codes, code, plainCode);
  }
}

function cachedForm(forms: Map<string, string>, text: string, make: (text: string) => string): string {
  const cached = forms.get(text);
  if (cached !== undefined) return cached;
  const form = make(text);
  forms.set(text, form);
  return form;
}

/** How well an entry fits a question, from 5 (surest) to 0 (no fit), and the reason in words. */
function fitOf(row: Entry, question: Question, forms: NormalForms): readonly [number, string] {
  const { code, text } = question.was ?? question;
  if (row.kind !== null && row.kind !== question.kind) return [0, ''];
  if (row.header !== null) {
    const split = splitHeader(row.header);
    const isNamedColumn = [row.header, split.component]
      .map((one) => forms.text(one))
      .includes(forms.text(text));
    return isNamedColumn && (code === '' || forms.text(split.code) === forms.text(code))
      ? [5, 'the column that it names has this question']
      : [0, ''];
  }
  const [entryText, questionText] = [forms.text(row.text), forms.text(text)];
  const sameCode = row.code !== '' && code !== '' && forms.code(row.code) === forms.code(code);
  if (entryText === questionText) return [sameCode ? 4 : 3, 'it has the same words'];
  const [short, long] =
    entryText.length < questionText.length ? [entryText, questionText] : [questionText, entryText];
  if (short.length >= 20 && long.startsWith(short)) return [2, 'one’s words begin with the other’s'];
  return sameCode ? [1, 'it has the same number'] : [0, ''];
}

/** The entries of a dictionary, matched to the stored questions. */
interface FittedDictionary {
  readonly entries: readonly DictionaryEntry[];
  readonly unfitted: readonly string[];
  /** The questions that the dictionary changes, before and after. */
  readonly changed: readonly { readonly was: Question; readonly is: Question }[];
}

/** Reads the entries in the sheets of a dictionary of questions, in order. */
export function readEntries(sheets: readonly DictionarySheet[]): readonly Entry[] {
  const responsesSheet = sheets.find(({ name }) => /^responses?$/i.test(name.trim()));
  const headers = (responsesSheet?.rows[0]?.cells ?? []).map((cell) => inertText(cell).text.trim());
  return sheets.filter((sheet) => sheet !== responsesSheet).flatMap((sheet) => entriesOf(sheet, headers));
}

/**
 * Matches each entry of a dictionary to the question that fits best: by the column of answers that it points to, by its
 * words, by their beginning, or by its code. Where two questions fit equally, neither is matched, and `why` names both.
 */
export function fitDictionary(read: readonly Entry[], questions: readonly Question[]): FittedDictionary {
  const forms = new NormalForms();
  const fitted = new Map<string, { readonly entry: Entry; readonly question: Question }>();
  const entries = read.map((row): DictionaryEntry => {
    const { header: _, ...output } = row;
    const scored = questions
      .map((question) => ({ question, fit: fitOf(row, question, forms) }))
      .filter(({ question, fit: [score] }) => score > 0 && !fitted.has(question.id))
      .sort((a, b) => b.fit[0] - a.fit[0]);
    const [best, second] = scored;
    if (!best)
      return { ...output, question: null, why: 'no question in this review has this wording or number' };
    if (second?.fit[0] === best.fit[0])
      return { ...output, question: null, why: `it could be ${best.question.id} or ${second.question.id}` };
    fitted.set(best.question.id, { entry: row, question: best.question });
    return { ...output, question: best.question.id, why: best.fit[1] };
  });
  const unfitted = questions.filter(({ id }) => !fitted.has(id)).map(({ id }) => id);
  const changed = [...fitted.values()].flatMap(({ entry, question }) => {
    const code = entry.code === '' ? question.code : entry.code;
    const { optionsFrom, ...unchanged } = question;
    const hasOptions = entry.options.length > 0;
    const options = hasOptions ? entry.options : question.options;
    const from = hasOptions || optionsFrom === undefined ? {} : { optionsFrom };
    const words = { code, text: entry.text };
    const was = question.was ?? { code: question.code, text: question.text };
    const isUnchanged =
      code === question.code && entry.text === question.text && options === question.options;
    return isUnchanged ? [] : [{ was: question, is: { ...unchanged, ...words, options, ...from, was } }];
  });
  return { entries, unfitted, changed };
}
