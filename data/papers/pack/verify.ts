import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { unzipSync } from 'fflate';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import {
  MANIFEST_FILE,
  type Manifest,
  manifestSchema,
  manifestText,
  sealedText,
} from '../../../core/pack/manifest.ts';
import { sha256 } from '../../base/hash.ts';
import { type ZipEntry, zipOf } from '../../formats/zip.ts';

/** The largest pack, in bytes. A zip that claims to be larger is not unpacked. */
const MAX_PACK_BYTES = 1 << 30;
/**
 * The most bytes that a compressed zip is unpacked to. Our packs are not compressed, but up to this size an altered one is
 * unpacked all the same, to name the altered file.
 */
const MAX_COMPRESSED_PACK_BYTES = 50_000_000;

/** A path cut to 200 characters. A stranger's archive may have paths of any length. */
const shownPath = (path: string): string => (path.length > 200 ? `${path.slice(0, 200)}…` : path);

const damaged = (message: string, place: string) => refuse('damaged', message, shownPath(place));

/** Reads every file below a folder. Refused `damaged` when it has anything but files and folders, such as a symbolic link. */
async function readFolder(folder: string): Promise<Result<readonly ZipEntry[]>> {
  const files: ZipEntry[] = [];
  for (const dirent of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const fullPath = join(dirent.parentPath, dirent.name);
    const path = relative(folder, fullPath).split(sep).join('/');
    if (dirent.isFile()) files.push({ path, bytes: await readFile(fullPath) });
    else if (!dirent.isDirectory()) return damaged(`${path} is neither a file nor a folder.`, path);
  }
  return ok(files);
}

/**
 * Reads every file of a zip. `exact` says whether zipping the files again gives the same bytes, so that a byte altered
 * outside the files is found, too. That works because a pack's zip is uncompressed and depends only on its files.
 */
async function readZip(
  zip: string,
): Promise<Result<{ readonly files: readonly ZipEntry[]; readonly exact: boolean }>> {
  const bytes = await readFile(zip);
  let size = 0;
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize;
        if (size > MAX_PACK_BYTES) throw new RangeError('it claims to be larger than any pack');
        if (size > Math.max(bytes.length, MAX_COMPRESSED_PACK_BYTES))
          throw new RangeError('a pack is not compressed');
        return true;
      },
    });
    const files = Object.entries(unpacked).map(([path, content]) => ({ path, bytes: content }));
    return ok({ files, exact: Buffer.compare(bytes, zipOf(files, 'stored')) === 0 });
  } catch (error) {
    return damaged(`The zip can't be read: ${(error as Error).message}.`, basename(zip));
  }
}

function readManifest(files: readonly ZipEntry[]): Result<Manifest> {
  const file = files.find(({ path }) => path === MANIFEST_FILE);
  if (!file) return damaged('There is no manifest, so this is not a whole pack.', MANIFEST_FILE);
  const text = Buffer.from(file.bytes).toString('utf8');
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return damaged('The manifest is not JSON: it was altered or cut short.', MANIFEST_FILE);
  }
  const parsed = manifestSchema.safeParse(raw);
  if (!parsed.success) return damaged('The manifest does not have the form of one.', MANIFEST_FILE);
  const manifest = parsed.data;
  const asWritten = Buffer.compare(file.bytes, Buffer.from(manifestText(manifest), 'utf8')) === 0;
  if (!asWritten || sha256(sealedText(manifest)) !== manifest.seal)
    return damaged('The manifest itself was altered: it no longer fits its seal.', MANIFEST_FILE);
  return ok(manifest);
}

function compare(manifest: Manifest, files: readonly ZipEntry[]): Result<Manifest> {
  for (const { path, bytes, sha256: hash } of manifest.files) {
    const file = files.find((candidate) => candidate.path === path);
    if (!file) return damaged(`${shownPath(path)} is missing.`, path);
    if (file.bytes.length !== bytes || sha256(file.bytes) !== hash)
      return damaged(`${shownPath(path)} was altered: its SHA-256 is not the one in the manifest.`, path);
  }
  const listed = new Set([MANIFEST_FILE, ...manifest.files.map(({ path }) => path)]);
  const extra = files.find(({ path }) => !listed.has(path));
  return extra ? damaged(`${shownPath(extra.path)} does not belong to the pack.`, extra.path) : ok(manifest);
}

/**
 * Checks a pack, folder or zip, against its manifest, and the manifest against its seal. Refused `damaged` with the name of
 * the first file that was altered, removed or added; `not-found` when the path has no file or folder.
 */
export async function verifyPack(path: string): Promise<Result<Manifest>> {
  try {
    const stats = await stat(path).catch(() => null);
    if (!stats) return refuse('not-found', `There is no file or folder at ${path}.`, path);
    const read = stats.isDirectory() ? await readFolder(path) : await readZip(path);
    if (!read.ok) return read;
    const { files, exact } = 'files' in read.value ? read.value : { files: read.value, exact: true };
    const manifest = readManifest(files);
    if (!manifest.ok) return manifest;
    const compared = compare(manifest.value, files);
    if (!compared.ok || exact) return compared;
    return damaged('The zip was altered outside the files it holds.', basename(path));
  } catch (error) {
    return refuse('refused', `The pack can't be read: ${(error as Error).message}.`, path);
  }
}
