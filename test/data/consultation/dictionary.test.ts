import { describe, expect, it } from 'vitest';
import { xlsxOf } from '../../../data/formats/xlsx/write.ts';
import { newReview, type Opened } from '../../support/reviews/review.ts';
import { asFile, csv } from './support.ts';

/** A consultation that never was, on luggage lost in ferry ports. */
const HEADERS = [
  'respondent_id',
  'Which port do you use?',
  'Q1: Is the fee fair?',
  'Q1: Please explain your answer, with an example where you have one',
  'Q2: Is there anything else?',
  'Q3: Would you use an office that is open at night?',
];
const ROWS = [
  [
    'R1',
    'North Quay',
    'Yes',
    'It is what it costs to keep a bag, "all in"',
    'No more than that, thank you',
    'No',
  ],
  ['R2', 'South Quay', 'No', 'It is twice what it costs,\nas I was told there', '', 'Yes'],
  ['R3', 'North Quay', 'No', '', 'An office that is open at night would be used', 'Yes'],
  ['R4', 'North Quay', 'Yes', 'Nobody else would keep it', '', 'Yes'],
];
const COLUMN = 'Column letter (in Responses sheet)';
const SHEETS = [
  {
    name: 'Guide',
    header: ['How to use this workbook'],
    rows: [['Put your answers in the sheet Responses.']],
  },
  { name: 'Responses', header: HEADERS, rows: ROWS },
  { name: 'Demographics', header: [COLUMN, 'Demographics label'], rows: [['B', 'Port']] },
  {
    name: 'Open Questions',
    header: [COLUMN, 'Question number', 'Question text (as it was asked)'],
    rows: [
      ['Which column?', 'As in the paper', 'Take out what the download added'],
      ['E', '2', 'Is there anything else that you would like to say?'],
    ],
  },
  {
    name: 'Multiple Choice Questions',
    header: [COLUMN, 'Question number', 'Question text (as it was asked)'],
    rows: [['f', '3', 'Would you use an office that is open at night?']],
  },
  {
    name: 'Hybrid Questions',
    header: [
      'Free-text column letter (in Responses)',
      'Question number',
      'Question text (as it was asked)',
      'Multiple-choice column letter (in Responses)',
    ],
    rows: [
      ['D', '1', 'Is the fee fair, and why?', 'C'],
      ['ZZ', '9', 'A question that nobody was asked', ''],
    ],
  },
];

const imported = async (): Promise<Opened> => {
  const review = await newReview();
  const given = asFile('lost.xlsx', xlsxOf(SHEETS));
  const made = await review.do('consultation.import', given);
  expect(made.import).toMatchObject({ sheet: 'Responses', profile: 'Consult data template', respondents: 4 });
  return review;
};
const questions = async (review: Opened) =>
  (await review.do('consultation.questions', {})).map(({ id, code, kind, text }) => [id, code, kind, text]);

describe('a dictionary of the questions', () => {
  it('in the sheets beside the answers is fitted by the columns that it points to', async () => {
    const review = await imported();
    const given = asFile('lost.xlsx', xlsxOf(SHEETS));
    const read = await review.do('consultation.dictionary', given);
    expect(read.entries.map(({ question, code, kind, text }) => [question, code, kind, text])).toEqual([
      ['Q-0001', '', 'closed', 'Port'],
      ['Q-0004', '2', 'open', 'Is there anything else that you would like to say?'],
      ['Q-0005', '3', 'closed', 'Would you use an office that is open at night?'],
      ['Q-0003', '1', 'open', 'Is the fee fair, and why?'],
      ['Q-0002', '1', 'closed', 'Is the fee fair, and why?'],
      [null, '9', 'open', 'A question that nobody was asked'],
    ]);
    expect(read).toMatchObject({ unfitted: [], changed: [] });
    expect((await questions(review))[0]).toEqual(['Q-0001', '', 'closed', 'Which port do you use?']);

    const kept = await review.do('consultation.dictionary', { ...given, keep: true });
    expect(kept.changed.map(({ id }) => id)).toEqual(['Q-0001', 'Q-0004', 'Q-0005', 'Q-0003', 'Q-0002']);
    expect(await questions(review)).toEqual([
      ['Q-0001', '', 'closed', 'Port'],
      ['Q-0002', '1', 'closed', 'Is the fee fair, and why?'],
      ['Q-0003', '1', 'open', 'Is the fee fair, and why?'],
      ['Q-0004', '2', 'open', 'Is there anything else that you would like to say?'],
      ['Q-0005', '3', 'closed', 'Would you use an office that is open at night?'],
    ]);
    // The next export has the old words again, and every answer is as it was.
    const again = await review.do('consultation.look', given);
    expect(again.dryRun.questions.map(({ question }) => question)).toEqual([
      'Q-0001',
      'Q-0002',
      'Q-0003',
      'Q-0004',
      'Q-0005',
    ]);
    const { answers } = await review.do('consultation.responses', { limit: 200 });
    expect(answers.map(({ text }) => text)).toEqual(ROWS.flatMap(([, ...said]) => said.filter(Boolean)));
    await review.do('ledger.verify', {});
  });

  it.each([
    ['numbers alone', ['Q1', 'Q2', 'Q3']],
    ['numbers in words', ['Question 1', 'Question 2', 'Question 3']],
  ])('of its own is fitted by kind and number, and what could be either is left: %s', async (_, codes) => {
    const review = await imported();
    const rows = [
      [codes[0] ?? '', 'The fee', 'Radio buttons', 'Yes | No | Don’t know'],
      [codes[0] ?? '', 'Your reasons for what you think of the fee', 'Text box', ''],
      [codes[1] ?? '', 'Other matters', 'Free text', ''],
      [codes[2] ?? '', 'Nights', '', ''],
      ['', 'A heading that is no question', 'Page break', ''],
    ];
    const text = csv([['Number', 'Question', 'Type', 'Options'], ...rows], ';');
    // As Windows-1252 has it.
    const bytes = Buffer.from(text.replaceAll('’', '\u0092'), 'latin1');
    const given = asFile('questions.csv', bytes);
    const read = await review.do('consultation.dictionary', { ...given, keep: true });
    expect(read.entries.map(({ question, kind }) => [question, kind])).toEqual([
      ['Q-0002', 'closed'],
      ['Q-0003', 'open'],
      ['Q-0004', 'open'],
      ['Q-0005', null],
      [null, null],
    ]);
    expect(read.unfitted).toEqual(['Q-0001']);
    expect((await review.do('consultation.questions', {}))[1]).toMatchObject({
      text: 'The fee',
      options: ['Yes', 'No', 'Don’t know'],
    });
  });

  it('is refused where there is no question in it', async () => {
    const review = await imported();
    const file = asFile(
      'plan.csv',
      csv([
        ['When', 'Where'],
        ['Monday', 'North Quay'],
      ]),
    );
    expect(await review.session.call('consultation.dictionary', file)).toMatchObject({
      error: { kind: 'invalid', message: expect.stringContaining('no question in the file') },
    });
  });
});
