import { describe, expect, it } from 'vitest';
import { newReview } from '../../support/reviews/review.ts';
import { asFile, csv, fixtureFile } from './support.ts';

/** What is to be read of a file: by line, who answered and when, and their answers by question. */
interface Export {
  readonly profile: string | null;
  readonly headers: readonly [line: number, layout: string];
  /** What each column is taken for, in their order; a question is told by its kind. */
  readonly roles: string;
  readonly responses: readonly Said[];
  /** The lines that say nothing. */
  readonly empty: readonly number[];
}
interface Said {
  readonly line: number;
  readonly who: readonly [key: string, name: string, email: string, type: string, organisation: string];
  readonly date: string;
  readonly consent?: boolean;
  readonly notes?: readonly string[];
  readonly answers: Readonly<Record<string, string>>;
}

const EXPORTS: Readonly<Record<string, Export>> = {
  'pages.csv': {
    profile: 'Page and component headers',
    headers: [1, 'one'],
    roles:
      'respondent-id date name email respondent-type organisation consent closed open analyst-note closed closed closed open open open analyst-note',
    responses: [
      {
        line: 2,
        who: ['ANON-A1B2-1', 'Pike, Ada', 'ada@example.org', 'Individual', ''],
        date: '14/03/2025 09:15',
        consent: true,
        notes: ['tag: delay, tag: records'],
        answers: {
          '1 Lost property offices - Should every port have one?': 'Yes',
          '1 Lost property offices - Please give your reasons':
            'My bag was handed in at the other port.\n\nNobody told me, and "handed in" is all the note said:\n- no date;\n- no place, no name.\n',
          '2 What was lost - Bag': 'Bag',
          'Comments (2)': '=1+1 is what the form made of my number',
        },
      },
      {
        line: 8,
        who: ['ANON-A1B2-2', '', '', 'Organisation', 'Harbour Users, North Quay'],
        date: '15/03/2025',
        notes: ['See the meeting of 2 April'],
        answers: {
          '1 Lost property offices - Should every port have one?': 'No',
          '1 Lost property offices - Please give your reasons': '"Quite enough" offices are open as it is',
          '2 What was lost - Bag': 'Bag',
          '2 What was lost - Coat': 'Coat',
          Comments: '  Two spaces before, a tab\there.',
          'Comments (2)': 'Nothing to add',
        },
      },
      {
        line: 10,
        who: ['ANON-A1B2-3', 'Ŵyn Bâ', '', 'Individual', ''],
        date: '',
        consent: true,
        answers: {
          '1 Lost property offices - Should every port have one?': 'Don’t know',
          '1 Lost property offices - Please give your reasons':
            'Mae’r swyddfa ar gau. 🧳 50 % of £5 — that’s “too much”',
          '2 What was lost - Other': 'Other',
          '2 What was lost - Please say what': 'A crate of 12" pipes, and a ladder (6\' 2")',
        },
      },
      {
        line: 11,
        who: ['ANON-A1B2-4', '', '', 'Individual', ''],
        date: '31/12/2024 23:59',
        consent: true,
        answers: { '1 Lost property offices - Should every port have one?': 'Yes' },
      },
    ],
    empty: [9, 12],
  },
  'codes.csv': {
    profile: 'Codes above questions',
    headers: [1, 'two'],
    roles: `date ${'ignore '.repeat(7)}respondent-id ${'ignore '.repeat(8)}respondent-type closed closed closed closed open closed closed`,
    responses: [
      {
        line: 5,
        who: ['R_1a', '', '', 'Individual', ''],
        date: '2025-03-14 09:15:27',
        answers: {
          'Q2_1 What was lost? Choose all that apply. - Selected Choice - Bag': 'Bag',
          'Q2_3 What was lost? Choose all that apply. - Selected Choice - Other': 'Other',
          'Q2_3_TEXT What was lost? Choose all that apply. - Other - Text': 'a kite, in two parts',
          'Q3 What should the Bill say of luggage\nthat nobody claims?':
            'That it is sold.\nThat the money is kept,\n\n"safe and apart", for a year.',
          'Q4_1 How far do you agree? - The fee is fair': 'Agree',
          'Q4_2 How far do you agree? - The notice is clear': 'Strongly disagree',
        },
      },
      {
        line: 9,
        who: ['R_2b', '', '', 'Organisation', ''],
        date: '2025-03-15 23:59:59',
        answers: {
          'Q2_2 What was lost? Choose all that apply. - Selected Choice - Coat': 'Coat',
          'Q3 What should the Bill say of luggage\nthat nobody claims?': 'Nothing,\\ so far as I can see \\"',
          'Q4_1 How far do you agree? - The fee is fair': 'Disagree',
          'Q4_2 How far do you agree? - The notice is clear': 'Agree',
        },
      },
      {
        line: 10,
        who: ['R_3c', '', '', 'Individual', ''],
        date: '2025-03-16 00:00:00',
        answers: { 'Q4_1 How far do you agree? - The fee is fair': 'Agree' },
      },
    ],
    empty: [4],
  },
  'parts.csv': {
    profile: 'Questions above their parts',
    headers: [1, 'parts'],
    roles:
      'respondent-id ignore date ignore ignore email name name open closed closed closed closed closed closed closed open',
    responses: [
      {
        line: 3,
        who: ['11990001', 'Bo Quayle', 'bo@example.org', '', ''],
        date: '03/14/2025 09:15:27 AM',
        answers: {
          'Should every port have a lost property office?': 'Yes',
          'What was lost? Choose all that apply. - Bag': 'Bag',
          'What was lost? Choose all that apply. - Coat': 'Coat',
          'What was lost? Choose all that apply. - Other (please say what)': 'a pram, folded',
          'How far do you agree? - The fee is fair': 'Agree',
          'How far do you agree? - The notice is clear': 'Neither',
          'Please give your reasons.': 'It’s £5 – “too much”, they said…\nand €6 now',
        },
      },
      {
        line: 5,
        who: ['11990002', '', '', '', ''],
        date: '03/15/2025 11:59:59 PM',
        answers: {
          'Should every port have a lost property office?': 'No',
          'What was lost? Choose all that apply. - None of these': 'None of these',
          'How far do you agree? - The fee is fair': 'Disagree',
          'How far do you agree? - The notice is clear': 'Agree',
        },
      },
      {
        line: 6,
        who: ['11990003', '', '', '', ''],
        date: '03/16/2025 01:00:00 AM',
        answers: { 'What was lost? Choose all that apply. - Other (please say what)': 'an umbrella' },
      },
    ],
    empty: [],
  },
  'empty-row.csv': {
    profile: 'Questions above an empty row',
    headers: [2, 'one-then-empty'],
    roles: 'respondent-id date respondent-type organisation closed closed open',
    responses: [
      {
        line: 4,
        who: ['7001', '', '', 'Individual', ''],
        date: '14.03.2025 09:15',
        answers: {
          'How useful would a register be?': 'Very useful',
          'What was lost?': 'Bag; Coat',
          'Please explain, in your own words': 'Die Gebühr: 2,50 € – „zu viel“; und dann?',
        },
      },
      {
        line: 5,
        who: ['7002', '', '', 'Company', 'Fähre & Söhne; Hafen'],
        date: '15 March 2025',
        answers: {
          'How useful would a register be?': 'Not useful',
          'Please explain, in your own words': 'One line,\nand another; with a "quotation"',
        },
      },
      {
        line: 7,
        who: ['7003', '', '', 'Individual', ''],
        date: '2025-03-16T10:00:00Z',
        answers: {
          'How useful would a register be?': 'Useful',
          'What was lost?': 'Umbrella',
          'Please explain, in your own words': 'naïve café – no more',
        },
      },
    ],
    empty: [],
  },
  'tabs.csv': {
    profile: null,
    headers: [1, 'one'],
    roles: 'respondent-id date email name closed open open',
    responses: [
      {
        line: 2,
        who: ['1', '', 'anonymous', '', ''],
        date: '3/14/2025 9:15:27 AM',
        answers: { 'What was lost?': 'Bag;Coat;', 'Why?': 'First\twith a tab', 'Why? (2)': 'second' },
      },
      {
        line: 3,
        who: ['2', '', 'anonymous', '', ''],
        date: '3/14/2025 13:00',
        answers: {
          'What was lost?': 'Other: "a drum"',
          'Why?': '中文 🥁 e\u0301',
          'Why? (2)': 'Line one\nline two',
        },
      },
    ],
    empty: [],
  },
  'workbook.xlsx': {
    profile: null,
    headers: [1, 'one'],
    roles: 'respondent-id date ignore name respondent-type closed closed open',
    responses: [
      {
        line: 2,
        who: ['1', 'anonymous', '', 'Individual', ''],
        date: '2025-03-14 09:15:27',
        answers: {
          'How many bags?': '2',
          'When did you lose it?': '2024-12-31',
          'Please explain why the notice was not enough':
            'It was in "small print",\nand on the wrong quay.\n\nNobody reads it.',
        },
      },
      {
        line: 3,
        who: ['2', 'anonymous', '', 'Organisation', ''],
        date: '2025-03-15 23:59:59',
        answers: {
          'How many bags?': '10.5',
          'Please explain why the notice was not enough': '  Leading spaces, and <b>a tag</b> & an ampersand',
        },
      },
      {
        line: 5,
        who: ['3', 'anonymous', '', 'Individual', ''],
        date: '2025-03-16',
        answers: {
          'When did you lose it?': '2025-02-28',
          'Please explain why the notice was not enough': '0800 is what I rang, and 1/2 is what I paid',
        },
      },
    ],
    empty: [],
  },
};

