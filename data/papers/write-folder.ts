import { mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { CallOutput } from '../../core/api.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import type { PackModel } from '../../core/pack/model.ts';
import { clearLeftovers } from '../base/leftovers.ts';
import { unfinishedPath } from '../base/unfinished.ts';
import { type ZipEntry, zipInPieces } from '../formats/zip.ts';
import { packFiles } from './pack/files.ts';

/** Where a pack goes: a folder that isn't there or is empty, and a zip that isn't there. */
export interface PackTarget {
  readonly to: string;
  readonly zipPath: string;
}

/** Why a pack can't go there; null when it can. */
export async function obstacle({ to, zipPath }: PackTarget): Promise<Result<never> | null> {
  const found = await stat(to).catch(() => null);
  if (found && !found.isDirectory())
    return refuse('refused', `${to} is a file, not a folder. Choose a folder. Nothing was written.`, to);
  if (found && (await readdir(to)).length > 0)
    return refuse(
      'refused',
      `${to} is not empty. Choose an empty folder or a new one. Nothing was written.`,
      to,
    );
  if (await stat(zipPath).catch(() => null))
    return refuse(
      'refused',
      `${zipPath} already exists. Move it or choose another folder. Nothing was written.`,
      zipPath,
    );
  return null;
}

/** Writes a file and waits until the disk has it. */
async function writeThrough(path: string, pieces: Iterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx');
  try {
    for (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Takes away what was not finished. @returns what could not be taken away */
async function sweep(paths: readonly string[]): Promise<readonly string[]> {
  const left: string[] = [];
  for (const path of paths) {
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
    if (await stat(path).catch(() => null)) left.push(path);
  }
  return left;
}

/** Moves a finished pack to its place, both or neither. A folder that was there was empty. */
async function moveInto(folder: string, zip: string, { to, zipPath }: PackTarget): Promise<void> {
  // Not every system moves a folder onto an empty one.
  const emptied = await rmdir(to).then(
    () => true,
    () => false,
  );
  try {
    await rename(folder, to);
    try {
      await rename(zip, zipPath);
    } catch (error) {
      await rename(to, folder);
      throw error;
    }
  } catch (error) {
    if (emptied) await mkdir(to);
    throw error;
  }
}

/**
 * Writes files as a folder and as a zip of the same. Both are made under other names beside their places and moved
 * there when they are whole, so that nobody ever finds half of them. Refused, and nothing left behind, where something
 * is in the way or the disk won't take it.
 * @param what they are, to follow "could not be written": `The pack`
 */
export async function writeFolder(
  files: readonly ZipEntry[],
  given: PackTarget,
  what: string,
): Promise<Result<{ readonly folder: string; readonly zip: string; readonly files: string[] }>> {
  const target = { to: resolve(given.to), zipPath: resolve(given.zipPath) };
  const { to, zipPath } = target;
  const [folder, zip] = [unfinishedPath(to), unfinishedPath(zipPath)];
  try {
    await clearLeftovers(dirname(to), dirname(zipPath));
    const blocked = await obstacle(target);
    if (blocked) return blocked;
    await mkdir(folder, { recursive: true });
    for (const { path, bytes } of files) await writeThrough(join(folder, path), [bytes]);
    await mkdir(dirname(zip), { recursive: true });
    await writeThrough(zip, zipInPieces(files));
    await moveInto(folder, zip, target);
  } catch (error) {
    const left = await sweep([folder, zip]);
    const state = left.length
      ? `These files are left and you can delete them: ${left.join(', ')}`
      : 'No files were left';
    return refuse('refused', `${what} could not be written: ${(error as Error).message}. ${state}.`, to);
  }
  return ok({ folder: to, zip: zipPath, files: files.map(({ path }) => path).sort() });
}

/** Makes a pack and writes it as a folder and as a zip of the same files; see `writeFolder`. */
export async function writePack(
  model: PackModel,
  target: PackTarget,
  making?: Parameters<typeof packFiles>[1],
): Promise<Result<Pick<CallOutput<'pack.export'>, 'folder' | 'zip' | 'files' | 'manifest'>>> {
  const made = await packFiles(model, making);
  if (!made.ok) return made;
  const { files, manifest } = made.value;
  const written = await writeFolder(files, target, 'The pack');
  return written.ok ? ok({ ...written.value, manifest }) : written;
}
