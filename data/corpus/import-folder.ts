import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { type Imported, importAct } from './import.ts';

/**
 * One file of a folder. The outcome is `held` if its text is now on the shelf of imported Acts, and otherwise
 * `refused`.
 */
export interface FolderFile {
  /** Its path within the folder. */
  readonly name: string;
  readonly outcome:
    | {
        readonly kind: 'held';
        readonly shelfChange: NonNullable<Imported['shelfChange']>;
        readonly id: string;
        readonly version: string;
      }
    | { readonly kind: 'refused'; readonly reason: string };
}

/** How the files of a folder are imported. With `replace`, a text replaces another of the same id and version. */
interface FolderOptions {
  readonly shelf: string;
  readonly replace?: boolean;
  /** Whether drafts are kept under the publisher’s own names. */
  readonly isAsPublished?: boolean;
  readonly read?: Parameters<typeof importAct>[1]['read'];
  /** Whether to read a file. A watcher skips files that have the same stamp (time and size) as before. */
  readonly isWanted?: (name: string, stamp: string) => boolean;
  /** Is called for each file after it was read. */
  readonly onFile?: (file: FolderFile, stamp: string) => void;
}

const ACT_FILE_NAME = /\.(?:xml|akn)$/i;
/** The depth of subfolders that are read. */
const MAX_DEPTH = 8;
/** The largest file that is imported. */
const MAX_BYTES = 200_000_000;

/** The paths of the Acts’ files in a folder and its subfolders, in order of their names. Hidden files are left out. */
async function filesIn(folder: string, subfolder = '', depth = 0): Promise<readonly string[]> {
  const entries = await readdir(join(folder, subfolder), { withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const name = subfolder === '' ? entry.name : `${subfolder}/${entry.name}`;
    if (entry.isDirectory() && depth < MAX_DEPTH) files.push(...(await filesIn(folder, name, depth + 1)));
    else if (entry.isFile() && ACT_FILE_NAME.test(entry.name)) files.push(name);
  }
  return files;
}

/** Imports one file. */
async function importFile(
  path: string,
  { shelf, replace = false, isAsPublished = false, read }: FolderOptions,
): Promise<FolderFile['outcome']> {
  const bytes = await readFile(path).catch((error: Error) => error);
  if (bytes instanceof Error) return { kind: 'refused', reason: `It can’t be read: ${bytes.message}` };
  if (bytes.length > MAX_BYTES) return { kind: 'refused', reason: 'It is larger than 200 MB.' };
  const imported = await importAct(bytes, {
    shelf,
    keep: true,
    replace,
    isCompared: false,
    isAsPublished,
    ...(read && { read }),
  });
  if (!imported.ok) return { kind: 'refused', reason: imported.error.message };
  const { instrument, shelfChange } = imported.value;
  const { id, version } = instrument;
  return { kind: 'held', shelfChange: shelfChange ?? 'same', id, version };
}

/**
 * Imports every Act's file in a folder and its subfolders, each completely or not at all. A file that can't be imported is
 * reported with the reason; the others are imported all the same. Refused `not-found` when the folder can't be read.
 */
export async function importFolder(
  folder: string,
  options: FolderOptions,
): Promise<Result<readonly FolderFile[]>> {
  const names = await filesIn(folder).catch(() => null);
  if (names === null) return refuse('not-found', `The folder ${folder} can’t be read.`, folder);
  const files: FolderFile[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const stats = await stat(path).catch(() => null);
    const stamp = `${stats?.mtimeMs} ${stats?.size}`;
    if (options.isWanted?.(name, stamp) === false) continue;
    const file = { name, outcome: await importFile(path, options) };
    files.push(file);
    options.onFile?.(file, stamp);
  }
  return ok(files);
}
