import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { refuse } from '../../../../core/base/result.ts';
import { Gate } from '../../../../core/disclosure/gate.ts';
import { UNEDITED_PAPER } from '../../../../core/pack/paper/document.ts';
import { OUTWARD } from '../../../../data/papers/pack/files.ts';
import { writePack } from '../../../../data/papers/write-folder.ts';
import { packOf, sampleAmendments } from '../../../support/papers/pack.ts';
import { packFiles } from '../../../support/papers/pack-files.ts';
import { must } from '../../../support/reviews/review.ts';
import { temporaryFolder } from '../../../support/run/temporary.ts';

const model = packOf(sampleAmendments());

const target = (folder: string, name = 'pack') => ({
  to: join(folder, name),
  zipPath: join(folder, `${name}.zip`),
});

describe('writing a pack', () => {
  it('leaves a folder, a zip of the same files, and nothing else', async () => {
    const folder = temporaryFolder();
    const made = must(await writePack(Gate.forColleagues(model), target(folder)));
    expect(readdirSync(folder).sort()).toEqual(['pack', 'pack.zip']);
    const zipped = unzipSync(readFileSync(made.zip));
    expect(Object.keys(zipped)).toEqual(made.files);
    for (const file of made.files) {
      expect(Buffer.compare(readFileSync(join(made.folder, file)), zipped[file] ?? Buffer.of()), file).toBe(
        0,
      );
    }
  });

  it('goes into an empty folder, and makes the folders above a new one', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'empty'));
    expect((await writePack(Gate.forColleagues(model), target(folder, 'empty'))).ok).toBe(true);
    expect((await writePack(Gate.forColleagues(model), target(join(folder, 'a', 'b')))).ok).toBe(true);
  });

  it.each<[string, (folder: string) => void, string]>([
    [
      'a folder with something in it',
      (folder) => mkdirSync(join(folder, 'pack', 'mine'), { recursive: true }),
      'pack',
    ],
    ['a file', (folder) => writeFileSync(join(folder, 'pack'), 'mine'), 'pack'],
    ['a zip of that name', (folder) => writeFileSync(join(folder, 'pack.zip'), 'mine'), 'pack.zip'],
  ])('refuses %s, and leaves everything as it was', async (_, prepare, place) => {
    const folder = temporaryFolder();
    prepare(folder);
    const before = readdirSync(folder, { recursive: true });
    const made = await writePack(Gate.forColleagues(model), target(folder));
    expect(made).toMatchObject({ ok: false, error: { kind: 'refused', place: join(folder, place) } });
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  it('leaves nothing behind when the disk refuses', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const made = await writePack(Gate.forColleagues(model), {
      to: join(folder, 'pack'),
      zipPath: join(folder, 'file', 'pack.zip'),
    });
    expect(made).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('leaves alone what somebody put there while it was made', async () => {
    const folder = temporaryFolder();
    const { to, zipPath } = target(folder);
    const print = async () => {
      writeFileSync(zipPath, 'mine');
      return refuse('unsupported', 'No printer.');
    };
    const made = await writePack(Gate.forColleagues(model), { to, zipPath }, { ...OUTWARD, print });
    expect(made).toMatchObject({ ok: false, error: { kind: 'refused', place: zipPath } });
    expect(readdirSync(folder)).toEqual(['pack.zip']);
    expect(readFileSync(zipPath, 'utf8')).toBe('mine');
  });

  it('passes on a fault of whoever makes the files, and leaves nothing behind', async () => {
    const folder = temporaryFolder();
    const print = () => Promise.reject(new TypeError('A fault.'));
    await expect(writePack(Gate.forColleagues(model), target(folder), { ...OUTWARD, print })).rejects.toThrow(
      'A fault.',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of two at once to one place, lets one through whole', async () => {
    const folder = temporaryFolder();
    const made = await Promise.all([
      writePack(Gate.forColleagues(model), target(folder)),
      writePack(Gate.forColleagues(model), target(folder)),
    ]);
    const whole = made.flatMap((one) => (one.ok ? [one.value.files] : []));
    expect(whole).toHaveLength(1);
    expect(readdirSync(folder).sort()).toEqual(['pack', 'pack.zip']);
    expect(readdirSync(join(folder, 'pack')).sort()).toEqual(whole[0]);
  });
});

describe('the bytes of a pack', () => {
  it('are others when anything is', async () => {
    const hash = async (given: Parameters<typeof packOf>[1]) =>
      must(await packFiles(packOf(sampleAmendments(), given))).manifest.seal;
    const ledger = { seq: 13, hash: 'cd'.repeat(32), at: '2026-11-23T12:00:00.000Z' };
    const one = await hash({});
    const other = await hash({ review: { id: 'r-1', title: 'Another' } });
    expect(other).not.toBe(one);
    expect(await hash({})).toBe(one);
    // Of which moment of the review it is stays with those who made it: what is for the public does not say.
    expect(await hash({ ledger })).toBe(one);
    const paper = { ...UNEDITED_PAPER, readers: 'lawyer' } as const;
    expect(await hash({ paper, ledger })).not.toBe(await hash({ paper }));
  });
});
