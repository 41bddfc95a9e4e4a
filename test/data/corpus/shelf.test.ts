import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadAct } from '../../../data/corpus/acts.ts';
import { idRefusal, listShelf, readFromShelf, saveToShelf } from '../../../data/corpus/shelf.ts';
import { must } from '../../support/reviews/review.ts';

const act = { ...must(loadAct('ukpga/1997/40', 'current')), id: 'ukpga/1996/18', version: '2024-10-09' };

describe('the shelf of imported Acts', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'keeling-shelf-')), 'acts');
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

  it('holds nothing before anything is imported', async () => {
    expect(await listShelf(folder)).toEqual([]);
    expect(await readFromShelf(folder, act)).toMatchObject({ ok: false, error: { kind: 'not-found' } });
  });

  it('gives back what was kept, to the last character', async () => {
    expect(must(await saveToShelf(folder, act))).toBe('new');
    expect(await listShelf(folder)).toEqual([{ id: 'ukpga/1996/18', version: '2024-10-09' }]);
    expect(must(await readFromShelf(folder, act))).toEqual(act);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('keeps the same text once, and another only in its place when told to', async () => {
    must(await saveToShelf(folder, act));
    expect(must(await saveToShelf(folder, act))).toBe('same');
    const other = { ...act, title: 'Another' };
    expect(await saveToShelf(folder, other)).toMatchObject({ ok: false, error: { kind: 'clash' } });
    expect(must(await readFromShelf(folder, act)).title).toBe(act.title);
    expect(must(await saveToShelf(folder, other, { replace: true }))).toBe('replaced');
    expect(must(await readFromShelf(folder, act)).title).toBe('Another');
  });

  it('refuses an unsound text, and stores nothing', async () => {
    const twice = { ...act, root: { ...act.root, children: [...act.root.children, ...act.root.children] } };
    expect(await saveToShelf(folder, twice)).toMatchObject({ ok: false, error: { kind: 'invalid' } });
    expect(await listShelf(folder)).toEqual([]);
  });

  it('refuses names that could lead elsewhere', () => {
    for (const id of ['../x', 'ukpga/../../etc', 'UKPGA/1', '', 'ukpga/1996\0', 'ukpga//1', 'a b/1'])
      expect(idRefusal({ id, version: 'current' }), id).not.toBeNull();
    for (const version of ['', '../x', 'a/b', '-x', 'a b'])
      expect(idRefusal({ id: 'ukpga/1996/18', version }), version).not.toBeNull();
  });

  it('says when a file on the shelf is damaged, or holds something else', async () => {
    must(await saveToShelf(folder, act));
    const [name = ''] = await readdir(folder);
    const path = join(folder, name);
    const json = await readFile(path, 'utf8');
    await writeFile(path, json.slice(0, -100));
    expect(await readFromShelf(folder, act)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    await writeFile(path, json.replace('"ukpga/1996/18"', '"ukpga/1996/19"'));
    expect(await readFromShelf(folder, act)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  });
});
