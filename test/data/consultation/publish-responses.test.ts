import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findAll, readPage, textOf } from '../../support/papers/page-reader.ts';
import { newReview, type Opened } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
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
  expect(headings('h2')).toEqual(['Response 1', 'Response 2: Northern Support (Charity)']);
  expect(headings('h3')).toEqual(['Q1: Do you agree?', 'Q2: Why?', 'Q1: Do you agree?', 'Q2: Why?']);
  expect(findAll(page, ({ name }) => name === 'b')).toEqual([]);
  expect(files.get('question-2.html')).toContain('My neighbour [redacted] saw it.');

  // Two numbers that are too small are one, so that neither is the rest of the paper's figures.
  expect(files.get('index.html')).toContain(
    'fewer than 5 responses whose authors did not agree to publication, were not asked about it or asked for confidence',
  );
  expect(files.get('responses.csv')?.trim().split('\r\n')).toHaveLength(5);
  const second = join(temporaryFolder(), 'again');
  await review.do('responses.export', { to: second });
  for (const [file, text] of files) expect(readFileSync(join(second, file), 'utf8')).toBe(text);
});

/** Made up: five of one kind, so that it is shown, and two who are the only ones of theirs. */
const UNNAMED: readonly (readonly string[])[] = [
  [
    '1',
    'Zoë 🦊 Fox',
    'z.fox@example.org',
    'Individual',
    '',
    'Yes',
    'No',
    'I, Zoe Fox (Z. Fox @ example.org), saw a fox. ZOË FOX',
  ],
  ['2', 'Bea', '', 'Individual', '', 'Yes', 'Yes', 'I, Bea, agree. May I add: be a friend.'],
  ['3', 'May Will', '', 'Individual', '', 'Yes', 'No', 'You may, and I will.'],
  [
    '4',
    'Jan van der Berg',
    '',
    'Individual',
    '',
    'Yes',
    'No',
    'Mr Van-der-Berg, or Berg, is me; the ice berg is not, nor is Bergen.',
  ],
  ['5', '李小龙', '', 'Individual', '', 'Yes', 'No', '我是李小龙。'],
  [
    '6',
    'R Hale',
    '',
    'Police force',
    'The Borderland Constabulary (BLC)',
    'Yes',
    'No',
    'Borderland Constabulary (BLC) recorded 41.',
  ],
  [
    '7',
    'Mo',
    '',
    'Charity',
    'Northern Support',
    'Yes',
    'Yes',
    'Northern Support helped Mo and Borderland Constabulary: 01632 960 001.',
  ],
];
const UNNAMED_HEADER = [
  'Id',
  'Name',
  'Email',
  'Responding as',
  'Organisation',
  'May we publish your response?',
  'May we publish your name?',
  'Q2: Why?',
];

/** The files of the published responses, and what was said of them. */
async function publishedResponses(review: Opened) {
  const to = join(temporaryFolder(), 'out');
  const output = await review.do('responses.export', { to });
  return { output, files: new Map(output.files.map((file) => [file, readFileSync(join(to, file), 'utf8')])) };
}

it('leaves out of the answers of those who are not named what they are called, and says so', async () => {
  const review = await newReview();
  await review.do('consultation.import', asFile('a.csv', csv([UNNAMED_HEADER, ...UNNAMED])));
  const { output, files } = await publishedResponses(review);
  const texts = findAll(readPage(files.get('question-1.html') ?? ''), ({ name }) => name === 'p').map(
    (element) => textOf(element),
  );
  expect(texts.slice(2)).toEqual([
    'I, [redacted] ([redacted]), saw a fox. [redacted]',
    'I, [redacted], agree. May I add: be a friend.',
    'You may, and I will.',
    'Mr [redacted], or [redacted], is me; the ice berg is not, nor is Bergen.',
    '我是[redacted]。',
    '[redacted] recorded 41.',
    // What others said of them is theirs to say, and for a person to redact.
    'Northern Support helped Mo and Borderland Constabulary: 01632 960 001.',
  ]);
  expect(output.copies).toContain(
    '“Borderland Constabulary (BLC)”, in response 6, is published as [redacted]: the response is published without a name',
  );
  expect(output.copies.filter((words) => words.includes('without a name'))).toHaveLength(8);
  expect(output.copies).toContain('“01632 960 001”, in response 7, may be a telephone number');
});

it('shows no kind of respondent that fewer gave than may be counted, nor so small a number, unless the organisation is named', async () => {
  const review = await newReview();
  const rows = [...UNNAMED, ['8', '', '', 'Barrister', '', 'No', 'No', 'Nothing']];
  await review.do('consultation.import', asFile('a.csv', csv([UNNAMED_HEADER, ...rows])));
  const headings = (files: ReadonlyMap<string, string>) =>
    findAll(readPage(files.get('by-respondent-1.html') ?? ''), ({ name }) => name === 'h2').map((element) =>
      textOf(element),
    );
  const few = (await publishedResponses(review)).files;
  expect(headings(few)).toEqual([
    ...[1, 2, 3, 4, 5].map((number) => `Response ${number}: Individual`),
    'Response 6',
    'Response 7: Northern Support (Charity)',
  ]);
  for (const text of few.values()) expect(text).not.toContain('Police force');
  expect(few.get('index.html')).toContain(
    'fewer than 5 responses whose authors did not agree to publication, were not asked about it or asked for confidence',
  );
  expect(few.get('index.html')).toContain(
    'The kind of respondent is shown where at least 5 respondents are of that kind, or where the organisation is named.',
  );
  await review.do('pack.showFrom', { leastShown: 1 });
  const all = (await publishedResponses(review)).files;
  expect(headings(all)).toContain('Response 6: Police force');
  expect(all.get('index.html')).toContain('1 response whose author did not agree to publication');
});

