import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Tally } from '../../../core/consultation/tally.ts';
import { openXlsx } from '../../../data/formats/xlsx/read.ts';
import { newReview, type Opened } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { asFile, csv } from './support.ts';

/** One person’s answers as they were made up: by question, the options that were meant. */
interface Made {
  readonly type: string;
  readonly chosen: readonly (readonly number[])[];
}

const WORDS = [
  'Yes',
  'No',
  'Yes, but later',
  'Don’t know',
  'Agree / in part',
  'None, of these',
  '£5 or more',
  '‘=1+1’',
];
const TYPES = ['Individual', 'Organisation, charity', 'individual acting for another', ''];

const random = fc.record({
  questions: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: WORDS.length - 1 }), { minLength: 1 }), {
    minLength: 1,
    maxLength: 4,
  }),
  people: fc.array(
    fc.record({
      type: fc.nat(TYPES.length - 1),
      dice: fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }),
    }),
    {
      minLength: 1,
      maxLength: 30,
    },
  ),
  between: fc.constantFrom('; ', ';', ' | ', '\n'),
  cased: fc.boolean(),
});

const cased = (text: string, by: number) =>
  by % 3 === 0 ? text.toUpperCase() : by % 3 === 1 ? ` ${text} ` : text;

/** The tally as it should be, counted person by person. */
function counted(people: readonly Made[], question: number, options: readonly number[]) {
  const answered = people.filter(({ chosen }) => (chosen[question] ?? []).length > 0);
  return {
    answers: answered.length,
    several: answered.filter(({ chosen }) => (chosen[question] ?? []).length > 1).length,
    groups: new Map(
      TYPES.flatMap((type) => {
        const number = answered.filter((one) => one.type === type).length;
        return number > 0 ? [[type, number] as const] : [];
      }),
    ),
    rows: new Map(
      options.map((option) => {
        const chose = answered.filter(({ chosen }) => chosen[question]?.includes(option));
        return [
          WORDS[option] ?? '',
          { all: chose.length, by: TYPES.map((type) => chose.filter((one) => one.type === type).length) },
        ] as const;
      }),
    ),
  };
}

const told = (tally: Tally | undefined) => ({
  answers: tally?.answers.all,
  several: tally?.several.all,
  groups: new Map(tally?.groups.map(({ name, answers }) => [name, answers.all])),
  rows: new Map(
    tally?.rows.map(({ name, chosen, byGroup }) => [
      name,
      {
        all: chosen.all,
        by: TYPES.map((type) => byGroup[tally.groups.findIndex((group) => group.name === type)]?.all ?? 0),
      },
    ]),
  ),
});

it('tallies are what was made up, over 50 random files', { timeout: 180_000 }, async () => {
  const review = await newReview();
  await fc.assert(
    fc.asyncProperty(random, async ({ questions, people, between, cased: isCased }) => {
      // Each option is chosen alone by somebody first, so that the file itself says what there is to choose.
      const first = questions.flatMap((options, question) =>
        options.map((option): Made => {
          return { type: 'Individual', chosen: questions.map((_, at) => (at === question ? [option] : [])) };
        }),
      );
      const others = people.map(({ type, dice }): Made => {
        const chosen = questions.map((options, question) => {
          const many = (dice[question] ?? 0) % 4;
          const from = (dice[question + 4] ?? 0) % options.length;
          return [...options.slice(from), ...options.slice(0, from)].slice(0, Math.min(many, options.length));
        });
        return { type: TYPES[type] ?? '', chosen };
      });
      const all = [...first, ...others];
      const header = ['Id', 'Kind', ...questions.map((_, at) => `Question ${at + 1}`)];
      const rows = all.map(({ type, chosen }, at) => [
        `R-${at}`,
        type,
        ...chosen.map((options) =>
          options
            .map((option) =>
              isCased && at >= first.length ? cased(WORDS[option] ?? '', at) : (WORDS[option] ?? ''),
            )
            .join(between),
        ),
      ]);
      const made = await review.do('consultation.import', {
        ...asFile('random.csv', csv([header, ...rows])),
        mapping: {
          header: 'one',
          columns: [
            { index: 0, role: 'respondent-id' },
            { index: 1, role: 'respondent-type' },
            ...questions.map(
              (_, at) =>
                ({
                  index: at + 2,
                  role: 'closed-question',
                  code: `Q${at + 1}`,
                  text: `Which, ${at + 1}?`,
                }) as const,
            ),
          ],
        },
      });
      const tallies = await review.do('consultation.tallies', {});
      for (const [question, options] of questions.entries())
        expect(told(tallies[question])).toEqual(counted(all, question, options));
      if (made.import) await review.do('consultation.removeImport', { id: made.import.id });
    }),
    { numRuns: 50 },
  );
});

const FILE = csv([
  ['Responding as', 'Q1: Do you agree?', 'Q2: Why?'],
  ['Individual', 'Yes', 'One'],
  ['Individual', 'Yes', 'Two'],
  ['Individual', 'No', 'Three'],
  ['Police', 'Yes', 'Four'],
]);

