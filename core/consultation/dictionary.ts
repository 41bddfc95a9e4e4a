import type { z } from 'zod';
import type { Question } from '../evidence/records.ts';
import type { consultationCalls } from './calls.ts';
import { splitHeader } from './headers.ts';
import { inertText } from './inert-text.ts';
import { isBlank, plain, type TableRow } from './table-row.ts';

type DictionaryEntry = z.infer<
  (typeof consultationCalls)['consultation.dictionary']['output']
>['entries'][number];
/** What a dictionary says of one question, fitted to none yet. */
export type Entry = Omit<DictionaryEntry, 'question' | 'why'> & {
  /** The header of the answers, where the dictionary stands beside them and points to their column. */
  readonly header: string | null;
};

/** A sheet of a dictionary; a CSV is one without a name. */
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
const HEAD_ROWS = 10;

interface Layout {
  readonly at: number;
  readonly text: number;
  readonly code: number;
  /** Columns of the answers: those of the sheet's own kind, and, of a question of two parts, the other's. */
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
  for (const [at, { cells }] of rows.slice(0, HEAD_ROWS).entries()) {
    const find = (pattern: RegExp) => cells.findIndex((cell) => pattern.test(cell.trim()));
    const columns = cells.flatMap((cell, index) =>
      COLUMN.test(cell) ? [{ at: index, kind: kindOfColumn(cell) }] : [],
    );
    const text = cells.findIndex(
      (cell) => TEXT.test(cell.trim()) && !COLUMN.test(cell) && !CODE.test(cell.trim()),
    );
    const [code, kind, options] = [find(CODE), find(KIND), find(OPTIONS)];
    if (text >= 0 && (columns.length > 0 || code >= 0 || kind >= 0))
      return { at, text, code, columns, kind, options };
  }
  return null;
}

const LETTERS = /^[A-Z]{1,3}$/i;