describe.each(Object.entries(EXPORTS))('%s', (name, expected) => {
  const given = fixtureFile(name);

  it('is understood as it is', async () => {
    const review = await newReview();
    const look = await review.do('consultation.look', given);
    expect(look.profile?.name ?? null).toBe(expected.profile);
    expect([look.headerLine, look.header]).toEqual(expected.headers);
    expect(look.columns.map(({ guess }) => guess.replace('-question', '')).join(' ')).toBe(expected.roles);
    const { responses, empty } = expected;
    expect(look.dryRun).toMatchObject({
      rows: responses.length + empty.length,
      added: responses.length,
      doubled: 0,
      empty: empty.length,
      broken: 0,
      answers: responses.reduce((sum, { answers }) => sum + Object.keys(answers).length, 0),
    });
    expect(look.dryRun.told.map(({ line, fate }) => `${line} ${fate}`)).toEqual(
      empty.map((line) => `${line} empty`),
    );
  });

  it('is taken in with every word of every answer, under its own question and respondent', async () => {
    const review = await newReview();
    const made = await review.do('consultation.import', given);
    expect(made.import).toMatchObject({ file: name, respondents: expected.responses.length });
    const names = new Map<string, string>();
    for (const { id, code, text } of await review.do('consultation.questions', {})) {
      const words = `${code} ${text}`.trim();
      names.set(id, [...names.values()].includes(words) ? `${words} (2)` : words);
    }
    const said = new Map<number, Said>();
    const { answers } = await review.do('consultation.responses', { limit: 200 });
    for (const { id } of answers) {
      const { question, text, respondent } = await review.do('consultation.answer', { id });
      const { line, key, name: who, email, type, organisation, date, consent, notes } = respondent;
      const one = said.get(line) ?? {
        line,
        who: [key, who, email, type, organisation],
        date,
        ...(consent ? { consent } : {}),
        ...(notes.length > 0 ? { notes: notes.map((note) => note.text) } : {}),
        answers: {},
      };
      said.set(line, { ...one, answers: { ...one.answers, [names.get(question) ?? '']: text } });
    }
    expect([...said.values()]).toEqual(expected.responses);
    await review.do('ledger.verify', {});
    const again = await review.do('consultation.import', given);
    expect(again).toMatchObject({
      import: null,
      dryRun: { added: 0, doubled: expected.responses.length },
    });
    expect(again.said).toContain('I-0001');
  });
});

it('takes a question whose answers come again for a closed one, unless its header asks for words', async () => {
  const headers = [
    'Which of these describes you best?',
    'Which of the following best describe your work?',
    'Please describe what happened',
    'Why?',
  ];
  const rows = Array.from({ length: 12 }, (_, at) => [
    at % 2 === 0 ? 'An owner of a boat or yacht' : 'A swimmer',
    at % 3 === 0 ? 'On a boat, nearly all of it' : 'On land',
    at % 2 === 0 ? 'A boat sank off the quay' : 'A swimmer was hit by it',
    at % 3 === 0 ? 'Nobody looked at it at all' : 'It had a hole below',
  ]);
  const review = await newReview();
  const look = await review.do('consultation.look', asFile('a.csv', csv([headers, ...rows])));
  expect(look.columns.map(({ guess }) => guess)).toEqual([
    'closed-question',
    'closed-question',
    'open-question',
    'open-question',
  ]);
});
