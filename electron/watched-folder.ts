import { lstat, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../core/base/result.ts';
import { moveFile } from '../data/base/move-file.ts';
import { type FolderFile, importFolder } from '../data/corpus/import-folder.ts';
import { shelfFolder } from './folders.ts';
import { isFolderName } from './policy/file-name.ts';

/** A folder whose Acts are imported as they appear, with the outcome for each file. */
export interface WatchedFolder {
  readonly folder: string;
  /** By file name: the size and time of the file when it was read, and the outcome. */
  readonly files: Readonly<
    Record<string, { readonly stamp: string; readonly outcome: FolderFile['outcome'] }>
  >;
  /** Why the folder cannot be read now; null if it can. */
  readonly trouble: string | null;
}

const stateFile = (dataFolder: string): string => join(dataFolder, 'watched-folder.json');

/** The watched folder as of its last check; null if none is watched. */
export async function readWatchedFolder(dataFolder: string): Promise<WatchedFolder | null> {
  const text = await readFile(stateFile(dataFolder), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const { folder, files, trouble = null } = JSON.parse(text) as Partial<WatchedFolder>;
    return typeof folder === 'string' ? { folder, files: files ?? {}, trouble } : null;
  } catch {
    // People can start watching again; nothing else is lost.
    return null;
  }
}

async function writeWatchedFolder(dataFolder: string, watched: WatchedFolder | null): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  const temporaryPath = `${stateFile(dataFolder)}.new`;
  await writeFile(temporaryPath, `${JSON.stringify(watched ?? {}, null, 1)}\n`);
  await moveFile(temporaryPath, stateFile(dataFolder));
}

/**
 * Creates a folder with a name from a page within another folder, unless it exists. Refuses, as `invalid`, a name that
 * could lead elsewhere.
 */
export async function createFolderWithin(parentFolder: string, name: string): Promise<Result<string>> {
  if (!isFolderName(name)) return refuse('invalid', `“${name}” cannot be the name of a folder`);
  const folder = join(parentFolder, name);
  const stats = await lstat(folder).catch(() => null);
  // A symbolic link would lead elsewhere.
  if (stats && !stats.isDirectory()) return refuse('invalid', `“${name}” is not a folder`);
  await mkdir(folder, { recursive: true });
  return ok(folder);
}

/** Watches this folder, and no other; with null, none. Acts that were imported stay. */
export const watchFolder = (dataFolder: string, folder: string | null): Promise<void> =>
  writeWatchedFolder(dataFolder, folder === null ? null : { folder, files: {}, trouble: null });

/**
 * Checks the watched folder once. Imports new and changed files, each completely or not at all, and records why a file
 * was refused. @returns the state of the folder, or null if none is watched
 */
export async function checkWatchedFolder(
  dataFolder: string,
  read?: Parameters<typeof importFolder>[1]['read'],
): Promise<WatchedFolder | null> {
  const watched = await readWatchedFolder(dataFolder);
  if (!watched) return null;
  const { folder } = watched;
  const seenNames = new Set<string>();
  const files: Record<string, WatchedFolder['files'][string]> = { ...watched.files };
  let hasChanges = false;
  const imported = await importFolder(folder, {
    shelf: shelfFolder(dataFolder),
    ...(read && { read }),
    isWanted: (name, stamp) => {
      seenNames.add(name);
      return files[name]?.stamp !== stamp;
    },
    onFile: ({ name, outcome }, stamp) => {
      files[name] = { stamp, outcome };
      hasChanges = true;
    },
  });
  const trouble = imported.ok ? null : imported.error.message;
  const removedNames = imported.ok ? Object.keys(files).filter((name) => !seenNames.has(name)) : [];
  for (const name of removedNames) delete files[name];
  const checked = { folder, files, trouble };
  if (hasChanges || removedNames.length > 0 || trouble !== watched.trouble) {
    // Another folder may have been chosen meanwhile.
    if ((await readWatchedFolder(dataFolder))?.folder === folder)
      await writeWatchedFolder(dataFolder, checked);
  }
  return checked;
}

/** Milliseconds between two checks of a watched folder. */
const CHECK_INTERVAL_MS = 20_000;

/** Checks the watched folder repeatedly, never twice at the same time. @returns a function that stops this */
export function startWatching(
  dataFolder: string,
  read?: Parameters<typeof checkWatchedFolder>[1],
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const check = async () => {
    await checkWatchedFolder(dataFolder, read).catch((error) => console.error('keeling:', error));
    if (isStopped) return;
    timer = setTimeout(() => void check(), CHECK_INTERVAL_MS);
    timer.unref();
  };
  timer = setTimeout(() => void check(), 1_000);
  timer.unref();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** The state of a watched folder for people: how many Acts were imported, and why each other file was refused. */
export function describeWatched({ folder, files, trouble }: WatchedFolder) {
  const outcomes = Object.entries(files).map(([name, { outcome }]) => ({ name, outcome }));
  return {
    folder,
    trouble,
    held: outcomes.filter(({ outcome }) => outcome.kind === 'held').length,
    refused: outcomes.flatMap(({ name, outcome }) =>
      outcome.kind === 'refused' ? [{ name, why: outcome.reason }] : [],
    ),
  };
}
