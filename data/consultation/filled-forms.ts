import { count } from '../../core/base/english.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import type { Problem } from '../../core/consultation/calls.ts';
import { FORM_COLUMNS, filledFormSchema } from '../../core/consultation/form-questions.ts';
import { normaliseText, type TableRow } from '../../core/consultation/table-row.ts';
import { type FilledAnswer, type FilledForm, readFilledForm } from '../formats/docx/read/form.ts';
import { isBomb, listZip, type PackedEntry, TOO_MANY, unpackEntry } from '../formats/zip-read.ts';
import type { FileTask } from './file-task.ts';
import type { ReadFile } from './read-file.ts';

/** Reads Keeling's own response form, filled in: in Word, as a table or as JSON, one form or many in a zip. */

type FormRows = Pick<ReadFile, 'format' | 'dialect' | 'sheets' | 'sheet' | 'rows' | 'problems' | 'place'>;

interface NamedForm extends FilledForm {
  /** The form's file in the zip; '' for a form outside a zip. */
  readonly name: string;
}

const remark = (message: string): Problem => ({ kind: 'other', message, at: [], lines: 0, column: null });
/** The most characters of stray words that a remark quotes. */
const MAX_QUOTED_CHARS = 300;

/** Forms as a table: a column for each question that any of them asks, and a row for each form. */
function formTable(forms: readonly NamedForm[], problems: readonly Problem[]): FormRows {
  const columns = new Map<string, { readonly header: string; readonly cells: string[] }>();
  for (const [at, { answers }] of forms.entries()) {
    const times = new Map<string, number>();
    for (const { question, answer } of answers) {
      // A question that a form asks twice in the same words gets two columns.
      const nth = (times.get(question) ?? 0) + 1;
      times.set(question, nth);
      const key = `${nth} ${question}`;
      const column = columns.get(key) ?? { header: question, cells: [] };
      columns.set(key, column);
      column.cells[at] = answer;
    }
  }
  const columnList = [...columns.values()];
  const row = (line: number, cells: readonly string[]): TableRow => ({
    line,
    cells,
    fault: '',
    formula: false,
  });
  const outside = forms.flatMap(({ name, outside: words }) =>
    words.map((text) =>
      remark(
        `${name === '' ? 'The form' : name} has words outside the answers, which are not imported: “${text.slice(0, MAX_QUOTED_CHARS)}”.`,
      ),
    ),
  );
  return {
    format: 'form',
    dialect: null,
    sheets: [],
    sheet: '',
    rows: [
      row(
        1,
        columnList.map(({ header }) => header),
      ),
      ...forms.map((_, at) =>
        row(
          at + 2,
          columnList.map(({ cells }) => cells[at] ?? ''),
        ),
      ),
    ],
    problems: [...problems, ...outside],
    place: { line: 1, layout: 'one' },
  };
}

/** The answers of a form in JSON; '' where a question has none. Null for bytes that aren't such a form. */
function formInJson(bytes: Uint8Array): readonly FilledAnswer[] | null {
  const text = new TextDecoder().decode(bytes.subarray(0, 100)).trimStart();
  if (!text.startsWith('{')) return null;
  try {
    const read = filledFormSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (!read.success) return null;
    return read.data.questions.map(({ text: question, answer = '' }) => ({
      question,
      answer: typeof answer === 'string' ? answer : answer.join('\n'),
    }));
  } catch {
    return null;
  }
}

/** A person who fills in a table may add a column or two of their own. */
const MAX_FORM_COLUMNS = 50;

/** Reads a form that is a table with a row for each question and an answer column. Null for any other table. */
export function formInRows(rows: readonly TableRow[]): FormRows | null {
  const header = rows[0]?.cells ?? [];
  if (header.length > MAX_FORM_COLUMNS) return null;
  const at = FORM_COLUMNS.map((name) =>
    header.findIndex((cell) => normaliseText(cell) === normaliseText(name)),
  );
  if (at.includes(-1)) return null;
  const [question = 0, answer = 0] = [FORM_COLUMNS.indexOf('Question'), FORM_COLUMNS.indexOf('Answer')].map(
    (place) => at[place] ?? 0,
  );
  const answers = rows
    .slice(1)
    .filter(({ cells }) => (cells[question] ?? '').trim() !== '')
    .map(({ cells }) => ({
      // The writer puts an apostrophe before text that a spreadsheet would take for a formula. It is removed here.
      question: (cells[question] ?? '').replace(/^'(?=\s*[=+\-@＝＋－＠])/, ''),
      answer: (cells[answer] ?? '').trim(),
    }));
  return formTable([{ name: '', answers, outside: [] }], []);
}

function readForm(bytes: Uint8Array, isWord: boolean): Result<FilledForm | null> {
  if (isWord) return readFilledForm(bytes);
  const answers = formInJson(bytes);
  return ok(answers && { answers, outside: [] });
}

const MAX_FORMS = 20_000;
const MAX_FORM_BYTES = 40_000_000;

/** Reads the forms of a zip, in the order of their names. A file that isn't a form becomes a remark. */
async function formsInZip(
  bytes: Uint8Array,
  entries: readonly PackedEntry[],
  task: FileTask,
): Promise<Result<FormRows>> {
  const forms: NamedForm[] = [];
  const problems: Problem[] = [];
  const files = entries
    .filter(({ name }) => !/\/$|(?:^|\/)(?:__MACOSX\/|\.|~\$)/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const [at, entry] of files.entries()) {
    const isTooLarge = entry.size > MAX_FORM_BYTES || isBomb(entry);
    const unpacked = isTooLarge ? null : unpackEntry(bytes, entry);
    const read = unpacked && readForm(unpacked, /\.docx$/i.test(entry.name));
    if (read?.ok && read.value) forms.push({ name: entry.name, ...read.value });
    else
      problems.push(remark(`${entry.name} is not a response form that was made here, and is not imported.`));
    const next = await task.checkpoint(at + 1, files.length);
    if (!next.ok) return next;
  }
  if (forms.length === 0)
    return refuse(
      'unsupported',
      `None of ${count(files.length, 'file')} in the zip is a response form. Nothing was imported.`,
    );
  return ok(formTable(forms, problems));
}

/**
 * Reads response forms in Word, as JSON, or in a zip. Null for a file that is none of these, such as a workbook. Refused for
 * a Word document, or a zip, without a form.
 */
export async function readForms(bytes: Uint8Array, task: FileTask): Promise<Result<FormRows | null>> {
  const inJson = formInJson(bytes);
  if (inJson) return ok(formTable([{ name: '', answers: inJson, outside: [] }], []));
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return ok(null);
  let entries: readonly PackedEntry[];
  try {
    entries = listZip(bytes, MAX_FORMS);
  } catch (thrown) {
    return thrown instanceof RangeError && thrown.message === TOO_MANY
      ? refuse(
          'refused',
          `The zip has more than ${MAX_FORMS.toLocaleString('en-GB')} files. Split it, and import each part.`,
        )
      : ok(null);
  }
  const has = (start: string) => entries.some(({ name }) => name.startsWith(start));
  if (has('xl/')) return ok(null);
  if (!has('word/')) return formsInZip(bytes, entries, task);
  const form = readForm(bytes, true);
  if (!form.ok) return form;
  return form.value
    ? ok(formTable([{ name: '', ...form.value }], []))
    : refuse(
        'unsupported',
        'This Word document is not a response form that was made here. Nothing was imported.',
      );
}
