import { existsSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeTexts } from '../../data/corpus/held-texts.ts';
import { shelfFolder } from '../../electron/folders.ts';
import {
  checkWatchedFolder,
  createFolderWithin,
  describeWatched,
  readWatchedFolder,
  watchFolder,
} from '../../electron/watched-folder.ts';
import { OTHER_ACT } from '../support/acts/other-act.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

it('holds what comes into a watched folder, and names what can’t be read until it can', async () => {
  const data = temporaryFolder();
  const folder = join(data, 'in');
  mkdirSync(folder);
  expect(await checkWatchedFolder(data)).toBeNull();
  await watchFolder(data, folder);
  const held = async () =>
    (await describeTexts(shelfFolder(data))).filter(({ from }) => from === 'imported').map(({ id }) => id);
  const told = async () => {
    const watched = await checkWatchedFolder(data);
    return watched && describeWatched(watched);
  };
  expect(await told()).toEqual({ folder, trouble: null, held: 0, refused: [] });

  // A file that is still being copied: it is tried again once it is another.
  const file = join(folder, 'boats.xml');
  writeFileSync(file, OTHER_ACT.file.slice(0, -40));
  expect(await told()).toMatchObject({
    held: 0,
    refused: [{ name: 'boats.xml', why: expect.stringContaining('cut short') }],
  });
  expect(await held()).toEqual([]);
  writeFileSync(file, OTHER_ACT.file);
  expect(await told()).toEqual({ folder, trouble: null, held: 1, refused: [] });
  expect(await held()).toEqual(['ukpga/2001/9']);

  // Other words under the same name and version replace nothing by themselves.
  writeFileSync(file, OTHER_ACT.file.replace('keep it dry', 'keep it wet'));
  utimesSync(file, new Date(), new Date(Date.now() + 5000));
  expect(await told()).toMatchObject({
    held: 0,
    refused: [{ why: expect.stringContaining('already another text') }],
  });
  rmSync(file);
  expect(await told()).toEqual({ folder, trouble: null, held: 0, refused: [] });
  expect(await held()).toEqual(['ukpga/2001/9']);

  rmSync(folder, { recursive: true });
  expect(await told()).toMatchObject({ trouble: expect.stringContaining('can’t be read') });
  await watchFolder(data, null);
  expect(await readWatchedFolder(data)).toBeNull();
});

it('watches a folder by a name only within the one that it is given, and makes it', async () => {
  const outer = temporaryFolder();
  const made = await createFolderWithin(outer, 'Acts to import');
  expect(made).toEqual({ ok: true, value: join(outer, 'Acts to import') });
  expect(existsSync(join(outer, 'Acts to import'))).toBe(true);
  expect(await createFolderWithin(outer, 'Acts to import')).toEqual(made);
  for (const name of ['..', '.', '../up', 'a/b', 'a\\b', '/etc', 'C:x', '.hidden', 'con', 'end.'])
    expect(await createFolderWithin(outer, name), name).toMatchObject({
      ok: false,
      error: { kind: 'invalid' },
    });
  writeFileSync(join(outer, 'file'), '');
  symlinkSync(temporaryFolder(), join(outer, 'link'));
  for (const name of ['file', 'link'])
    expect(await createFolderWithin(outer, name), name).toMatchObject({ ok: false });
});
