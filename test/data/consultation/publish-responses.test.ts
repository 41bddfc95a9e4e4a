import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findAll, readPage, textOf } from '../../support/page-reader.ts';
import { newReview } from '../../support/review.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { asFile, csv } from './support.ts';

const HEADER = [
  'Id',
  'Name',
  'Responding as',
  'Organisation',
  'May we publish your response?',
  'Q1: Do you agree?',
  'Q2: Why?',
];
/** Made up: nobody said this. */
const ROWS = [
  [
    '1',
    'Ann Pike',
    'Individual',
    'Pike & Daughters',
    'Yes',
    'Yes',
    'My neighbour Quillfeather saw it.\n\nIt was late.',
  ],
  ['2', 'Bo Reed', 'Charity', 'Northern Support', 'Yes', 'No', '<b>Quillfeather</b> was right.'],
  ['3', 'Cy Moss', 'Individual', '', 'No', 'Yes', 'This is between us.'],
];

it('is called what the consultation is called outside, and not what those who work on it call their review', async () => {
  const review = await newReview();
  await review.do('consultation.import', asFile('a.csv', csv([HEADER, ...ROWS])));
  const { title } = await review.do('review.get', {});
  const pages = async (name: string) => {
    const to = join(temporaryFolder(), name);
    const { files } = await review.do('responses.export', { to });
    return files.filter((file) => file.endsWith('.html')).map((file) => readFileSync(join(to, file), 'utf8'));
  };
  // Until it has a name, there is no other.
  for (const page of await pages('unnamed')) expect(page).toContain(title);
  await review.do('pack.describe', { title: 'Making stalking plain' });
  for (const page of await pages('named')) {
    expect(page).toContain('Making stalking plain');
    expect(page).not.toContain(title);
  }
});

it('publishes single responses with consent alone, without names and redacted words, by question and respondent', async () => {
  const review = await newReview();
  await review.do('consultation.import', asFile('a.csv', csv([HEADER, ...ROWS])));
  await review.do(
    'consultation.import',
    asFile('b.csv', csv([['Q9: What else?'], ['Nobody asked me whether this may be published.']])),
  );
  const { answers } = await review.do('consultation.responses', { search: 'neighbour' });
  const of = `answer:${answers[0]?.id ?? 0}` as const;
  await review.do('redaction.add', { of, from: 13, to: 25, quote: 'Quillfeather', because: 'A name' });
  const to = join(temporaryFolder(), 'out');
  const made = await review.do('responses.export', { to });
  expect(made).toMatchObject({
    responses: 2,
    answers: 4,
    withheld: { withoutConsent: 1, notAsked: 1, confidential: 0, answers: 0 },
  });
  expect(made.files).toEqual([
    'by-respondent-1.html',
    'index.html',
    'question-1.html',
    'question-2.html',
    'responses.csv',
  ]);
  const files = new Map(made.files.map((file) => [file, readFileSync(join(to, file), 'utf8')]));
  for (const text of files.values())
    for (const secret of [
      'Quillfeather',
      'Ann Pike',
      'Bo Reed',
      'Pike & Daughters',
      'between us',
      'Nobody asked',
    ])
      expect(text).not.toContain(secret);
  const page = readPage(files.get('by-respondent-1.html') ?? '');
  const headings = (level: string) =>
    findAll(page, ({ name }) => name === level).map((element) => textOf(element));
  expect(headings('h2')).toEqual(['Response 1: Individual', 'Response 2: Northern Support (Charity)']);
  expect(headings('h3')).toEqual(['Q1: Do you agree?', 'Q2: Why?', 'Q1: Do you agree?', 'Q2: Why?']);
  expect(findAll(page, ({ name }) => name === 'b')).toEqual([]);
  expect(files.get('question-2.html')).toContain('My neighbour [redacted] saw it.');
  expect(files.get('index.html')).toContain('1 response whose author did not agree to publication');
  expect(files.get('index.html')).toContain('1 response whose author was not asked about publication');
  expect(files.get('responses.csv')?.trim().split('\r\n')).toHaveLength(5);
  const second = join(temporaryFolder(), 'again');
  await review.do('responses.export', { to: second });
  for (const [file, text] of files) expect(readFileSync(join(second, file), 'utf8')).toBe(text);
});