it('numbers the questions as the response paper does, in the figures too, though the file has other numbers', async () => {
  const review = await newReview();
  await review.do('pack.ask', { about: '', text: 'Why?', kind: 'open', options: [] });
  await review.do('pack.ask', {
    about: '',
    text: 'Do you agree?',
    kind: 'closed',
    options: ['Yes', 'No'],
  });
  const rows = Array.from({ length: 6 }, (_, at) => [`${at}`, 'Yes', 'Here', 'Yes', 'So']);
  const header = ['Id', 'May we publish your response?', 'Q2: Where?', 'Do you agree?', 'Why?'];
  await review.do('consultation.import', asFile('a.csv', csv([header, ...rows])));
  const names = ['Question 1: Why?', 'Question 2: Do you agree?', 'Other question 1: Where?'];
  const { files } = await publishedResponses(review);
  const page = readPage(files.get('by-respondent-1.html') ?? '');
  const headings = findAll(page, ({ name }) => name === 'h3').map((element) => textOf(element));
  expect(new Set(headings)).toEqual(new Set(names));
  for (const [at, name] of names.entries()) expect(files.get(`question-${at + 1}.html`)).toContain(name);
  expect(files.get('responses.csv')).toContain('"Other question 1","Where?","Here"');
  const { folder } = await review.do('tallies.export', { to: join(temporaryFolder(), 'figures') });
  const lines = readFileSync(join(folder, 'answers.csv'), 'utf8').trim().split('\r\n').slice(1);
  expect(lines[0]).toContain('"Question 2","Do you agree?","Yes","6"');
  expect(lines.at(-1)).toContain('"Other question 1","Where?"');
});

it('names an organisation once, however it is spaced and in whatever capitals', async () => {
  const review = await newReview();
  const header = ['Id', 'Responding as', 'Organisation', 'May we publish your response?', 'Q1: Why?'];
  const names = ['Northern Support', 'Northern  support', 'NORTHERN SUPPORT ', 'Northern Supporters'];
  const rows = names.map((name, at) => [`${at}`, 'Charity', name, 'Yes', `Since ${at}`]);
  await review.do('consultation.import', asFile('a.csv', csv([header, ...rows])));
  const { html } = await review.do('pack.preview', { document: 'response' });
  const items = findAll(readPage(html), ({ name }) => name === 'li').map((element) => textOf(element));
  expect(items.filter((item) => /northern/i.test(item))).toEqual(['Northern Support', 'Northern Supporters']);
});

it('names no other person who responded, and lists where somebody may be found', async () => {
  const review = await newReview();
  const rows = [
    [
      '1',
      'Ann Pike',
      'Individual',
      '',
      'Yes',
      'Yes',
      'Ask Cy Moss, at 14 Farthingale Lane; and Lantern Trust.',
    ],
    ['2', 'Cy Moss', 'Individual', '', 'No', 'No', 'This is between us.'],
    ['3', 'Lantern Trust', 'Charity', 'Lantern Trust', 'Yes', 'No', 'We help.'],
  ];
  await review.do('consultation.import', asFile('a.csv', csv([HEADER, ...rows])));
  const { answers } = await review.do('consultation.responses', { search: 'Farthingale' });
  const theme = await review.do('coding.addTheme', { name: 'Moss', description: '' });
  await review.do('coding.addExcerpt', {
    of: `answer:${answers[0]?.id ?? 0}`,
    from: 0,
    to: 11,
    quote: 'Ask Cy Moss',
    themes: [theme.id],
  });
  const to = join(temporaryFolder(), 'named');
  const { copies } = await review.do('responses.export', { to });
  const table = readFileSync(join(to, 'responses.csv'), 'utf8');
  expect(table).toContain('Ask [redacted], at 14 Farthingale Lane; and Lantern Trust.');
  expect(copies).toEqual([
    '“Cy Moss”, in response 1, is published as [redacted]: it is the name of another person who responded',
    '“14 Farthingale Lane”, in response 1, may be a street address',
  ]);
  const { parts } = await review.do('pack.builder', {});
  const order = parts.map(({ id }) => id);
  await review.do('pack.arrange', { document: 'consultation', order, leftOut: [] });
  const { html } = await review.do('pack.preview', { part: 'themes' });
  expect(html).toContain('Moss');
  expect(html).not.toContain('Ask Cy Moss');
});
