import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { permissionRole } from '../../../core/consultation/permission-column.ts';
import { normaliseText } from '../../../core/consultation/table-row.ts';
import type { Question } from '../../../core/evidence/records.ts';
import type { FormItem } from '../../../core/pack/form.ts';
import { readResponsesFile } from '../../../data/consultation/file.ts';
import { FileTask } from '../../../data/consultation/file-task.ts';
import { packFile, unpackChunk } from '../../../data/consultation/packed-rows.ts';
import { type PlannedResponse, planFile } from '../../../data/consultation/plan-file.ts';
import { xlsxOf } from '../../../data/formats/xlsx/write.ts';
import {
  type FormAnswers,
  type FormFiles,
  fillCsvForm,
  filledRows,
  fillJsonForm,
  fillWordForm,
  responseFormFiles,
} from '../../support/papers/filled-form.ts';
import { published } from '../../support/papers/publish.ts';
import { must, newReview, type Opened } from '../../support/reviews/review.ts';
import { needs } from '../../support/run/programs.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { savedAgain } from '../../support/word/libreoffice.ts';
import { asFile, csv } from './support.ts';

/** What is asked in a paper: words with everything in them that headers are read by, and answers to choose from. */
const words = fc.oneof(
  fc.constantFrom(
    'Do you agree with proposal 1?',
    'Q2: Should the list - and its heading - be longer?',
    '3. What, if anything, would you change? Please explain.',
    'Which of these have you been sent?',
    '=1+1 or not?',
    '- Is this a dash?',
    'A question with “quotes”, <b>markup</b> & an ampersand',
    'What is your name for it?',
    'Organisation type',
    'A question\nof two lines',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
);
const isAskable = (text: string): boolean =>
  text.trim() !== '' &&
  permissionRole(text) === null &&
  !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text.replaceAll('\n', ''));
const option = fc.oneof(
  fc.constantFrom(
    'Yes',
    'No',
    'Not sure',
    'Yes, but later; or never',
    'Neither / nor',
    '10 to 20',
    '☐ Yes',
    'x',
  ),
  fc.string({ minLength: 1, maxLength: 20 }).filter((text) => /[a-z]/i.test(text)),
);
const asked = fc.record({
  text: words.map((text) => text.trim()).filter(isAskable),
  options: fc.option(
    fc.uniqueArray(
      option.map((text) => text.trim()),
      { minLength: 2, maxLength: 5, selector: normaliseText },
    ),
    { nil: [] },
  ),
});
type Asked = { readonly text: string; readonly options: readonly string[] };

const questionsOf = (all: readonly Asked[]): readonly Question[] =>
  all.map(({ text, options }, at) => ({
    id: `Q-${at + 1}`,
    code: '',
    text,
    kind: options.length > 0 ? 'closed' : 'open',
    options,
    import: null,
  }));

/** The form filled in, in one of its files; as a workbook, where a spreadsheet saved it as one. */
function filledIn(
  format: 'docx' | 'csv' | 'xlsx' | 'json',
  { items, docx, csv: table, json }: FormFiles,
  answers: FormAnswers,
): Uint8Array {
  if (format === 'docx') return fillWordForm(docx, items, answers);
  if (format === 'json') return fillJsonForm(json, answers);
  if (format === 'csv') return fillCsvForm(table, items, answers);
  const rows = filledRows(items, answers);
  return xlsxOf([
    {
      name: 'response-form',
      header: ['Id', 'Section', 'Number', 'Type', 'Question', 'Options', 'Required', 'Answer'],
      rows,
    },
  ]);
}

const long = fc
  .string({ unit: 'grapheme', maxLength: 200 })
  .map((text) => `${text}\n- and a line more;\n\nand  two`);
const line = fc.constantFrom('A Person', 'O’Dea & Sons <Ltd>', 'None', '☒ ticked', 'Click here', '');
/** What somebody answers: every item, or none of some. */
const answersTo = (items: readonly FormItem[]): fc.Arbitrary<FormAnswers> =>
  fc
    .tuple(
      ...items.map(({ kind, options }) =>
        kind === 'single-choice'
          ? fc.constantFrom('', ...options)
          : kind === 'long-text'
            ? fc.oneof(
                fc.constant(''),
                long.map((text) =>
                  text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (char) => (char === '\n' ? char : '')),
                ),
              )
            : line,
      ),
    )
    .map((answers) => Object.fromEntries(items.map(({ id }, at) => [id, (answers[at] ?? '').trim()])));

const filled = fc
  .array(asked, { minLength: 1, maxLength: 6 })
  .map(questionsOf)
  .chain((questions) => {
    const form = responseFormFiles(questions);
    return fc.tuple(fc.constant(questions), fc.constant(form), answersTo(form.items));
  });

