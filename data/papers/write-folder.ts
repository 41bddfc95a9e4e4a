import { mkdir, open, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { CallOutput } from '../../core/api.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import type { Cleared } from '../../core/disclosure/gate.ts';
import type { PackModel } from '../../core/pack/model.ts';
import { clearLeftovers } from '../base/leftovers.ts';
import { isLockedByOther, moveFile } from '../base/move-file.ts';
import { unfinishedFolderPath } from '../base/unfinished.ts';
import { type ZipEntry, zipInPieces } from '../formats/zip.ts';
import { countBytes, type FileSink } from './file-sink.ts';
import { makePack } from './pack/files.ts';

/** The place of a pack: a folder that does not exist or is empty, and a zip that does not exist. */
export interface PackTarget {
  readonly to: string;
  readonly zipPath: string;
}

/** The refusal that says why a pack can't be written there; null when it can. */
export async function obstacle({ to, zipPath }: PackTarget): Promise<Result<never> | null> {
  const stats = await stat(to).catch(() => null);
  if (stats && !stats.isDirectory())
    return refuse('refused', `${to} is a file, not a folder. Choose a folder. Nothing was written.`, to);
  if (stats && (await readdir(to)).length > 0)
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
async function writeThrough(
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const file = await open(path, 'wx');
  try {
    for await (const chunk of chunks) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Removes unfinished files. @returns the paths that could not be removed */
async function sweep(paths: readonly string[]): Promise<readonly string[]> {
  const leftPaths: string[] = [];
  for (const path of paths) {
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
    if (await stat(path).catch(() => null)) leftPaths.push(path);
  }
  return leftPaths;
}

/** Moves a finished folder and zip to their places, both or neither. A folder that exists there is empty. */
async function moveInto(folder: string, zip: string, { to, zipPath }: PackTarget): Promise<void> {
  // Windows does not rename a folder onto an existing one, even an empty one.
  const emptied = await rmdir(to).then(
    () => true,
    () => false,
  );
  try {
    await moveFile(folder, to);
    try {
      await moveFile(zip, zipPath);
    } catch (error) {
      await moveFile(to, folder);
      throw error;
    }
  } catch (error) {
    if (emptied) await mkdir(to);
    throw error;
  }
}

/** Whether an error is the disk's or the system's. Any other error is a fault of the code that makes the files, and is thrown. */
const isOfDisk = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error;

/** A sink that writes into a folder. `writtenPaths` lists the files in it. */
function folderSink(folder: string): { readonly sink: FileSink; readonly writtenPaths: () => string[] } {
  const filePaths = new Set<string>();
  return {
    writtenPaths: () => [...filePaths].sort(),
    sink: {
      write: async (file) => {
        const { path, chunks, facts } = countBytes(file);
        await writeThrough(join(folder, path), chunks);
        filePaths.add(path);
        return facts();
      },
      drop: async (paths) => {
        for (const path of paths) {
          await rm(join(folder, path));
          filePaths.delete(path);
        }
      },
    },
  };
}

/**
 * Writes files as a folder and as a zip of it. Both are made under temporary names and moved into place when complete, so
 * that a reader never finds half of them.
 *
 * Refused, with nothing left behind, when the place is taken, the disk fails, or `make` refuses.
 * @param make writes each file as it is made, so that memory holds one at a time.
 * @param paperName the subject of "could not be written": `The pack`
 */
async function writeAsMade<T>(
  make: (sink: FileSink) => Promise<Result<T>>,
  requested: PackTarget,
  paperName: string,
): Promise<Result<WrittenFolder & { readonly output: T }>> {
  const target = { to: resolve(requested.to), zipPath: resolve(requested.zipPath) };
  const { to, zipPath } = target;
  const [folder, zip] = [unfinishedFolderPath(to), unfinishedFolderPath(zipPath)];
  const { sink, writtenPaths } = folderSink(folder);
  try {
    await clearLeftovers(dirname(to), dirname(zipPath));
    const blocked = await obstacle(target);
    if (blocked) return blocked;
    await mkdir(folder, { recursive: true });
    const outcome = await make(sink);
    if (!outcome.ok) {
      await sweep([folder]);
      return outcome;
    }
    const files = writtenPaths();
    await mkdir(dirname(zip), { recursive: true });
    await writeThrough(
      zip,
      zipInPieces(files.map((path) => ({ path, read: () => readFile(join(folder, path)) }))),
    );
    // Making the files takes time, in which somebody may have put something there.
    const blockedSince = await obstacle(target);
    if (blockedSince) {
      await sweep([folder, zip]);
      return blockedSince;
    }
    await moveInto(folder, zip, target);
    return ok({ folder: to, zip: zipPath, files, output: outcome.value });
  } catch (error) {
    const leftPaths = await sweep([folder, zip]);
    if (!isOfDisk(error)) throw error;
    const state = leftPaths.length
      ? `These files are left and you can delete them: ${leftPaths.join(', ')}`
      : 'No files were left';
    const cause = isLockedByOther(error)
      ? `another program has “${basename(error.path ?? to)}” open. Close it there and try again`
      : error.message;
    return refuse('refused', `${paperName} could not be written: ${cause}. ${state}.`, to);
  }
}

interface WrittenFolder {
  readonly folder: string;
  readonly zip: string;
  readonly files: string[];
}

/** Writes files that are already in memory as a folder and as a zip of it; see `writeAsMade`. */
export async function writeFolder(
  files: Cleared<readonly ZipEntry[]>,
  target: PackTarget,
  paperName: string,
): Promise<Result<WrittenFolder>> {
  const putFiles = async ({ write }: FileSink) => {
    for (const { path, bytes } of files.value) await write({ path, chunks: [bytes] });
    return ok(null);
  };
  const writtenFiles = await writeAsMade(putFiles, target, paperName);
  if (!writtenFiles.ok) return writtenFiles;
  const { output: _, ...where } = writtenFiles.value;
  return ok(where);
}

/** Writes a pack as a folder and as a zip of it, each file as it is made; see `writeAsMade`. */
export async function writePack(
  model: Cleared<PackModel>,
  target: PackTarget,
  making?: Parameters<typeof makePack>[2],
): Promise<Result<Pick<CallOutput<'pack.export'>, 'folder' | 'zip' | 'files' | 'manifest'>>> {
  const writtenPack = await writeAsMade((sink) => makePack(model.value, sink, making), target, 'The pack');
  if (!writtenPack.ok) return writtenPack;
  const { output: manifest, ...where } = writtenPack.value;
  return ok({ ...where, manifest });
}
