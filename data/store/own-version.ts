import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Knex } from 'knex';
import { type OwnVersion, ownVersionName } from '../../core/base/displaced.ts';
import type { ChainHead } from '../../core/ledger/chain.ts';
import { unfinishedFilePath } from '../base/unfinished.ts';
import { copyOut } from './back-up.ts';
import { deleteUnfinished, moveIntoPlace } from './file.ts';
import { headIfContaining, headIfContainingAt } from './head-after.ts';
import type { WritesSinceBackup } from './writes-since.ts';

/** An open review whose file another program moved, deleted or replaced. */
interface DisplacedFile {
  readonly path: string;
  /** The connection to the opened file, which may be deleted, or overwritten with other contents. */
  readonly db: Knex;
  /** The newest entry that was saved. */
  readonly saved: ChainHead;
  readonly writes: WritesSinceBackup;
}

/** The most versions that are kept in a folder before the next folder is tried. */
const MAX_VERSIONS = 100;

/**
 * Saves the contents of a displaced file as a new file, in the first folder that takes it. They come from the opened file if
 * it is intact, or else from its last backup and, if possible, the statements written since. Null if neither can be read.
 */
export async function saveOwnVersion(
  displaced: DisplacedFile,
  folders: readonly string[],
): Promise<OwnVersion | null> {
  for (const folder of folders) {
    const savedVersion = await saveIn(folder, displaced).catch(() => null);
    if (savedVersion) return savedVersion;
  }
  return null;
}

/** Saves the contents in a folder under a free name; null if the folder can’t take it. */
async function saveIn(
  folder: string,
  { path, db, saved, writes }: DisplacedFile,
): Promise<OwnVersion | null> {
  const isStillOpen = (await headIfContaining(db, saved).catch(() => null)) !== null;
  const unfinishedFile = unfinishedFilePath(join(folder, basename(path)));
  try {
    const isRebuilt =
      !isStillOpen && (await rebuildFromBackup(unfinishedFile, saved, writes).catch(() => false));
    if (!isStillOpen && !isRebuilt && !(await copyBackup(unfinishedFile, writes))) return null;
    for (let number = 1; number <= MAX_VERSIONS; number++) {
      const newPath = join(folder, ownVersionName(path, number));
      const outcome = isStillOpen ? await copyOut(db, newPath) : await moveIntoPlace(unfinishedFile, newPath);
      if (outcome.ok) return { path: newPath, isWhole: isStillOpen || isRebuilt };
      if (outcome.error.kind !== 'clash') return null;
    }
    return null;
  } finally {
    await deleteUnfinished(unfinishedFile);
  }
}

/** Copies the last backup. @returns whether there is one */
async function copyBackup(unfinishedFile: string, { backup }: WritesSinceBackup): Promise<boolean> {
  if (backup === null) return false;
  await copyFile(backup, unfinishedFile);
  return true;
}

/** Rebuilds a file from the last backup and the statements written since. @returns whether it has everything that was saved */
async function rebuildFromBackup(
  unfinishedFile: string,
  saved: ChainHead,
  writes: WritesSinceBackup,
): Promise<boolean> {
  if (!(await copyBackup(unfinishedFile, writes))) return false;
  await writes.replayInto(unfinishedFile);
  return (await headIfContainingAt(unfinishedFile, saved))?.seq === saved.seq;
}