/** What is understood of a file, with nothing said about it. */
async function understood(bytes: Uint8Array, questions: readonly Question[]) {
  const file = must(await readResponsesFile(bytes, undefined, new FileTask('')));
  const planning = {
    file: packFile(file),
    remembered: [],
    permissions: [],
    held: [],
    questions,
    kinds: [],
    isKnown: false,
  };
  const look = must(await planFile({ ...planning, show: { after: 0, limit: 10 } }, new FileTask('')));
  const { responses } = must(await planFile({ ...planning, show: null }, new FileTask('')));
  return { look, responses: responses.flatMap((piece) => unpackChunk<PlannedResponse>(piece)) };
}

/** Fails unless a file is read as the answers that it was filled in with, and nothing of it is left to be decided. */
async function expectRead(
  bytes: Uint8Array,
  questions: readonly Question[],
  form: FormFiles,
  answers: FormAnswers,
): Promise<void> {
  const { look, responses } = await understood(bytes, questions);
  const roleOf = (text: string) =>
    look.mapping.columns.find(({ index }) =>
      normaliseText(look.columns[index]?.header ?? '').endsWith(normaliseText(text)),
    )?.role;
  for (const { text, id } of form.items.filter(({ section }) => section === 'About you'))
    expect(roleOf(text), id).not.toMatch(/question|ignore/);
  // Each question of the paper has its answers, under the kind that it is asked as.
  const own = look.dryRun.questions.filter(({ question }) => question !== null);
  expect(own.map(({ question, kind }) => [question, kind])).toEqual(
    questions.map(({ id, kind }) => [id, kind]),
  );
  expect(look.profile?.name).toBe('Response form of a pack');
  const consent = look.permissions.find(({ role }) => role === 'consent');
  expect(consent?.undecided).toEqual({ values: 0, rows: 0 });
  const given = form.items.filter(
    ({ section, id }) => section === 'Your answers' && (answers[id] ?? '') !== '',
  );
  if (given.length === 0) {
    expect(responses).toEqual([]);
    return;
  }
  expect(responses).toHaveLength(1);
  const [response] = responses;
  expect(response?.answers.map(({ text }) => text)).toEqual(given.map(({ id }) => answers[id]));
  const {
    name,
    organisation,
    type,
    email,
    consent: agrees,
    withoutName,
    confidential,
  } = response?.respondent ?? {};
  expect([name, organisation, type, email]).toEqual([
    answers.name,
    answers.organisation,
    answers.capacity,
    answers.email,
  ]);
  expect(agrees).toBe(answers.consent === 'Yes' || answers.consent === 'Yes, without my name');
  expect(withoutName ?? false).toBe(answers.consent === 'Yes, without my name');
  expect(confidential).toBe(!['', 'no', 'no.'].includes((answers.confidential ?? '').toLowerCase()));
}

describe('the response form of a pack, filled in', () => {
  it.each(['docx', 'csv', 'xlsx', 'json'] as const)(
    'is read with nothing to say about it: %s',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(filled, async ([questions, form, answers]) => {
          await expectRead(filledIn(format, form, answers), questions, form, answers);
        }),
        { numRuns: 60 },
      );
    },
  );

  /** How platforms export what was asked by such a form: one row of headers, or two, and what they put beside the words. */
  const LAYOUTS: Readonly<
    Record<string, (items: readonly FormItem[], cells: readonly string[]) => readonly (readonly string[])[]>
  > = {
    'its words': (items, cells) => [items.map(({ text }) => text), cells],
    'its numbers before its words': (items, cells) => [
      items.map(({ number, text }) => (number === '' ? text : `Q${number}: ${text}`)),
      cells,
    ],
    'an empty row below': (items, cells) => [
      items.map(({ text }) => text),
      items.map(() => ''),
      cells,
      cells.map(() => ''),
    ],
    'codes above its words': (items, cells) => [
      items.map(({ id }) => id),
      items.map(({ text }) => text),
      cells,
    ],
    'what the platform says of questions without parts': (items, cells) => [
      items.map(({ text }) => text),
      items.map(({ section }) => (section === 'About you' ? '' : 'Open-Ended Response')),
      cells,
    ],
    'the page before its words': (items, cells) => [
      items.map(({ section, text }) => `${section} - ${text}`),
      cells,
    ],
    'the platform’s own columns beside it': (items, cells) => [
      ['Response ID', 'Submitted date', ...items.map(({ text }) => text)],
      ['R-1', '2026-11-02 10:00', ...cells],
    ],
  };
  it.each(Object.entries(LAYOUTS))('is read from a platform, with %s', async (_, rowsOf) => {
    await fc.assert(
      fc.asyncProperty(filled, async ([questions, form, answers]) => {
        const cells = form.items.map(({ id }) => answers[id] ?? '');
        fc.pre(cells.some((cell) => cell !== ''));
        await expectRead(strToU8(csv(rowsOf(form.items, cells))), questions, form, answers);
      }),
      { numRuns: 60 },
    );
  });
});

