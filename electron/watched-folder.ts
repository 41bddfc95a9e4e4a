import { lstat, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../core/base/result.ts';
import { type FolderFile, importFolder } from '../data/corpus/import-folder.ts';
import { shelfFolder } from './folders.ts';
import { isFolderName } from './policy/file-name.ts';

/** A folder whose Acts are held as they come, and what became of each of its files. */
export interface WatchedFolder {
  readonly folder: string;
  /** By the file's name in the folder: its stamp when it was read, and what came of it. */
  readonly files: Readonly<
    Record<string, { readonly stamp: string; readonly outcome: FolderFile['outcome'] }>
  >;
  /** Why the folder itself can’t be read now; null where it can. */
  readonly trouble: string | null;
}

const pathOf = (dataFolder: string): string => join(dataFolder, 'watched-folder.json');

/** The folder that is watched, as it was last looked at; null where none is. */
export async function readWatched(dataFolder: string): Promise<WatchedFolder | null> {
  const text = await readFile(pathOf(dataFolder), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const { folder, files, trouble = null } = JSON.parse(text) as Partial<WatchedFolder>;
    return typeof folder === 'string' ? { folder, files: files ?? {}, trouble } : null;
  } catch {
    // Watching can be asked for anew; nothing else is lost with it.
    return null;
  }
}

async function writeWatched(dataFolder: string, watched: WatchedFolder | null): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  const draft = `${pathOf(dataFolder)}.new`;
  await writeFile(draft, `${JSON.stringify(watched ?? {}, null, 1)}\n`);
  await rename(draft, pathOf(dataFolder));
}

/**
 * A folder of a name that a page gives, within another, made where it isn't there yet. Refused `invalid` for a name that
 * could lead anywhere else.
 */
export async function folderWithin(outer: string, name: string): Promise<Result<string>> {
  if (!isFolderName(name)) return refuse('invalid', `“${name}” cannot be the name of a folder`);
  const folder = join(outer, name);
  const facts = await lstat(folder).catch(() => null);
  // A link of that name would lead elsewhere.
  if (facts && !facts.isDirectory()) return refuse('invalid', `“${name}” is not a folder`);
  await mkdir(folder, { recursive: true });
  return ok(folder);
}

/** Watches a folder from now on, in the place of any other; with null, none. What is held stays held. */
export const watchFolder = (dataFolder: string, folder: string | null): Promise<void> =>
  writeWatched(dataFolder, folder === null ? null : { folder, files: {}, trouble: null });

/**
 * Looks at the watched folder once: what came or changed since is imported, each file whole or not at all, and what could
 * not be is remembered with its reason. @returns what is known of the folder then, or null where none is watched
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

/** How often a watched folder is looked at, in milliseconds. */
const EVERY = 20_000;

/** Looks at the watched folder now and then, one look after another. @returns what ends it */
export function keepWatching(dataFolder: string, read?: Parameters<typeof lookAtWatched>[1]): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const look = async () => {
    await lookAtWatched(dataFolder, read).catch((error) => console.error('keeling:', error));
    if (isOver) return;
    timer = setTimeout(() => void look(), EVERY);
    timer.unref();
  };
  timer = setTimeout(() => void look(), 1_000);
  timer.unref();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

/** What a person is told of a watched folder: how many of its texts are held, and each file that isn’t, with the reason. */
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
