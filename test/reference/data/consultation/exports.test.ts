import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openXlsx } from '../../../../data/formats/xlsx/read.ts';
import { asFile } from '../../../data/consultation/support.ts';
import { must, newReview } from '../../../support/reviews/review.ts';
import { readReference, referencePath } from '../../support.ts';

const referenceFile = (name: string) => asFile(name, readReference('consultation', name));

/** The rows of one of the plain files, read by nothing of ours: they hold no quotation mark and no odd line end. */
function plainRows(path: string): readonly (readonly string[])[] {
  const text = readFileSync(path, 'utf8');
  expect(text).not.toContain('"');
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return (lines.at(-1) === '' ? lines.slice(0, -1) : lines).map((line) => line.split(','));
}

/** How many cells below the headers hold something, by column. */
const filled = (rows: readonly (readonly string[])[], column: number): number =>
  rows.filter((row) => (row[column] ?? '').trim() !== '').length;

const LAYOUTS = [
  {
    file: 'responses_lgr_format.csv',
    headers: 1,
    profile: 'Page and component headers',
    roles: ['respondent-type', 'closed', 'closed', 'closed', 'closed', 'open', 'closed', 'open'],
    first: { code: 'Prop 1 Q8', text: 'Please use this space to explain your answers to questions 1-7' },
  },
  {
    file: 'responses_biomass_format.csv',
    headers: 2,
    profile: 'Codes above questions',
    roles: ['name', 'email', 'respondent-type', 'closed', 'consent'],
    first: {
      code: 'Ident 4',
      text: 'Please select which sector your organisation is part of from the list below',
    },
  },
  {
    file: 'responses_scr_format.csv',
    headers: 2,
    profile: 'Questions above an empty row',
    roles: ['respondent-type', 'organisation', 'closed', 'closed', 'open'],
    first: {
      code: '',
      text: 'What role would you and/or your organisation play in achieving these outcomes?',
    },
  },
] as const;

describe.each(LAYOUTS)('$file', ({ file, headers, profile, roles, first }) => {
  it('is imported with no row lost or doubled, and every question counted', async () => {
    const given = referenceFile(file);
    const path = referencePath('consultation', file);
    const body = plainRows(path).slice(headers);
    const review = await newReview();
    const look = await review.do('consultation.look', given);
    expect(look.profile).toEqual({ name: profile, from: 'keeling' });
    expect(look.columns.map(({ guess }) => guess.replace('-question', ''))).toEqual(roles);
    expect(look.dryRun).toMatchObject({ rows: body.length, added: body.length, doubled: 0, broken: 0 });
    expect(look.dryRun.questions).toContainEqual(expect.objectContaining(first));
    const made = await review.do('consultation.import', given);
    expect(made.import).toMatchObject({ id: 'I-0001', file, profile, respondents: body.length });
    for (const { column, answers } of made.dryRun.questions) expect(answers).toBe(filled(body, column));

    const questions = await review.do('consultation.questions', {});
    expect(questions.map(({ answers }) => answers)).toEqual(
      made.dryRun.questions.map(({ answers }) => answers),
    );
    // Each row is there once, with all its answers in the order of the columns.
    const columns = made.dryRun.questions.map(({ column }) => column);
    const seen = new Map<number, string[]>();
    const { answers } = await review.do('consultation.responses', { limit: 200 });
    for (const { respondent, text } of answers)
      seen.set(respondent.line, [...(seen.get(respondent.line) ?? []), text]);
    const told = body.map((row, at): [number, string[]] => [
      headers + at + 1,
      columns.map((column) => row[column] ?? '').filter((cell) => cell !== ''),
    ]);
    expect([...seen]).toEqual(told);
    await review.do('ledger.verify', {});

    const again = await review.do('consultation.import', given);
    expect(again).toMatchObject({ import: null, dryRun: { added: 0, doubled: body.length } });
    expect(again.said).toContain('I-0001');
  });
});

it('takes consent by what the biomass file says, row by row', async () => {
  const given = referenceFile('responses_biomass_format.csv');
  const review = await newReview();
  await review.do('consultation.import', given);
  const { answers, facets } = await review.do('consultation.responses', {});
  expect(answers.map(({ respondent }) => respondent.consent)).toEqual([true, false, true, true, false]);
  expect(facets.published).toEqual({ yes: 3, no: 2 });
});

it('imports the workbook’s responses, and fits what its other sheets say of the questions', async () => {
  const given = referenceFile('consult_data_template_v005.xlsx');
  const path = referencePath('consultation', 'consult_data_template_v005.xlsx');
  const rows: (readonly string[])[] = [];
  must(must(openXlsx(readFileSync(path))).read('Responses', ({ cells }) => rows.push(cells) > 0));
  const body = rows.slice(1);
  const review = await newReview();
  const made = await review.do('consultation.import', given);
  expect(made.import).toMatchObject({
    sheet: 'Responses',
    profile: 'Consult data template',
    respondents: 40,
  });
  expect(made.dryRun).toMatchObject({ rows: 40, added: 40 });
  for (const { column, answers } of made.dryRun.questions) expect(answers).toBe(filled(body, column));
  expect(made.dryRun.questions.map(({ code, kind }) => `${code} ${kind}`)).toEqual([
    ' closed',
    ' closed',
    'Q1 closed',
    'Q1 open',
    'Q2 closed',
    'Q2 open',
    'Q3 open',
    'Q4 closed',
  ]);
  const { total } = await review.do('consultation.responses', {});
  expect(total).toBe(made.import?.answers);

  const read = await review.do('consultation.dictionary', given);
  expect(read.entries.map(({ question, kind, text }) => [question, kind, text])).toEqual([
    ['Q-0001', 'closed', 'Region'],
    ['Q-0002', 'closed', 'Age band'],
    [null, 'closed', 'Organisation type'],
    ['Q-0007', 'open', 'Do you have any other suggestions or comments?'],
    ['Q-0008', 'closed', 'Would you recommend this approach to others?'],
    ['Q-0004', 'open', 'What is your level of support for the proposal, and why?'],
    ['Q-0003', 'closed', 'What is your level of support for the proposal, and why?'],
    ['Q-0006', 'open', 'How important is this issue, and please explain.'],
    ['Q-0005', 'closed', 'How important is this issue, and please explain.'],
  ]);
  expect(read).toMatchObject({ unfitted: [], changed: [] });
  const kept = await review.do('consultation.dictionary', { ...given, keep: true });
  expect(kept.changed).toHaveLength(8);
  const questions = await review.do('consultation.questions', {});
  expect(questions[6]).toMatchObject({ code: '3', text: 'Do you have any other suggestions or comments?' });
  // The next export has the old words again.
  const again = await review.do('consultation.look', given);
  expect(again.dryRun.questions.map(({ question }) => question)).toEqual(questions.map(({ id }) => id));
  await review.do('ledger.verify', {});
});

it.each([
  ['qu_format_a_numeric.xlsx', 'responses_scr_format.csv', 'What role would you'],
  ['qu_format_b_instruction.xlsx', 'responses_lgr_format.csv', 'If you would like to, please use'],
])('reads the dictionary %s beside %s', async (dictionary, responses, words) => {
  const [given, answers] = [referenceFile(dictionary), referenceFile(responses)];
  const review = await newReview();
  await review.do('consultation.import', answers);
  const { entries } = await review.do('consultation.dictionary', given);
  const entry = entries.find(({ text }) => text.startsWith(words));
  expect(entry).toMatchObject({ kind: 'open', question: expect.stringMatching(/^Q-/) });
  expect(entries.every(({ text }) => !text.includes('Which column'))).toBe(true);
});
