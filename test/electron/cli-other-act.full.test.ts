import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { OTHER_ACT, OTHER_LETTER, OTHER_RESPONSES, WORDS_OF_THE_SHIPPED } from '../support/acts/other-act.ts';
import { keelingIn } from '../support/hosts/keeling.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

const ACCEPTED = 'The recommendation is accepted. It needs no change to the law. Guidance will say so.';
const FILE = 'dry.keeling';
const PARTS = ['--parts', 'about,background,recommendation,proposal:A-001,recommendations,notes'];

it('goes from an imported Act to a published pack with recommendations, responses and notes of its own', async () => {
  const folder = temporaryFolder();
  const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
  put('act.xml', OTHER_ACT.file);
  put('letter.txt', OTHER_LETTER);
  put('responses.csv', OTHER_RESPONSES);
  put('edit.json', '[{ "in": "section 1(1)", "replace": "dry", "with": "dry and lit" }]');
  const keeling = async (...args: readonly string[]) => {
    const { code, out, err } = await keelingIn(folder, ...args, '--author', 'Ada');
    expect([args.join(' '), code, err]).toEqual([args.join(' '), 0, '']);
    return out;
  };
  expect((await keelingIn(folder, 'import', 'act.xml')).out).toContain(
    'ukpga/2001/9@enacted: Boathouses Act 2001',
  );
  await keeling('new', FILE, '--act', OTHER_ACT.id, '--at', OTHER_ACT.version, '--title', 'Dry boathouses');
  expect(await keeling('evidence', 'list', FILE)).toBe('There is no evidence in this review yet.');

  const wanted = 'Boathouses should be lit at night.';
  await keeling(
    ...[
      'evidence',
      'add',
      'recommendation',
      FILE,
      '--number',
      '1',
      '--to',
      'the Department',
      '--text',
      wanted,
    ],
    ...['--found', 'Report on boathouses, page 4'],
  );
  await keeling(
    ...['evidence', 'add', 'recommendation', FILE, '--to', 'every owner', '--summary', 'to buy a lamp'],
    ...['--summary-by', 'The Oar, 3 May', '--found', 'The Oar, 3 May'],
  );
  await keeling(
    ...['evidence', 'add', 'source', FILE, 'letter.txt', '--title', 'A letter about boathouses (a sample)'],
    ...['--by', 'The Department', '--date', '2026-10-02', '--licence', 'None: made up'],
  );
  await keeling(
    ...['evidence', 'add', 'response', FILE, '--answers', '1', '--source', 'S-001', '--category', 'accepted'],
    ...['--quote', 'The Department accepts the first recommendation.'],
  );
  await keeling(
    ...[
      'evidence',
      'add',
      'commitment',
      FILE,
      '--source',
      'S-001',
      '--response',
      'RS-001',
      '--kind',
      'guidance',
    ],
    ...['--quote', 'It will publish guidance by next spring.'],
  );
  await keeling(
    ...['evidence', 'add', 'note', FILE, '--by', 'A. Rower', '--date', '2026-11', '--wording', 'sample'],
    ...['--text', 'Mine floods each March.', '--consent'],
  );
  await keeling(
    ...['evidence', 'add', 'decision', FILE, '--about', 'recommendation:R-002'],
    ...['--outcome', 'accepted-no-change', '--reason', 'Guidance will say so.'],
  );
  await keeling('notes', 'import', FILE, 'responses.csv');
  expect(
    await keeling('draft', FILE, '--edit', 'edit.json', '--title', 'Lit', '--reason', 'Falls at night'),
  ).toBe('A-001');
  await keeling('link', FILE, 'A-001', '--to', 'recommendation:R-001');
  await keeling('link', FILE, 'A-001', '--to', 'note:N-001');
  expect((await keeling('evidence', 'list', FILE)).split('\n').map((line) => line.split('  ')[0])).toEqual([
    'source:S-001',
    'recommendation:R-001',
    'recommendation:R-002',
    'response:RS-001',
    'commitment:C-01',
    'note:N-001',
    'decision:D-0001',
  ]);

  const coverage = (await keelingIn(folder, 'coverage', FILE)).out;
  expect(coverage).toContain('Recommendation 1');
  expect(coverage).toContain('accepted (no change to the law needed): Guidance will say so.');
  await keeling('export', FILE, '--out', 'pack', '--amendments', 'A-001', '--sign-off', 'A test', ...PARTS);
  expect((await keelingIn(folder, 'verify', 'pack')).code).toBe(0);
  const files = readdirSync(join(folder, 'pack')).filter((name) => /\.(html|json|csv|md|txt)$/.test(name));
  const words = files.map((name) => readFileSync(join(folder, 'pack', name), 'utf8')).join('\n');
  for (const said of [
    wanted,
    'The Department accepts the first recommendation.',
    'Mine floods each March.',
    ACCEPTED,
  ])
    expect(words).toContain(said);
  expect(words).toContain('Boathouses Act 2001');
  expect(WORDS_OF_THE_SHIPPED.exec(words)?.[0]).toBeUndefined();
}, 120_000);

it('refuses what is not in the source, and a summary of nobody’s', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'act.xml'), OTHER_ACT.file);
  writeFileSync(join(folder, 'letter.txt'), OTHER_LETTER);
  const keeling = (...args: readonly string[]) => keelingIn(folder, ...args);
  await keeling('import', 'act.xml');
  await keeling('new', FILE, '--act', OTHER_ACT.id, '--at', OTHER_ACT.version, '--author', 'Ada');
  await keeling(
    ...[
      'evidence',
      'add',
      'source',
      FILE,
      'letter.txt',
      '--title',
      'A letter',
      '--by',
      'D',
      '--date',
      '2026',
    ],
    ...['--licence', 'None: made up', '--author', 'Ada'],
  );
  const quote = (words: string) =>
    keeling('evidence', 'add', 'commitment', FILE, '--source', 'S-001', '--quote', words, '--author', 'Ada');
  expect((await quote('It will build a boat.')).err).toContain('These words are not in S-001');
  expect((await quote('the')).err).toContain('more than once');
  const summary = [
    'evidence',
    'add',
    'recommendation',
    FILE,
    '--to',
    'D',
    '--found',
    'a page',
    '--summary',
    'lamps',
  ];
  expect((await keeling(...summary, '--author', 'Ada')).err).toContain('Say whose summary this is');
  expect((await keeling('evidence', 'list', FILE)).out).toBe('source:S-001  A letter, D, 2026');
}, 60_000);
