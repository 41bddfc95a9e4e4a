import type { z } from 'zod';
import type { Question } from '../evidence/records.ts';
import type { consultationCalls } from './calls.ts';
import { splitHeader } from './headers.ts';
import { inertText } from './inert-text.ts';
import { isBlank, normaliseText, type TableRow } from './table-row.ts';

type DictionaryEntry = z.infer<
  (typeof consultationCalls)['consultation.dictionary']['output']
>['entries'][number];
/** The entry of a dictionary for one question, before it is matched to a stored question. */
export type ParsedEntry = Omit<DictionaryEntry, 'question' | 'why'> & {
  /** The header of the column of answers that the entry points to, in a workbook with both; null otherwise. */
  readonly header: string | null;
};

/** A sheet of a dictionary. A CSV is read as a single sheet without a name. */
export interface DictionarySheet {
  readonly name: string;
  readonly rows: readonly TableRow[];
}

const TEXT_HEADER =
  /^(?:title|question|wording|text|label|demographic)|question text|title of the question|demographics? (?:title|label)/i;
const CODE_HEADER = /^(?:question )?(?:number|no\.?|code|id|ref(?:erence)?)$/i;
const COLUMN_HEADER = /column (?:id|letter)/i;
const KIND_HEADER = /^(?:question )?(?:type|kind)$/i;
const OPTIONS_HEADER = /^(?:options|answers|choices|responses|response options|possible answers)/i;
/** The headers must be among the first rows of a sheet. */
const MAX_HEADER_ROWS = 10;

/** Where a sheet has what. Numbers are indices of columns; -1 for a column that the sheet lacks. */
interface SheetLayout {
  /** The index of the header row. */
  readonly headerRow: number;
  readonly text: number;
  readonly code: number;
  /** Columns with the letter of a column of answers. A question with a closed and an open part has one column for each. */
  readonly columns: readonly { readonly at: number; readonly kind: Question['kind'] | null }[];
  readonly kind: number;
  readonly options: number;
}

function kindBySheetName(name: string): Question['kind'] | null {
  if (/multiple|mulitiple|closed/i.test(name)) return 'closed';
  return /open|free.?text/i.test(name) ? 'open' : null;
}

const kindByHeader = (header: string): Question['kind'] | null =>
  /multiple/i.test(header) ? 'closed' : /open|free.?text/i.test(header) ? 'open' : null;

/** Finds the headers of a sheet of questions; null for a sheet of something else. */
function findLayout({ rows }: DictionarySheet): SheetLayout | null {
  for (const [headerRow, { cells }] of rows.slice(0, MAX_HEADER_ROWS).entries()) {
    const findColumn = (pattern: RegExp) => cells.findIndex((cell) => pattern.test(cell.trim()));
    const columns = cells.flatMap((cell, index) =>
      COLUMN_HEADER.test(cell) ? [{ at: index, kind: kindByHeader(cell) }] : [],
    );
    const text = cells.findIndex(
      (cell) => TEXT_HEADER.test(cell.trim()) && !COLUMN_HEADER.test(cell) && !CODE_HEADER.test(cell.trim()),
    );
    const [code, kind, options] = [
      findColumn(CODE_HEADER),
      findColumn(KIND_HEADER),
      findColumn(OPTIONS_HEADER),
    ];
    if (text >= 0 && (columns.length > 0 || code >= 0 || kind >= 0))
      return { headerRow, text, code, columns, kind, options };
  }
  return null;
}

const COLUMN_LETTERS = /^[A-Z]{1,3}$/i;

