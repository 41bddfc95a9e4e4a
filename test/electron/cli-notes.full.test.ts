import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { keelingIn, type Ran } from '../support/hosts/keeling.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

let folder: string;

const keeling = async (...args: readonly string[]): Promise<Ran> => {
  const ran = await keelingIn(folder, ...args);
  return { ...ran, err: ran.err.trimEnd() };
};

const CSV = [
  'Response ID,Responding as,Q1: Why do you say so?',
  'R1,Individual,Because of what is done by other means',
  'R1,Individual,Because of what is done by other means',
  'R2,Charity,Too many, commas here',
  'R3,Charity,Because nobody is told of it in time',
].join('\n');

beforeEach(async () => {
  folder = temporaryFolder();
  writeFileSync(join(folder, 'responses.csv'), CSV);
  expect(await keeling('new', 'a.keeling', '--title', 'Stalking')).toMatchObject({ code: 0 });
});

it('says what importing would do, imports, lists and takes back', async () => {
  const dry = await keeling('notes', 'import', 'a.keeling', 'responses.csv', '--dry-run');
  expect(dry).toMatchObject({ code: 3, err: '' });
  expect(dry.out).toContain('4 rows: 2 added with 2 answers, 1 already imported, 0 empty, 1 broken');
  expect(dry.out).toContain('line 4 broken: it has 4 cells, and there are 3 columns');
  expect(await keeling('notes', 'list', 'a.keeling')).toMatchObject({
    out: 'No responses have been imported yet.',
  });

  const made = await keeling(
    'notes',
    'import',
    'a.keeling',
    'responses.csv',
    '--remember',
    'Ours',
    '--author',
    'Bea',
  );
  expect(made).toMatchObject({
    code: 3,
    err: '',
    out: expect.stringContaining(
      'Imported 2 responses with 2 answers as I-0001; not imported: 1 duplicate row',
    ),
  });
  const again = await keeling('notes', 'import', 'a.keeling', 'responses.csv', '--profile', 'ours');
  expect(again.out).toContain('This file was imported as I-0001: nothing was added.');
  const listed = await keeling('notes', 'list', 'a.keeling');
  expect(listed.out).toMatch(/^I-0001 {2}responses\.csv; 2 responses, 2 answers; read as Ours; by Bea, /);

  const undone = await keeling('notes', 'undo', 'a.keeling', 'I-0001');
  expect(undone).toMatchObject({ code: 0, out: 'I-0001 was undone: 2 responses, 2 answers' });
  expect(await keeling('notes', 'undo', 'a.keeling', 'I-0001')).toMatchObject({ code: 1, out: '' });
  expect(await keeling('verify', 'a.keeling')).toMatchObject({ code: 0 });
});

it('lists what is said of publication, value by value, and reads it as it is told', async () => {
  const rows = [
    'Response ID,May we publish your response?,Keep my name private,Why?',
    'R1,Yes,No,Because of what is done by other means',
    'R2,"Yes, as a charity",,Because nobody is told of it in time',
    'R3,"Yes, as a charity",No,Because nobody answers the telephone',
    'R4,Perhaps,No,Because it is too much and comes too late',
  ];
  writeFileSync(join(folder, 'consent.csv'), rows.join('\n'));
  const listed = [
    'column 2, “May we publish your response?”: Can it be published?',
    '  “Yes, as a charity” (2 rows): Not decided: not published',
    '  “Perhaps” (1 row): Not decided: not published',
    '  “Yes” (1 row): Publish with name',
    'column 3, “Keep my name private”: Can the name be published?',
    '  “No” (3 rows): Name can be published',
    '  an empty cell (1 row): Publish without name',
  ];
  const dry = await keeling('notes', 'import', 'a.keeling', 'consent.csv', '--dry-run');
  expect(dry.out).toContain(listed.join('\n'));
  expect(dry.out).toContain(
    'note: “May we publish your response?”: 2 values in 3 rows are not decided, so nothing of these responses is published.',
  );
  const decide = ['--decide', '2: yes, as a  CHARITY = publish', '--decide', '2:Perhaps=not-published'];
  const made = await keeling('notes', 'import', 'a.keeling', 'consent.csv', ...decide);
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toContain(
    '“Yes, as a charity” (2 rows): Publish with name\n  “Perhaps” (1 row): Do not publish',
  );
  expect(made.out).not.toContain('not decided');
  const out = await keeling('responses', 'a.keeling', '--out', 'out');
  expect(out.out).toContain('3 responses with 3 answers in');

  const misread = { code: 1, out: '', err: expect.stringContaining('Column 2 has no “Maybe”') };
  const other = ['notes', 'import', 'a.keeling', 'consent.csv'];
  expect(await keeling(...other, '--decide', '2:Maybe=publish')).toMatchObject(misread);
  expect(await keeling(...other, '--decide', '1:R1=publish')).toMatchObject({ code: 1, out: '' });
  expect(await keeling(...other, '--decide', '2:Perhaps=maybe')).toMatchObject({ code: 2, out: '' });
});

it('says how it is called, and what it can’t find', async () => {
  const misused = { code: 2, out: '', err: expect.stringContaining('it is: keeling notes import FILE DATA') };
  expect(await keeling('notes', 'import', 'a.keeling')).toMatchObject(misused);
  expect(await keeling('notes', 'eat', 'a.keeling', 'b')).toMatchObject(misused);
  const absent = { code: 1, out: '', err: expect.stringContaining('There is no such file') };
  expect(await keeling('notes', 'import', 'a.keeling', 'absent.csv')).toMatchObject(absent);
  const profile = { code: 1, err: expect.stringContaining('There is no profile None') };
  expect(await keeling('notes', 'import', 'a.keeling', 'responses.csv', '--profile', 'None')).toMatchObject(
    profile,
  );
});
