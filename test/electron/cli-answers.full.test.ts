import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { codedSet, SUBJECT_NAMES } from '../support/consultation/coded-set.ts';
import { keelingIn, type Ran } from '../support/hosts/keeling.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

let folder: string;

const keeling = async (...args: readonly string[]): Promise<Ran> => {
  const ran = await keelingIn(folder, ...args);
  return { ...ran, err: ran.err.trimEnd() };
};

const LETTER =
  'I am writing because stalking ruins lives and the list of examples in the Act was made before anybody could be followed by a tag in a bag or an app on a telephone';
/** Whether one may publish, who it is, what was ticked, and why. */
const ROWS = [
  ['Yes', 'Individual', 'Letters; Messages', LETTER],
  ['Yes', 'Individual', 'Messages', LETTER],
  ['Yes', 'Charity', 'Letters; Messages', `${LETTER}. My own sister was followed for two years.`],
  ['No', 'Charity', 'Letters', 'Section 2A(3) should name tags.'],
] as const;

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

beforeEach(async () => {
  folder = temporaryFolder();
  const header = ['May we publish your response?', 'Responding as', 'Q1: Which were you sent?', 'Q2: Why?'];
  const lines = [header, ...ROWS].map((row) => row.map(cell).join(','));
  writeFileSync(join(folder, 'responses.csv'), lines.join('\n'));
  expect(await keeling('new', 'a.keeling', '--title', 'Stalking')).toMatchObject({ code: 0 });
  expect(await keeling('notes', 'import', 'a.keeling', 'responses.csv')).toMatchObject({ code: 0, err: '' });
});

it('counts closed questions, and writes the figures', async () => {
  const printed = await keeling('tallies', 'a.keeling');
  expect(printed).toMatchObject({ code: 0, err: '' });
  expect(printed.out.split('\n')).toEqual([
    'Q1: Which were you sent?',
    '  3  75%  Letters',
    '  3  75%  Messages',
    '  4 respondents answered this question. 2 of them chose more than one answer, so the percentages add up to more than 100%.',
  ]);
  // So few are counted here, and not told of in what is written for others.
  await keeling('tallies', 'a.keeling', '--out', 'few');
  expect(readFileSync(join(folder, 'few/answers.csv'), 'utf8')).not.toContain('Letters');
  const more = ['A', 'B', 'C', 'D', 'E', 'F'].map((why) => `Yes,Individual,Letters,${why}`);
  const header = 'May we publish your response?,Responding as,Q1: Which were you sent?,Q2: Why?';
  writeFileSync(join(folder, 'more.csv'), [header, ...more].join('\n'));
  expect(await keeling('notes', 'import', 'a.keeling', 'more.csv')).toMatchObject({ code: 0 });
  const made = await keeling('tallies', 'a.keeling', '--out', 'figures');
  expect(made.out).toContain('3 files');
  expect(readFileSync(join(folder, 'figures/answers.csv'), 'utf8')).toContain('"Letters","9","10","90"');
  expect(await keeling('tallies', 'a.keeling', '--out', 'figures')).toMatchObject({ code: 1, out: '' });
});

it('finds campaigns, confirms one by name, lists it with each sender’s own words, and removes it', async () => {
  const found = await keeling('campaigns', 'find', 'a.keeling');
  expect(found.out).toContain('1 campaign found');
  const [, name = ''] = /^(Q-\d+\/\d+) {2}3 answers, 2 different texts/m.exec(found.out) ?? [];
  expect(name).not.toBe('');
  expect(await keeling('campaigns', 'list', 'a.keeling')).toMatchObject({ out: 'No campaign is confirmed.' });
  expect(await keeling('campaigns', 'find', 'a.keeling', '--confirm', 'Q-9/9')).toMatchObject({
    code: 1,
    err: expect.stringContaining('nothing was confirmed'),
  });
  const kept = await keeling('campaigns', 'find', 'a.keeling', '--confirm', name, '--author', 'Bea');
  expect(kept.out).toContain('confirmed: CP-0001, with 3 answers');
  const listed = await keeling('campaigns', 'list', 'a.keeling');
  expect(listed.out).toMatch(/^CP-0001 {2}.*; 3 answers to Q-\d+; 2 Individual; 1 Charity/);
  expect(listed.out).toContain('3 respondents took part in a campaign');
  const answers = await keeling('campaigns', 'answers', 'a.keeling', 'CP-0001', '--own');
  expect(answers.out).toContain('“My own sister was followed for two years');
  expect(answers.out).toContain('1 answer told; 1 with words of their own');
  const outside = await keeling('tallies', 'a.keeling', '--without-campaigns');
  expect(outside.out).toContain('1 respondent answered this question.');
  expect(await keeling('campaigns', 'remove', 'a.keeling', 'CP-0001')).toMatchObject({ code: 0 });
  expect(await keeling('campaigns', 'remove', 'a.keeling', 'CP-0001')).toMatchObject({ code: 1, out: '' });
  expect(await keeling('campaigns', 'join', 'a.keeling')).toMatchObject({ code: 2, out: '' });
  expect(await keeling('verify', 'a.keeling')).toMatchObject({ code: 0 });
});

