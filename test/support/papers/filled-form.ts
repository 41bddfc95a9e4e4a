import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type FormItem, responseForm } from '../../../core/pack/form.ts';
import type { PackDocument } from '../../../core/pack/parts.ts';
import { formFiles } from '../../../data/papers/pack/form.ts';

/** What a person answers, by the item's id: words, or the option that is ticked. */
export type FormAnswers = Readonly<Record<string, string>>;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Words as Word writes what is typed into a field: a break at each line. */
const typed = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
    .join('<w:br/>');

/**
 * A response form in Word as a person fills it in: what is typed takes the place of the words in its field, and a box is
 * ticked. Done on the file itself, with nothing of what wrote it.
 */
export function fillWordForm(form: Uint8Array, items: readonly FormItem[], answers: FormAnswers): Uint8Array {
  const files = unzipSync(form);
  let xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  const control = (tag: string) =>
    new RegExp(`<w:sdt><w:sdtPr>(?:(?!</w:sdtPr>).)*<w:tag w:val="${tag}"/>.*?</w:sdt>`, 's');
  const change = (tag: string, by: (control: string) => string): void => {
    const before = xml;
    xml = xml.replace(control(tag), by);
    if (xml === before) throw new RangeError(`The form has no field ${tag}`);
  };
  for (const { id, kind, options } of items) {
    const answer = answers[id] ?? '';
    if (answer === '') continue;
    if (kind === 'single-choice')
      change(`${id}-option-${options.indexOf(answer) + 1}`, (box) =>
        box.replace('<w14:checked w14:val="0"/>', '<w14:checked w14:val="1"/>').replace('☐', '☒'),
      );
    else
      change(id, (field) =>
        field
          .replace('<w:showingPlcHdr/>', '')
          .replace(/<w:r>.*<\/w:r>/s, () => `<w:r>${typed(answer)}</w:r>`),
      );
  }
  return zipSync({ ...files, 'word/document.xml': strToU8(xml) });
}

/** The form's rows as a table, with the answers in the last column. */
export const filledRows = (
  items: readonly FormItem[],
  answers: FormAnswers,
): readonly (readonly string[])[] =>
  items.map(({ id, section, number, kind, text, options }) => [
    id,
    section,
    number,
    kind,
    text,
    options.join('\n'),
    'no',
    answers[id] ?? '',
  ]);

/** The same of the form as a table, as a spreadsheet saves it: the answers are in the last column. */
export function fillCsvForm(form: Uint8Array, items: readonly FormItem[], answers: FormAnswers): Uint8Array {
  const rows = filledRows(items, answers);
  const [header = ''] = strFromU8(form)
    .replace(/^\uFEFF/, '')
    .split('\r\n');
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  return strToU8([header, ...rows.map(line)].join('\r\n'));
}

/** The same of the form as JSON. */
export function fillJsonForm(form: Uint8Array, answers: FormAnswers): Uint8Array {
  const given = JSON.parse(strFromU8(form)) as { questions: { id: string; answer: string }[] };
  for (const question of given.questions) question.answer = answers[question.id] ?? '';
  return strToU8(JSON.stringify(given));
}

/** The response form of a paper: what it asks, and its files. */
export interface FormFiles {
  readonly items: readonly FormItem[];
  readonly docx: Uint8Array;
  readonly csv: Uint8Array;
  readonly json: Uint8Array;
}

/** The form of a paper that asks these, as a pack has it. */
export function responseFormFiles(
  questions: readonly { readonly text: string; readonly options: readonly string[] }[],
): FormFiles {
  const blocks = questions.map(({ text, options }, at) => ({
    kind: 'question' as const,
    question: {
      id: `Q-${at + 1}`,
      number: at + 1,
      text,
      kind: options.length > 0 ? ('closed' as const) : ('open' as const),
      options,
    },
  }));
  const document: PackDocument = {
    kind: 'consultation',
    title: 'A paper',
    lines: [],
    parts: [{ id: 'questions', heading: 'Questions', place: 'body', number: '1', state: 'written', blocks }],
    unwritten: [],
    respond: { closes: null, places: ['By e-mail: someone@example.org'] },
  };
  const ledger = { seq: 1, hash: 'h', at: '2026-11-24T10:00:00Z' };
  const files = formFiles({ document, generator: 'keeling test', ledger });
  const bytesOf = (ending: string) =>
    files.find(({ path }) => path.endsWith(ending))?.bytes ?? new Uint8Array();
  return {
    items: responseForm(document)?.items ?? [],
    docx: bytesOf('.docx'),
    csv: bytesOf('.csv'),
    json: bytesOf('.json'),
  };
}
