import { statSync } from 'node:fs';
import { it } from 'vitest';
import type { CallInput } from '../../core/api.ts';
import { xlsxOf } from '../../data/formats/xlsx/write.ts';
import { asFile, csv } from '../data/consultation/support.ts';
import { must, newReview } from '../support/reviews/review.ts';
import { spread } from './support.ts';

const RESPONSES = 100_000;
const ROUNDS = 40;

/** Numbers that look random and are the same each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x7fff_ffff;
  };
}

const random = numbers(7);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const COMMON =
  'the a of to and stalking police protection order victim harassment is that should be not court offence guidance register evidence'.split(
    ' ',
  );
const SYLLABLES = 'ba co di fe gu la mo ni pe ro sa te vi wo za'.split(' ');
const RARE = Array.from({ length: 20_000 }, (_, at) =>
  [at % 15, Math.floor(at / 15) % 15, Math.floor(at / 225) % 15, Math.floor(at / 3375)]
    .map((place) => SYLLABLES[place])
    .join(''),
);
/** As in people's own words, a word is the more common the earlier in the list. */
const word = (): string =>
  random() < 0.35 ? pick(COMMON) : (RARE[Math.floor(RARE.length ** random()) - 1] ?? 'ba');
const words = (least: number, most: number): string =>
  `${Array.from({ length: least + Math.floor(random() * (most - least)) }, word).join(' ')}.`;
const SCALE = ['Strongly agree', 'Agree', 'Neither agree nor disagree', 'Disagree', 'Strongly disagree'];
const TYPES = ['Individual', 'Charity', 'Police force', 'Local authority', 'Academic', 'Legal professional'];

const HEADERS = [
  'Response ID',
  'Are you responding as an individual or on behalf of an organisation?',
  'May we publish your response?',
  'Q1: Do you agree with the proposal?',
  'Q1: Please explain your answer',
  'Q2: Do you agree with the offence?',
  'Q2: Please explain your answer',
  'Q3: Which region do you live in?',
];

function row(at: number): readonly string[] {
  return [
    `ANON-${at}`,
    pick(TYPES),
    random() < 0.7 ? 'Yes' : 'No',
    pick(SCALE),
    random() < 0.9 ? words(15, 80) : '',
    pick(SCALE),
    random() < 0.7 ? words(10, 50) : '',
    pick(['North', 'South', 'Wales', 'Scotland']),
  ];
}

it(`takes in ${RESPONSES.toLocaleString('en-GB')} responses, then searches and filters them`, async () => {
  const rows = Array.from({ length: RESPONSES }, (_, at) => row(at + 1));
  const file = asFile('many.csv', csv([HEADERS, ...rows]));
  const review = await newReview();
  let start = performance.now();
  const took = (what: string, more = ''): void => {
    console.info(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s ${more}`);
    start = performance.now();
  };
  // The session's own calls: `review.do` parses what it is answered a second time.
  const { call } = review.session;
  const look = must(await call('consultation.look', file));
  took(`a look at ${(file.base64.length * 0.75e-6).toFixed(0)} MB`, `(${look.dryRun.added} would be added)`);
  must(await call('consultation.look', { ...file, mapping: look.mapping }));
  took('a second look at it');
  const { import: made } = must(await call('consultation.import', file));
  took('the import', `(${made?.respondents} responses, ${made?.answers} answers)`);
  must(await call('consultation.import', file));
  took('the same file again');
  const fresh = must(await call('consultation.responses', {}));
  took('the first page after it', `(${fresh.total} answers)`);
  must(await call('consultation.questions', {}));
  took('the questions, counted');

  const asked: readonly (readonly [string, (round: number) => CallInput<'consultation.responses'>])[] = [
    ['no filter', () => ({})],
    ['one question', (at) => ({ question: `Q-000${(at % 5) + 1}` })],
    ['a type of respondent', (at) => ({ respondentType: TYPES[at % TYPES.length] ?? '' })],
    ['published or not', (at) => ({ published: at % 2 === 0 })],
    ['coded or not', (at) => ({ coded: at % 2 === 0 })],
    ['an import', () => ({ import: 'I-0001' })],
    [
      'four at once',
      (at) => ({ question: 'Q-0002', respondentType: 'Charity', published: at % 2 === 0, kind: 'open' }),
    ],
    ['a later page', (at) => ({ after: (at + 1) * 1_000_000, limit: 200 })],
    ['a rare word', (at) => ({ search: `${RARE[2000 + at * 37]} ` })],
    ['a common word', (at) => ({ search: `${COMMON[at % COMMON.length]} ` })],
    ['two words', (at) => ({ search: `${COMMON[at % COMMON.length]} ${RARE[100 + at]} ` })],
    ['two common words', (at) => ({ search: `${COMMON[at % 19]} ${COMMON[(at + 7) % 19]} ` })],
    ['a phrase', (at) => ({ search: `"${COMMON[at % COMMON.length]} ${RARE[at]}"` })],
    ['a beginning', (at) => ({ search: (RARE[500 + at * 91] ?? '').slice(0, 5) })],
    ['a word and a filter', (at) => ({ search: `${RARE[900 + at * 11]} `, respondentType: 'Charity' })],
  ];
  const table = [];
  for (const [what, input] of asked) {
    const times: number[] = [];
    let found = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const request = input(round);
      const begin = performance.now();
      found = must(await call('consultation.responses', request)).total;
      times.push(performance.now() - begin);
    }
    const most = Math.round(Math.max(...times) * 10) / 10;
    table.push({ what, ...spread(times), most, 'last found': found });
  }
  console.table(table);

  start = performance.now();
  must(await call('ledger.verify', {}));
  took('verify');
  must(await call('consultation.removeImport', { id: 'I-0001' }));
  took('taking it back');
  console.info(
    `memory ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB, file ${(statSync(review.path).size / 1e6).toFixed(0)} MB`,
  );

  const workbook = asFile('many.xlsx', xlsxOf([{ name: 'Responses', header: HEADERS, rows }]));
  start = performance.now();
  const sheet = must(await call('consultation.import', workbook));
  took('the same as a workbook', `(${sheet.import?.respondents} responses)`);
});
