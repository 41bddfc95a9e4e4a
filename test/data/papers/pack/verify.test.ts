import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { MANIFEST_FILE, manifestText, sealedText } from '../../../../core/pack/manifest.ts';
import { sha256 } from '../../../../data/base/hash.ts';
import { zipOf } from '../../../../data/formats/zip.ts';
import { OUTWARD } from '../../../../data/papers/pack/files.ts';
import { verifyPack } from '../../../../data/papers/pack/verify.ts';
import { packOf, sampleAmendments } from '../../../support/papers/pack.ts';
import { packFiles } from '../../../support/papers/pack-files.ts';
import { must } from '../../../support/reviews/review.ts';
import { caseCount } from '../../../support/run/amount.ts';
import { someOf } from '../../../support/run/some-of.ts';
import { temporaryFolder } from '../../../support/run/temporary.ts';

const { files, manifest } = must(
  await packFiles(packOf(sampleAmendments()), { ...OUTWARD, only: ['docx', 'csv', 'json'] }),
);

/** A whole pack in a folder of its own. */
function folderOf(): string {
  const folder = join(temporaryFolder(), 'pack');
  mkdirSync(folder);
  for (const { path, bytes } of files) writeFileSync(join(folder, path), bytes);
  return folder;
}

/** A file with the bits of one of its bytes flipped that `mask` has. */
function flipped(bytes: Uint8Array, at: number, mask = 1): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ mask;
  return copy;
}

const damagedAt = (place: string) => ({ ok: false, error: { kind: 'damaged', place } });
const names = files.map(({ path }) => path);

describe('a pack in a folder', () => {
  it('is as it was written', async () => {
    expect(await verifyPack(folderOf())).toEqual({ ok: true, value: manifest });
  });

  it.each(names)('shows one byte altered in %s, wherever it is', async (name) => {
    const folder = folderOf();
    const bytes = readFileSync(join(folder, name));
    // The manifest is tried more than others: it is the one file that no other vouches for.
    const tries = name === 'manifest.json' ? caseCount(60, 1000) : caseCount(15, 100);
    for (const at of someOf([...bytes.keys()], tries)) {
      writeFileSync(join(folder, name), flipped(bytes, at));
      expect(await verifyPack(folder), `byte ${at}`).toMatchObject(damagedAt(name));
    }
  });

  it('shows by its seal alone that it was altered by somebody who made the manifest anew', async () => {
    const folder = folderOf();
    const [first] = manifest.files;
    const bytes = flipped(readFileSync(join(folder, first?.path ?? '')), 0);
    writeFileSync(join(folder, first?.path ?? ''), bytes);
    const changed = manifest.files.map((file) =>
      file === first ? { ...file, sha256: sha256(bytes) } : file,
    );
    const { seal: _, ...unsealed } = { ...manifest, files: changed };
    const anew = { ...unsealed, seal: sha256(sealedText(unsealed)) };
    writeFileSync(join(folder, MANIFEST_FILE), manifestText(anew));
    const verified = must(await verifyPack(folder));
    expect(verified.files).toEqual(changed);
    expect(verified.seal).not.toBe(manifest.seal);
  });

  it.each(names)('shows that %s was removed, and that it was cut short', async (name) => {
    const folder = folderOf();
    const bytes = readFileSync(join(folder, name));
    writeFileSync(join(folder, name), bytes.subarray(0, -1));
    expect(await verifyPack(folder)).toMatchObject(damagedAt(name));
    rmSync(join(folder, name));
    expect(await verifyPack(folder)).toMatchObject(damagedAt(name));
  });

  it('shows a file that was added, below as well, and a link', async () => {
    const folder = folderOf();
    mkdirSync(join(folder, 'deep'));
    writeFileSync(join(folder, 'deep', 'more.txt'), 'x');
    expect(await verifyPack(folder)).toMatchObject(damagedAt('deep/more.txt'));
    rmSync(join(folder, 'deep'), { recursive: true });
    symlinkSync('pack.json', join(folder, 'alias.json'));
    expect(await verifyPack(folder)).toMatchObject(damagedAt('alias.json'));
  });

  it('shows a manifest that was written otherwise, though it says the same', async () => {
    const folder = folderOf();
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    expect(await verifyPack(folder)).toMatchObject(damagedAt('manifest.json'));
    writeFileSync(join(folder, 'manifest.json'), '{"format":"keeling-pack"}');
    expect(await verifyPack(folder)).toMatchObject(damagedAt('manifest.json'));
  });

  it('may lie anywhere, and is looked for where it is said to be', async () => {
    const copy = join(temporaryFolder(), 'elsewhere');
    cpSync(folderOf(), copy, { recursive: true });
    expect((await verifyPack(copy)).ok).toBe(true);
    expect(await verifyPack(join(copy, 'nothing'))).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
  });
});

describe('a pack in a zip', () => {
  let zip: Uint8Array;
  beforeAll(() => {
    zip = zipOf(files, 'stored');
  });

  /** What verifying says of these bytes as a zip. */
  async function verified(bytes: Uint8Array) {
    const path = join(temporaryFolder(), 'pack.zip');
    writeFileSync(path, bytes);
    return verifyPack(path);
  }

  it('is as it was written', async () => {
    expect(await verified(zip)).toEqual({ ok: true, value: manifest });
  });

  it('shows one byte altered anywhere, in the files or around them', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'pack.zip');
    const all = [...zip.keys()];
    const [start, inside, end] = [all.slice(0, 120), all.slice(120, -600), all.slice(-600)];
    for (const at of [start, inside, end].flatMap((some) => someOf(some, caseCount(40, 600)))) {
      writeFileSync(path, flipped(zip, at, 0x10));
      const result = await verifyPack(path);
      expect(result.ok, `byte ${at}`).toBe(false);
      if (!result.ok) expect([...names, 'pack.zip']).toContain(result.error.place);
    }
  });

  it('names the file within that was altered', async () => {
    const content = Buffer.from(files.find(({ path }) => path === 'changes.csv')?.bytes ?? []);
    const at = Buffer.from(zip).indexOf(content) + 10;
    expect(await verified(flipped(zip, at))).toMatchObject(damagedAt('changes.csv'));
  });

  it('is refused cut short, empty, or packed by another hand', async () => {
    expect(await verified(zip.subarray(0, zip.length / 2))).toMatchObject(damagedAt('pack.zip'));
    expect(await verified(new Uint8Array())).toMatchObject(damagedAt('pack.zip'));
    const other = zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])));
    expect(await verified(other)).toMatchObject(damagedAt('pack.zip'));
  });

  it('is not unpacked when it would unpack to far more than itself, which is stored', async () => {
    const bomb = zipSync({ 'a.txt': new Uint8Array(60_000_000) }, { level: 1 });
    const before = process.memoryUsage().arrayBuffers;
    expect(await verified(bomb)).toMatchObject({
      ok: false,
      error: { kind: 'damaged', place: 'pack.zip', message: expect.stringMatching(/not compressed/) },
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });

  it('is not unpacked when it claims to hold more than any pack', async () => {
    const bomb = Buffer.from(zipSync({ 'a.txt': new Uint8Array(10) }));
    const directory = bomb.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    bomb.writeUInt32LE(0xf0000000, directory + 24);
    expect(await verified(bomb)).toMatchObject(damagedAt('pack.zip'));
  });
});