function columnAt(letters: string): number {
  return [...letters.toUpperCase()].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function kindSaid(text: string): Question['kind'] | null {
  if (/closed|choice|select|radio|drop|scale|rating|matrix|tick/i.test(text)) return 'closed';
  return /open|free|text|essay|comment/i.test(text) ? 'open' : null;
}

function entriesOf(sheet: DictionarySheet, headers: readonly string[]): readonly Entry[] {
  const layout = layoutOf(sheet);
  if (!layout) return [];
  const ofSheet = kindOfSheet(sheet.name) ?? (/demographic/i.test(sheet.name) ? 'closed' : null);
  return sheet.rows.slice(layout.at + 1).flatMap(({ line, cells }): readonly Entry[] => {
    const cell = (at: number): string => (at < 0 ? '' : inertText(cells[at] ?? '').text.trim());
    const title = cell(layout.text);
    if (isBlank(title)) return [];
    const { code: within, component } = splitHeader(title);
    const number = cell(layout.code);
    const code = (within === '' ? (number.length > 60 ? '' : number) : within).slice(0, 300);
    const text = (within === '' ? title : component).slice(0, 5000);
    const options = cell(layout.options)
      .split(/[;|\n]/)
      .map((option) => option.trim().slice(0, 1000))
      .filter((option) => option !== '');
    const kindGiven = kindSaid(cell(layout.kind));
    if (layout.columns.length === 0) return [{ line, code, text, kind: kindGiven, options, header: null }];
    // A row that explains the columns names none.
    const namedColumns = layout.columns.filter(({ at }) => LETTERS.test(cell(at)));
    return namedColumns.map(({ at, kind }) => ({
      line,
      code,
      text,
      kind: kindGiven ?? (layout.columns.length > 1 ? kind : ofSheet),
      options,
      header: headers[columnAt(cell(at))] ?? null,
    }));
  });
}

const plainCode = (code: string): string =>
  plain(code)
    .replaceAll(/\bproposal\b/g, 'prop')
    .replaceAll(/\bquestion\s*|\bq\s*(?=\d)/g, 'q')
    .replace(/^(?=\d)/, 'q');

/** Texts as they are compared, each made once: a dictionary's are held against those of every question. */
class Compared {
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
  const is = make(text);
  forms.set(text, is);
  return is;
}

/** How an entry fits a question: the higher the surer; 0 where it doesn't. */
function fitOf(row: Entry, question: Question, as: Compared): readonly [number, string] {
  const { code, text } = question.was ?? question;
  if (row.kind !== null && row.kind !== question.kind) return [0, ''];
  if (row.header !== null) {
    const split = splitHeader(row.header);
    const isNamedColumn = [row.header, split.component].map((one) => as.text(one)).includes(as.text(text));
    return isNamedColumn && (code === '' || as.text(split.code) === as.text(code))
      ? [5, 'the column that it names has this question']
      : [0, ''];
  }
  const [entryText, questionText] = [as.text(row.text), as.text(text)];
  const sameCode = row.code !== '' && code !== '' && as.code(row.code) === as.code(code);
  if (entryText === questionText) return [sameCode ? 4 : 3, 'it has the same words'];
  const [short, long] =
    entryText.length < questionText.length ? [entryText, questionText] : [questionText, entryText];
  if (short.length >= 20 && long.startsWith(short)) return [2, 'one’s words begin with the other’s'];
  return sameCode ? [1, 'it has the same number'] : [0, ''];
}

/** What a dictionary says, fitted to the questions that are held. */
interface Fitted {
  readonly entries: readonly DictionaryEntry[];
  readonly unfitted: readonly string[];
  /** The questions as the dictionary has them, where that is something else. */
  readonly changed: readonly { readonly was: Question; readonly is: Question }[];
}

/** What the sheets of a dictionary of questions say, in their order. */
export function readEntries(sheets: readonly DictionarySheet[]): readonly Entry[] {
  const responsesSheet = sheets.find(({ name }) => /^responses?$/i.test(name.trim()));
  const headers = (responsesSheet?.rows[0]?.cells ?? []).map((cell) => inertText(cell).text.trim());
  return sheets.filter((sheet) => sheet !== responsesSheet).flatMap((sheet) => entriesOf(sheet, headers));
}

/**
 * Fits each entry of a dictionary to the question that it is surest of: by the column of answers that it points to, by the
 * words, by how they begin, or by the number. Two that are equally sure are told, and neither is taken.
 */
export function fitDictionary(read: readonly Entry[], questions: readonly Question[]): Fitted {
  const as = new Compared();
  const fitted = new Map<string, { readonly entry: Entry; readonly question: Question }>();
  const entries = read.map((row): DictionaryEntry => {
    const { header: _, ...told } = row;
    const scored = questions
      .map((question) => ({ question, fit: fitOf(row, question, as) }))
      .filter(({ question, fit: [score] }) => score > 0 && !fitted.has(question.id))
      .sort((a, b) => b.fit[0] - a.fit[0]);
    const [best, second] = scored;
    if (!best)
      return { ...told, question: null, why: 'no question in this review has this wording or number' };
    if (second?.fit[0] === best.fit[0])
      return { ...told, question: null, why: `it could be ${best.question.id} or ${second.question.id}` };
    fitted.set(best.question.id, { entry: row, question: best.question });
    return { ...told, question: best.question.id, why: best.fit[1] };
  });
  const unfitted = questions.filter(({ id }) => !fitted.has(id)).map(({ id }) => id);
  const changed = [...fitted.values()].flatMap(({ entry, question }) => {
    const code = entry.code === '' ? question.code : entry.code;
    const { optionsFrom, ...unsaid } = question;
    const isSaid = entry.options.length > 0;
    const options = isSaid ? entry.options : question.options;
    const from = isSaid || optionsFrom === undefined ? {} : { optionsFrom };
    const words = { code, text: entry.text };
    const was = question.was ?? { code: question.code, text: question.text };
    const isUnchanged =
      code === question.code && entry.text === question.text && options === question.options;
    return isUnchanged ? [] : [{ was: question, is: { ...unsaid, ...words, options, ...from, was } }];
  });
  return { entries, unfitted, changed };
}
