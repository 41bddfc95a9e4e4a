import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Knex } from 'knex';
import { type OwnVersion, ownVersionName } from '../../core/base/displaced.ts';
import type { ChainHead } from '../../core/ledger/chain.ts';
import { partPath } from '../base/unfinished.ts';
import { copyOut } from './back-up.ts';
import { discard, place } from './file.ts';
import { headAfter, headAfterAt } from './head-after.ts';
import type { WritesSince } from './writes-since.ts';

/** An open review whose file another program moved, deleted or replaced. */
interface Displaced {
  readonly path: string;
  /** The connection to the opened file, which may be deleted, or overwritten with other contents. */
  readonly db: Knex;
  /** The newest entry that was saved. */
  readonly saved: ChainHead;
  readonly writes: WritesSince;
}

/** The most versions that are kept in a folder before the next folder is tried. */
const MAX_VERSIONS = 100;

/**
 * Saves the contents of a displaced file as a new file, in the first folder that takes it. They come from the opened file if
 * it is intact, or else from its last backup and, if possible, the statements written since. Null if neither can be read.
 */
export async function keepOwnVersion(
  displaced: Displaced,
  folders: readonly string[],
): Promise<OwnVersion | null> {
  for (const folder of folders) {
    const own = await keepIn(folder, displaced).catch(() => null);
    if (own) return own;
  }
  return null;
}

async function keepIn(folder: string, { path, db, saved, writes }: Displaced): Promise<OwnVersion | null> {
  const isStillOpen = (await headAfter(db, saved).catch(() => null)) !== null;
  const part = partPath(join(folder, basename(path)));
  try {
    const isWhole = !isStillOpen && (await fromBackup(part, saved, writes).catch(() => false));
    if (!isStillOpen && !isWhole && !(await copyBackup(part, writes))) return null;
    for (let n = 1; n <= MAX_VERSIONS; n++) {
      const to = join(folder, ownVersionName(path, n));
      const outcome = isStillOpen ? await copyOut(db, to) : await place(part, to);
      if (outcome.ok) return { path: to, isWhole: isStillOpen || isWhole };
      if (outcome.error.kind !== 'clash') return null;
    }
    return null;
  } finally {
    await discard(part);
  }
}

async function copyBackup(part: string, { backup }: WritesSince): Promise<boolean> {
  if (backup === null) return false;
  await copyFile(backup, part);
  return true;
}

/** Rebuilds a file from the last backup and the statements written since. @returns whether it has everything that was saved */
async function fromBackup(part: string, saved: ChainHead, writes: WritesSince): Promise<boolean> {
  if (!(await copyBackup(part, writes))) return false;
  await writes.carryOut(part);
  return (await headAfterAt(part, saved))?.seq === saved.seq;
}