/** The lines of the tables of figures that a review comes to. */
async function figures(review: Opened, path: string): Promise<readonly string[]> {
  const { folder } = await review.do('tallies.export', { to: join(temporaryFolder(), 'out') });
  return readFileSync(join(folder, path), 'utf8').trim().split('\r\n').slice(1);
}

it('writes the figures as tables that a spreadsheet reckons with', async () => {
  const review = await newReview();
  await review.do('consultation.import', asFile('a.csv', FILE));
  await review.do('pack.showFrom', { leastShown: 1 });
  const { files } = await review.do('tallies.export', { to: join(temporaryFolder(), 'out') });
  expect(files).toEqual(['answers-by-kind-of-respondent.csv', 'answers.csv', 'closed-questions.xlsx']);
  expect(await figures(review, 'answers.csv')).toEqual([
    '"Q1","Do you agree?","Yes","3","4","75","3","4","75"',
    '"Q1","Do you agree?","Another answer","1","4","25","1","4","25"',
  ]);
  expect(await figures(review, 'answers-by-kind-of-respondent.csv')).toContain(
    '"Q1","Do you agree?","Another kind of respondent","Yes","1","1","100","1","1","100"',
  );
});

it('writes no small number, unless somebody chooses that', async () => {
  const review = await newReview();
  const people = (many: number, kind: string, answer: string) =>
    Array.from({ length: many }, (_, at) => [kind, answer, `${kind} ${answer} ${at}`]);
  const rows = [
    ['Responding as', 'Q1: Do you agree?', 'Q2: Why?'],
    ...people(9, 'Individual', 'Yes'),
    ...people(8, 'Individual', 'No'),
    ...people(6, 'Police', 'Yes'),
    ...people(2, 'Police', 'No'),
  ];
  await review.do('consultation.import', asFile('a.csv', csv(rows)));
  expect(await figures(review, 'answers-by-kind-of-respondent.csv')).toEqual([
    '"Q1","Do you agree?","Individual","Yes","[c]","17","[c]","[c]","17","[c]"',
    '"Q1","Do you agree?","Individual","No","[c]","17","[c]","[c]","17","[c]"',
    '"Q1","Do you agree?","Police","Yes","[c]","8","[c]","[c]","8","[c]"',
    '"Q1","Do you agree?","Police","No","[c]","8","[c]","[c]","8","[c]"',
  ]);
  expect(await figures(review, 'answers.csv')).toEqual([
    '"Q1","Do you agree?","Yes","15","25","60","15","25","60"',
    '"Q1","Do you agree?","No","10","25","40","10","25","40"',
  ]);
  await review.do('pack.showFrom', { leastShown: 2 });
  expect((await review.do('pack.builder', {})).leastShown).toBe(2);
  expect((await figures(review, 'answers-by-kind-of-respondent.csv')).join()).not.toContain('[c]');
  expect((await review.do('ledger.list', {})).at(-1)?.payload).toMatchObject({
    what: 'chose that numbers below 2 are not published',
  });
  await review.do('ledger.verify', {});
});

it('says in the workbook what is counted together there, and what is not shown', async () => {
  const review = await newReview();
  await review.do('consultation.import', asFile('a.csv', FILE));
  const { folder } = await review.do('tallies.export', { to: join(temporaryFolder(), 'out') });
  const opened = openXlsx(readFileSync(join(folder, 'closed-questions.xlsx')));
  const about: string[] = [];
  if (opened.ok)
    opened.value.read('About', ({ cells }) => {
      about.push(cells.join(' '));
      return true;
    });
  expect(about).toContain(
    'Where a question offers answers to choose from, every other answer is counted as “Another answer”. Where it offers none, an answer that fewer than 5 respondents gave is.',
  );
  expect(about).toContain(
    'Kinds of respondent with fewer than 5 respondents to a question are counted together as “Another kind of respondent”, with the next smallest where they are still fewer.',
  );
  expect(about.join('\n')).toContain('Numbers from 1 to 4 are not shown');
  expect(about).toContain('Too few answered to show what they answered: Q1: Do you agree?');
});

it('says of a file without a question on consent that nobody was asked', async () => {
  const review = await newReview();
  await review.do('consultation.import', asFile('a.csv', FILE));
  const { answers } = await review.do('consultation.responses', { limit: 1 });
  expect(answers[0]?.respondent).toMatchObject({ consent: false, isConsentAsked: false });
  await review.do(
    'consultation.import',
    asFile(
      'b.csv',
      csv([
        ['May we publish your response?', 'Q9: Why?'],
        ['No', 'Because of the noise.'],
      ]),
    ),
  );
  const { answers: later } = await review.do('consultation.responses', { search: 'noise' });
  expect(later[0]?.respondent).toMatchObject({ consent: false, isConsentAsked: true });
  const { html } = await review.do('pack.preview', { document: 'response' });
  expect(html).toContain('Fewer than 5 respondents did not agree to be published');
  expect(html).toContain('Fewer than 5 respondents were not asked whether their answers may be published');
});
