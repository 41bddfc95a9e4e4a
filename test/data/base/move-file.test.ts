import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isLockedByOther, moveFile } from '../../../data/base/move-file.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

const coded = (code: string) => Object.assign(new Error(code), { code });

it('takes an error for one that passes on Windows only, and only where another program can be its cause', () => {
  for (const code of ['EPERM', 'EBUSY', 'EACCES']) {
    expect(isLockedByOther(coded(code), 'win32')).toBe(true);
    expect(isLockedByOther(coded(code), 'linux')).toBe(false);
    expect(isLockedByOther(coded(code), 'darwin')).toBe(false);
  }
  for (const error of [coded('ENOENT'), coded('ENOSPC'), new Error('EPERM'), null])
    expect(isLockedByOther(error, 'win32')).toBe(false);
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
