import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isHeldByOther, moveFile } from '../../../data/base/move-file.ts';
import { connect } from '../../../data/store/sqlite/driver.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

const coded = (code: string) => Object.assign(new Error(code), { code });

it('takes an error for one that passes on Windows only, and only where another program can be its cause', () => {
  for (const code of ['EPERM', 'EBUSY', 'EACCES']) {
    expect(isHeldByOther(coded(code), 'win32')).toBe(true);
    expect(isHeldByOther(coded(code), 'linux')).toBe(false);
    expect(isHeldByOther(coded(code), 'darwin')).toBe(false);
  }
  for (const error of [coded('ENOENT'), coded('ENOSPC'), new Error('EPERM'), null])
    expect(isHeldByOther(error, 'win32')).toBe(false);
});

it('moves a file, and replaces one that is there', async () => {
  const folder = temporaryFolder();
  const [from, to] = [join(folder, 'new'), join(folder, 'old')];
  writeFileSync(from, 'new');
  writeFileSync(to, 'old');
  await moveFile(from, to);
  expect(readFileSync(to, 'utf8')).toBe('new');
  expect(existsSync(from)).toBe(false);
  await expect(moveFile(from, to)).rejects.toMatchObject({ code: 'ENOENT' });
});

/** A file that SQLite has open, which on Windows nobody may replace. */
async function heldFile(path: string) {
  const db = connect(path);
  await db.raw('CREATE TABLE held (id)');
  return db;
}

it.runIf(process.platform === 'win32')('waits on Windows for a program that has the file open', async () => {
  const folder = temporaryFolder();
  const [from, to] = [join(folder, 'new'), join(folder, 'old')];
  writeFileSync(from, 'new');
  const db = await heldFile(to);
  const moved = moveFile(from, to);
  setTimeout(() => void db.destroy(), 100);
  await moved;
  expect(readFileSync(to, 'utf8')).toBe('new');
});

it.runIf(process.platform === 'win32')(
  'gives up where it keeps the file open, and leaves both as they were',
  async () => {
    const folder = temporaryFolder();
    const [from, to] = [join(folder, 'new'), join(folder, 'old')];
    writeFileSync(from, 'new');
    const db = await heldFile(to);
    const error = await moveFile(from, to).catch((thrown: unknown) => thrown);
    expect(isHeldByOther(error)).toBe(true);
    expect(readFileSync(from, 'utf8')).toBe('new');
    await db.destroy();
    expect(readFileSync(to).subarray(0, 6).toString()).toBe('SQLite');
  },
);
