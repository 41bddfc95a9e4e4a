import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { createReview } from '../../../data/session/create-review.ts';
import { openReview } from '../../../data/session/session.ts';
import { pathForSqlite } from '../../../data/store/sqlite/path.ts';
import { must, mustOpen, testDeps } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

const REVIEW = { title: 'Stalking', act: 'ukpga/1997/40', at: 'current' };

/** A folder within folders with long names: `depth` of 8 makes more than the 260 characters of Windows' older functions. */
function nestedFolder(depth: number): string {
  const names = Array.from({ length: depth }, (_, n) => `${n} Zoë Ärlig’s folder of drafts and notes`);
  const folder = join(temporaryFolder(), ...names);
  mkdirSync(folder, { recursive: true });
  return folder;
}

it('makes, changes, copies and opens a review in a folder with a long path, accents and spaces', async () => {
  const folder = nestedFolder(8);
  expect(folder.length).toBeGreaterThan(300);
  const [path, copy] = [join(folder, 'Stalking – ôl.keeling'), join(folder, 'Copy.keeling')];
  const made = mustOpen(await createReview(path, REVIEW, testDeps()));
  must(await made.call('amendment.create', { title: 'Far down' }));
  must(await made.copyTo(copy));
  await made.close();
  for (const file of [path, copy]) {
    const session = mustOpen(await openReview(file, testDeps()));
    must(await session.call('ledger.verify', {}));
    expect(must(await session.call('amendment.list', {})).map(({ title }) => title)).toEqual(['Far down']);
    await session.close();
  }
  expect(readdirSync(folder).toSorted()).toEqual([basename(copy), basename(path)]);
  expect(existsSync(join(dirname(folder), basename(path)))).toBe(false);
});

/** Longer than SQLite takes, and short enough for a folder: 512 and 1,024 bytes on macOS; on Windows SQLite takes 1,040. */
const TOO_DEEP = process.platform === 'win32' ? 30 : 18;

it('refuses a path that is too long for SQLite, and says that it is', async () => {
  const path = join(nestedFolder(TOO_DEEP), 'Stalking.keeling');
  const refused = await createReview(path, REVIEW, testDeps());
  expect(refused).toMatchObject({ ok: false, error: { kind: 'refused' } });
  expect(refused.ok || refused.error.message).toContain('path is too long');
  expect(readdirSync(dirname(path))).toEqual([]);
});

it.each([
  ['a short path', 'C:\\Reviews\\a.keeling', 'C:\\Reviews\\a.keeling'],
  ['memory', ':memory:', ':memory:'],
  ['a long path', `C:\\${'r'.repeat(250)}\\a.keeling`, `\\\\?\\C:\\${'r'.repeat(250)}\\a.keeling`],
  [
    'a long address',
    `\\\\server\\share\\${'r'.repeat(250)}`,
    `\\\\?\\UNC\\server\\share\\${'r'.repeat(250)}`,
  ],
])('gives SQLite %s as Windows takes it', (_, path, expected) => {
  expect(pathForSqlite(path, 'win32')).toBe(expected);
  expect(pathForSqlite(path, 'linux')).toBe(path);
});
