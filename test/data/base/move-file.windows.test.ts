import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isLockedByOther, moveFile } from '../../../data/base/move-file.ts';
import { connect } from '../../../data/store/sqlite/driver.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

/** A file that SQLite has open, which on Windows nobody may replace. */
async function heldFile(path: string) {
  const db = connect(path);
  await db.raw('CREATE TABLE held (id)');
  return db;
}

it('waits for a program that has the file open', async () => {
  const folder = temporaryFolder();
  const [from, to] = [join(folder, 'new'), join(folder, 'old')];
  writeFileSync(from, 'new');
  const db = await heldFile(to);
  const moved = moveFile(from, to);
  setTimeout(() => void db.destroy(), 100);
  await moved;
  expect(readFileSync(to, 'utf8')).toBe('new');
});

it('gives up where the program keeps the file open, and leaves both as they were', async () => {
  const folder = temporaryFolder();
  const [from, to] = [join(folder, 'new'), join(folder, 'old')];
  writeFileSync(from, 'new');
  const db = await heldFile(to);
  const error = await moveFile(from, to).catch((thrown: unknown) => thrown);
  expect(isLockedByOther(error)).toBe(true);
  expect(readFileSync(from, 'utf8')).toBe('new');
  await db.destroy();
  expect(readFileSync(to).subarray(0, 6).toString()).toBe('SQLite');
});