it('publishes the single responses of those who agreed, and says how many it left out', async () => {
  const made = await keeling('responses', 'a.keeling', '--out', 'out');
  expect(made.out).toContain('3 responses with 6 answers');
  expect(made.out).toContain('withheld: 1 response that did not agree to be published');
  const files = readdirSync(join(folder, 'out'));
  const all = files.map((file) => readFileSync(join(folder, 'out', file), 'utf8')).join('\n');
  expect(all).toContain('My own sister');
  expect(all).not.toContain('should name tags');
  expect(await keeling('responses', 'a.keeling')).toMatchObject({ code: 2, out: '' });
  expect(existsSync(join(folder, 'out.zip'))).toBe(true);
});

it('suggests nothing before it is turned on, and then what it measured on what people coded', async () => {
  expect(await keeling('suggestions', 'find', 'a.keeling')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('Suggestions are off'),
  });
  expect(await keeling('suggestions', 'on', 'a.keeling')).toMatchObject({ out: 'suggestions are on' });
  const few = await keeling('suggestions', 'find', 'a.keeling');
  expect(few.out).toContain('Nothing can be suggested yet.');
  expect((await keeling('suggestions', 'provisions', 'a.keeling')).out).toContain('section 2A(3): 1 answer');

  const set = codedSet(90, 11);
  const lines = ['Id,Q3: Please explain', ...set.map(({ text }, at) => `X-${at},${cell(text)}`)];
  writeFileSync(join(folder, 'more.csv'), lines.join('\n'));
  await keeling('notes', 'import', 'a.keeling', 'more.csv');
  const session = mustOpen(await openReview(join(folder, 'a.keeling'), testDeps()));
  const { answers } = must(await session.call('consultation.responses', { limit: 200, import: 'I-0002' }));
  const themes = new Map<string, string>();
  for (const name of SUBJECT_NAMES)
    themes.set(name, must(await session.call('coding.addTheme', { name })).id);
  for (const [at, { text, passages }] of set.slice(0, 60).entries()) {
    const of = `answer:${answers[at]?.id ?? 0}` as const;
    if (passages.length === 0) must(await session.call('coding.read', { of, as: 'read' }));
    for (const { from, to, themes: on } of passages)
      must(
        await session.call('coding.addExcerpt', {
          of,
          from,
          to,
          quote: text.slice(from, to),
          themes: on.map((name) => themes.get(name) ?? ''),
        }),
      );
  }
  await session.close();

  const found = await keeling('suggestions', 'find', 'a.keeling');
  expect(found.out).toMatch(/measured on 60 coded or read answers: \d+% of suggestions right/);
  const told = Number(/^(\d+) suggestions?; none counts/m.exec(found.out)?.[1]);
  expect(told).toBeGreaterThan(5);
  const table = await keeling('suggestions', 'find', 'a.keeling', '--format', 'csv');
  expect(table.out.split(/\r?\n/)).toHaveLength(told + 1);
  expect(table).toEqual(await keeling('suggestions', 'find', 'a.keeling', '--format', 'csv'));
  const [, theme = ''] = [...themes].find(([, id]) => table.out.includes(`,${id},`)) ?? [];
  const one = await keeling('suggestions', 'find', 'a.keeling', '--theme', theme, '--format', 'csv');
  expect(
    one.out
      .split(/\r?\n/)
      .slice(1)
      .every((line) => line.includes(`,${theme},`)),
  ).toBe(true);
  expect((await keeling('suggestions', 'words', 'a.keeling', '--by', 'question')).out).toMatch(
    /^.+ \(\d+ answers\): /m,
  );
  expect((await keeling('suggestions', 'uncovered', 'a.keeling')).out).toMatch(
    /\d+ answers? that no theme comes near$/,
  );
  expect(await keeling('verify', 'a.keeling')).toMatchObject({ code: 0 });
});