/** The index of a spreadsheet column by its letters: A is 0, AA is 26. */
function columnIndex(letters: string): number {
  return [...letters.toUpperCase()].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function kindByCell(text: string): Question['kind'] | null {
  if (/closed|choice|select|radio|drop|scale|rating|matrix|tick/i.test(text)) return 'closed';
  return /open|free|text|essay|comment/i.test(text) ? 'open' : null;
}

function parseSheet(sheet: DictionarySheet, headers: readonly string[]): readonly ParsedEntry[] {
  const layout = findLayout(sheet);
  if (!layout) return [];
  const sheetKind = kindBySheetName(sheet.name) ?? (/demographic/i.test(sheet.name) ? 'closed' : null);
  return sheet.rows.slice(layout.headerRow + 1).flatMap(({ line, cells }): readonly ParsedEntry[] => {
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
    const statedKind = kindByCell(cell(layout.kind));
    if (layout.columns.length === 0) return [{ line, code, text, kind: statedKind, options, header: null }];
    // A row without a column letter explains the columns, and is no entry.
    const namedColumns = layout.columns.filter(({ at }) => COLUMN_LETTERS.test(cell(at)));
    return namedColumns.map(({ at, kind }) => ({
      line,
      code,
      text,
      kind: statedKind ?? (layout.columns.length > 1 ? kind : sheetKind),
      options,
      header: headers[columnIndex(cell(at))] ?? null,
    }));
  });
}

/** A question's code for comparison: "Proposal 1 Question 8" and "Prop 1 Q8" are the same. */
const plainCode = (code: string): string =>
  normaliseText(code)
    .replaceAll(/\bproposal\b/g, 'prop')
    .replaceAll(/\bquestion\s*|\bq\s*(?=\d)/g, 'q')
    .replace(/^(?=\d)/, 'q');

/** Memoises the normalised texts and codes, because each entry is compared with every question. */
class NormalForms {
  readonly #texts = new Map<string, string>();
  readonly #codes = new Map<string, string>();

  text(text: string): string {
    return cachedNormalForm(this.#texts, text, normaliseText);
  }

  code(code: string): string {
    return cachedNormalForm(this.#codes, code, plainCode);
  }
}

function cachedNormalForm(
  forms: Map<string, string>,
  text: string,
  normalise: (text: string) => string,
): string {
  const cached = forms.get(text);
  if (cached !== undefined) return cached;
  const form = normalise(text);
  forms.set(text, form);
  return form;
}

/** How well an entry fits a question, from 5 (surest) to 0 (no fit), and the reason in words. */
function scoreFit(
  parsedEntry: ParsedEntry,
  question: Question,
  forms: NormalForms,
): readonly [number, string] {
  const { code, text } = question.was ?? question;
  if (parsedEntry.kind !== null && parsedEntry.kind !== question.kind) return [0, ''];
  if (parsedEntry.header !== null) {
    const headerParts = splitHeader(parsedEntry.header);
    const isNamedColumn = [parsedEntry.header, headerParts.component]
      .map((one) => forms.text(one))
      .includes(forms.text(text));
    return isNamedColumn && (code === '' || forms.text(headerParts.code) === forms.text(code))
      ? [5, 'the column that it names has this question']
      : [0, ''];
  }
  const [entryText, questionText] = [forms.text(parsedEntry.text), forms.text(text)];
  const sameCode =
    parsedEntry.code !== '' && code !== '' && forms.code(parsedEntry.code) === forms.code(code);
  if (entryText === questionText) return [sameCode ? 4 : 3, 'it has the same words'];
  const [shorter, longer] =
    entryText.length < questionText.length ? [entryText, questionText] : [questionText, entryText];
  if (shorter.length >= 20 && longer.startsWith(shorter)) return [2, 'one’s words begin with the other’s'];
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
export function readEntries(sheets: readonly DictionarySheet[]): readonly ParsedEntry[] {
  const responsesSheet = sheets.find(({ name }) => /^responses?$/i.test(name.trim()));
  const headers = (responsesSheet?.rows[0]?.cells ?? []).map((cell) => inertText(cell).text.trim());
  return sheets.filter((sheet) => sheet !== responsesSheet).flatMap((sheet) => parseSheet(sheet, headers));
}

/**
 * Matches each entry of a dictionary to the question that fits best: by the column of answers that it points to, by its
 * words, by their beginning, or by its code. Where two questions fit equally, neither is matched, and `why` names both.
 */
export function fitDictionary(
  parsedEntries: readonly ParsedEntry[],
  questions: readonly Question[],
): FittedDictionary {
  const forms = new NormalForms();
  const fitted = new Map<string, { readonly entry: ParsedEntry; readonly question: Question }>();
  const entries = parsedEntries.map((parsedEntry): DictionaryEntry => {
    const { header: _, ...output } = parsedEntry;
    const scored = questions
      .map((question) => ({ question, fit: scoreFit(parsedEntry, question, forms) }))
      .filter(({ question, fit: [score] }) => score > 0 && !fitted.has(question.id))
      .sort((a, b) => b.fit[0] - a.fit[0]);
    const [best, second] = scored;
    if (!best)
      return { ...output, question: null, why: 'no question in this review has this wording or number' };
    if (second?.fit[0] === best.fit[0])
      return { ...output, question: null, why: `it could be ${best.question.id} or ${second.question.id}` };
    fitted.set(best.question.id, { entry: parsedEntry, question: best.question });
    return { ...output, question: best.question.id, why: best.fit[1] };
  });
  const unfitted = questions.filter(({ id }) => !fitted.has(id)).map(({ id }) => id);
  const changed = [...fitted.values()].flatMap(({ entry, question }) => {
    const code = entry.code === '' ? question.code : entry.code;
    const { optionsFrom, ...unchanged } = question;
    const hasOptions = entry.options.length > 0;
    const options = hasOptions ? entry.options : question.options;
    const optionsSource = hasOptions || optionsFrom === undefined ? {} : { optionsFrom };
    const wording = { code, text: entry.text };
    const was = question.was ?? { code: question.code, text: question.text };
    const isUnchanged =
      code === question.code && entry.text === question.text && options === question.options;
    return isUnchanged
      ? []
      : [{ was: question, is: { ...unchanged, ...wording, options, ...optionsSource, was } }];
  });
  return { entries, unfitted, changed };
}