/** A review that asks three questions, and the form of its pack. */
async function asking(): Promise<{ readonly review: Opened; readonly form: FormFiles }> {
  const review = await newReview();
  await review.do('pack.describe', { email: 'here@example.org' });
  const ask = { about: '', options: [] as string[] };
  await review.do('pack.ask', {
    ...ask,
    text: 'Do you agree?',
    kind: 'closed',
    options: ['Yes', 'No', 'Not sure'],
  });
  await review.do('pack.ask', { ...ask, text: 'What else should change?', kind: 'open' });
  const { folder } = await published(review, { only: ['form'] });
  const [docx, table, json] = ['docx', 'csv', 'json'].map((format) =>
    readFileSync(join(folder, `response-form.${format}`)),
  );
  const form = responseFormFiles(await review.do('consultation.questions', {}));
  return {
    review,
    form: { ...form, ...(docx && { docx }), ...(table && { csv: table }), ...(json && { json }) },
  };
}

const SARA: FormAnswers = {
  name: 'Sara Person',
  email: 'sara@example.org',
  organisation: 'Northern Support',
  capacity: 'a charity',
  consent: 'Yes, without my name',
  'question-1': 'Not sure',
  'question-1-reason': 'The first line.\n\n– and “more”, at length',
  'question-2': '=the law\tas it stands',
};
const changed = (bytes: Uint8Array, change: (xml: string) => string): Uint8Array => {
  const files = unzipSync(bytes);
  const before = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  const after = change(before);
  if (after === before) throw new RangeError('Nothing was changed');
  return zipSync({ ...files, 'word/document.xml': strToU8(after) });
};

