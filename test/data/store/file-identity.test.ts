import { linkSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readFileFacts, sameFile, whereaboutsOf } from '../../../data/store/file-identity.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

const path = () => join(temporaryFolder(), 'a.keeling');

it('tells one file from another by the number that the system gives it, and says where there is none', () => {
  const one = { device: 1n, inode: 2n };
  expect(sameFile(one, { ...one })).toBe('same');
  expect(sameFile(one, { ...one, inode: 3n })).toBe('other');
  // The same number on another drive.
  expect(sameFile(one, { ...one, device: 2n })).toBe('other');
  // A number that a double would take for its neighbour, as Windows and large drives have them.
  expect(sameFile({ ...one, inode: 2n ** 63n }, { ...one, inode: 2n ** 63n + 1n })).toBe('other');
  expect(sameFile(one, null)).toBe('unsure');
  expect(sameFile(null, null)).toBe('unsure');
});

it('looks at the file at a path, and says where there is none or it can’t be asked', async () => {
  const at = path();
  expect(await readFileFacts(at)).toBe('missing');
  writeFileSync(at, 'one');
  expect(await readFileFacts(join(at, 'within.keeling'))).toBe('missing');
  const before = await readFileFacts(at);
  writeFileSync(at, 'other');
  const after = await readFileFacts(at);
  if (typeof before === 'string' || typeof after === 'string') throw new TypeError('It is there');
  expect(sameFile(before.identity, after.identity)).toBe('same');
  expect(after.stamp).not.toBe(before.stamp);
});

it('says of a folder that the system can’t come to the end of that it can’t be reached', async () => {
  const loop = path();
  symlinkSync(loop, loop);
  expect(await readFileFacts(loop)).toBe('unreachable');
});

it('tells a file that was moved from one that no folder names any more', async () => {
  const at = path();
  writeFileSync(at, 'one');
  const handle = await open(at, 'r');
  renameSync(at, `${at}.elsewhere`);
  expect(await whereaboutsOf(handle)).toBe('moved');
  linkSync(`${at}.elsewhere`, at);
  rmSync(`${at}.elsewhere`);
  expect(await whereaboutsOf(handle)).toBe('moved');
  rmSync(at);
  expect(await whereaboutsOf(handle)).toBe('deleted');
  await handle.close();
  expect(await whereaboutsOf(handle)).toBe('unreachable');
});
