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

const pathOf = (dataFolder: string): string => join(dataFolder, 'watched-folder.json');

/** The watched folder as of its last check; null if none is watched. */
export async function readWatched(dataFolder: string): Promise<WatchedFolder | null> {
  const text = await readFile(pathOf(dataFolder), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const { folder, files, trouble = null } = JSON.parse(text) as Partial<WatchedFolder>;
    return typeof folder === 'string' ? { folder, files: files ?? {}, trouble } : null;
  } catch {
    // People can start watching again; nothing else is lost.
    return null;
  }
}

async function writeWatched(dataFolder: string, watched: WatchedFolder | null): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  const draft = `${pathOf(dataFolder)}.new`;
  await writeFile(draft, `${JSON.stringify(watched ?? {}, null, 1)}\n`);
  await moveFile(draft, pathOf(dataFolder));
}

/**
 * Creates a folder with a name from a page within another folder, unless it exists. Refuses, as `invalid`, a name that
 * could lead elsewhere.
 */
export async function folderWithin(outer: string, name: string): Promise<Result<string>> {
  if (!isFolderName(name)) return refuse('invalid', `“${name}” cannot be the name of a folder`);
  const folder = join(outer, name);
  const facts = await lstat(folder).catch(() => null);
  // A symbolic link would lead elsewhere.
  if (facts && !facts.isDirectory()) return refuse('invalid', `“${name}” is not a folder`);
  await mkdir(folder, { recursive: true });
  return ok(folder);
}

/** Watches this folder, and no other; with null, none. Acts that were imported stay. */
export const watchFolder = (dataFolder: string, folder: string | null): Promise<void> =>
  writeWatched(dataFolder, folder === null ? null : { folder, files: {}, trouble: null });

/**
 * Checks the watched folder once. Imports new and changed files, each completely or not at all, and records why a file
 * was refused. @returns the state of the folder, or null if none is watched
 */
export async function lookAtWatched(
  dataFolder: string,
  read?: Parameters<typeof importFolder>[1]['read'],
): Promise<WatchedFolder | null> {
  const watched = await readWatched(dataFolder);
  if (!watched) return null;
  const { folder } = watched;
  const seenNames = new Set<string>();
  const files: Record<string, WatchedFolder['files'][string]> = { ...watched.files };
  let isNews = false;
  const looked = await importFolder(folder, {
    shelf: shelfFolder(dataFolder),
    ...(read && { read }),
    isWanted: (name, stamp) => {
      seenNames.add(name);
      return files[name]?.stamp !== stamp;
    },
    onFile: ({ name, outcome }, stamp) => {
      files[name] = { stamp, outcome };
      isNews = true;
    },
  });
  const trouble = looked.ok ? null : looked.error.message;
  const removedNames = looked.ok ? Object.keys(files).filter((name) => !seenNames.has(name)) : [];
  for (const name of removedNames) delete files[name];
  const now = { folder, files, trouble };
  if (isNews || removedNames.length > 0 || trouble !== watched.trouble) {
    // Another folder may have been chosen meanwhile.
    if ((await readWatched(dataFolder))?.folder === folder) await writeWatched(dataFolder, now);
  }
  return now;
}

/** Milliseconds between two checks of a watched folder. */
const CHECK_INTERVAL_MS = 20_000;

/** Checks the watched folder repeatedly, never twice at the same time. @returns a function that stops this */
export function keepWatching(dataFolder: string, read?: Parameters<typeof lookAtWatched>[1]): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const look = async () => {
    await lookAtWatched(dataFolder, read).catch((error) => console.error('keeling:', error));
    if (isOver) return;
    timer = setTimeout(() => void look(), CHECK_INTERVAL_MS);
    timer.unref();
  };
  timer = setTimeout(() => void look(), 1_000);
  timer.unref();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

/** The state of a watched folder for people: how many Acts were imported, and why each other file was refused. */
export function describeWatched({ folder, files, trouble }: WatchedFolder) {
  const all = Object.entries(files).map(([name, { outcome }]) => ({ name, outcome }));
  return {
    folder,
    trouble,
    held: all.filter(({ outcome }) => outcome.kind === 'held').length,
    refused: all.flatMap(({ name, outcome }) =>
      outcome.kind === 'refused' ? [{ name, why: outcome.reason }] : [],
    ),
  };
}