describe('a form that came back', () => {
  const answered = async (review: Opened) =>
    (await review.do('consultation.responses', { limit: 200 })).answers.map(({ text, respondent }) => [
      respondent.line,
      text,
      respondent.consent && !respondent.confidential,
    ]);

  it('is imported as it is: its answers to the questions of the paper, and what may be published of them', async () => {
    const { review, form } = await asking();
    const file = asFile('Sara.docx', fillWordForm(form.docx, form.items, SARA));
    const look = await review.do('consultation.look', file);
    expect(look).toMatchObject({ format: 'form', problems: [], dryRun: { added: 1, answers: 3 } });
    expect(look.dryRun.questions.map(({ question }) => question)).toEqual(['Q-0001', null, 'Q-0002']);
    const made = await review.do('consultation.import', file);
    const { answers } = await review.do('consultation.responses', {});
    expect(answers.map(({ text }) => text)).toEqual([
      SARA['question-1'],
      SARA['question-1-reason'],
      SARA['question-2'],
    ]);
    const opened = await review.do('consultation.answer', { id: answers[0]?.id ?? 0 });
    expect(opened.respondent).toMatchObject({
      name: 'Sara Person',
      email: 'sara@example.org',
      organisation: 'Northern Support',
      type: 'a charity',
      consent: true,
      confidential: false,
      withoutName: true,
    });
    const to = join(temporaryFolder(), 'out');
    await review.do('responses.export', { to });
    const page = readFileSync(join(to, 'responses.csv'), 'utf8');
    expect(page).toContain('Not sure');
    expect(page).not.toContain('Northern Support');
    // In another format it is the same response, and the same file adds nothing.
    for (const other of [file, asFile('Sara.json', fillJsonForm(form.json, SARA))])
      expect(await review.do('consultation.import', other)).toMatchObject({ import: null });
    expect(made.permissions.map(({ undecided }) => undecided.values)).toEqual([0, 0]);
    await review.do('ledger.verify', {});
  });

  it('is one of many in a zip, where what is none of them is told', async () => {
    const { review, form } = await asking();
    const word = (answers: FormAnswers) => fillWordForm(form.docx, form.items, answers);
    const zip = zipSync({
      'forms/b.docx': word({ ...SARA, email: 'b@example.org', 'question-2': 'Of the second' }),
      'forms/a.docx': word({ 'question-2': 'Of the first', consent: 'No' }),
      'forms/empty.docx': word({}),
      'forms/c.json': fillJsonForm(form.json, { 'question-1': 'Yes', consent: 'Yes' }),
      'forms/notes.txt': strToU8('Do not forget'),
      'forms/broken.docx': strToU8('PK\u0003\u0004'),
      '__MACOSX/forms/._a.docx': strToU8('x'),
    });
    const look = await review.do('consultation.look', asFile('forms.zip', zip));
    expect(look.problems.map(({ message }) => message.split(' ')[0])).toEqual([
      'forms/broken.docx',
      'forms/notes.txt',
    ]);
    expect(look.dryRun).toMatchObject({ rows: 4, added: 3, empty: 1 });
    await review.do('consultation.import', asFile('forms.zip', zip));
    expect(await answered(review)).toEqual([
      [2, 'Of the first', false],
      [3, 'Not sure', true],
      [3, SARA['question-1-reason'], true],
      [3, 'Of the second', true],
      [4, 'Yes', true],
    ]);
  });

  it.each<[string, (xml: string) => string, readonly unknown[]]>([
    [
      'two boxes ticked',
      (xml) => xml.replace('<w14:checked w14:val="0"/>', '<w14:checked w14:val="1"/>'),
      [['Not sure', false]],
    ],
    [
      'a tick drawn over the box',
      (xml) =>
        xml.replace('☒</w:t>', '✓</w:t>').replace('<w14:checked w14:val="1"/>', '<w14:checked w14:val="0"/>'),
      [['Not sure', true]],
    ],
    [
      'words beside a tick',
      (xml) => xml.replace('> Yes, without my name<', '> Yes, without my name or my town<'),
      [['Not sure', false]],
    ],
    [
      'words typed below the field',
      (xml) =>
        xml.replace(
          '<w:p><w:pPr><w:pStyle w:val="FormQuestion"/></w:pPr><w:r><w:t xml:space="preserve">Please give',
          '<w:p><w:r><w:t>but ask me again</w:t></w:r></w:p>$&',
        ),
      [['Not sure\nbut ask me again', true]],
    ],
    [
      'tracked changes',
      (xml) =>
        xml
          .replace('> Not sure<', '> Not <')
          .replace(
            /(> Not <\/w:t><\/w:r>)/,
            '$1<w:del w:id="900"><w:r><w:delText>really</w:delText></w:r></w:del><w:ins w:id="901"><w:r><w:t>sure</w:t></w:r></w:ins>',
          ),
      [['Not sure', true]],
    ],
    [
      'controls lost, and the words kept',
      (xml) => xml.replaceAll(/<w:sdtPr>.*?<\/w:sdtPr>/gs, '').replaceAll(/<\/?w:sdt(?:Content)?>/g, ''),
      [['Not sure', true]],
    ],
  ])('is read with %s', async (_, change, first) => {
    const { review, form } = await asking();
    const file = asFile('a.docx', changed(fillWordForm(form.docx, form.items, SARA), change));
    await review.do('consultation.import', file);
    const answers = await answered(review);
    expect(answers.slice(0, 1).map(([, text, may]) => [text, may])).toEqual(first);
    expect(answers).toHaveLength(3);
  });

  it('tells of words outside its answers', async () => {
    const { review, form } = await asking();
    const filled = fillWordForm(form.docx, form.items, SARA);
    const file = asFile(
      'a.docx',
      changed(filled, (xml) => xml.replace('<w:sectPr', '<w:p><w:r><w:t>PS: ring me</w:t></w:r></w:p>$&')),
    );
    const look = await review.do('consultation.look', file);
    expect(look.problems.map(({ message }) => message)).toEqual([
      'The form has words outside the answers, which are not imported: “PS: ring me”.',
    ]);
  });

  it.each([
    [
      'a Word document that is none',
      () =>
        zipSync({
          'word/document.xml': strToU8(
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Dear all</w:t></w:r></w:p></w:body></w:document>',
          ),
        }),
    ],
    ['a zip without any', () => zipSync({ 'a.txt': strToU8('x') })],
  ])('is not %s', async (_, bytes) => {
    const { review } = await asking();
    expect(await review.session.call('consultation.look', asFile('a.docx', bytes()))).toMatchObject({
      error: { kind: 'unsupported' },
    });
  });

  it('is read after another word processor has saved it', async (context) => {
    needs(context, 'LibreOffice Writer');
    const { review, form } = await asking();
    const filled = fillWordForm(form.docx, form.items, SARA);
    await review.do('consultation.import', asFile('a.docx', savedAgain(filled)));
    const { answers } = await review.do('consultation.responses', {});
    expect(answers.map(({ text }) => text)).toEqual([
      SARA['question-1'],
      SARA['question-1-reason'],
      SARA['question-2'],
    ]);
    expect(answers[0]?.respondent).toMatchObject({
      consent: true,
      organisation: 'Northern Support',
      type: 'a charity',
    });
  });
});
