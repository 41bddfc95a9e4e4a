import { dirname } from 'node:path';
import type { Knex } from 'knex';
import type { Result } from '../../core/base/result.ts';
import { clearLeftovers } from '../base/leftovers.ts';
import { unfinishedFilePath } from '../base/unfinished.ts';
import { engineOf } from './engine.ts';
import { deleteUnfinished, moveIntoPlace } from './file.ts';

/**
 * Keeps a copy of a review's file beside it, and never replaces another file.
 * @returns the copy's path
 * @param label the reason for the copy, which becomes part of its name: `v1`, `enacted`
 */
export async function backUp(db: Knex, path: string, label: string): Promise<string> {
  const unfinishedFile = unfinishedFilePath(path);
  const stem = `${path.replace(/\.keeling$/i, '')}.backup-${label}`;
  try {
    await engineOf(db).copyTo(db, unfinishedFile);
    // `moveIntoPlace` refuses only a name that is taken, by an earlier copy or just now by another process.
    for (let number = 1; ; number++) {
      const copy = number === 1 ? `${stem}.keeling` : `${stem}-${number}.keeling`;
      if ((await moveIntoPlace(unfinishedFile, copy)).ok) return copy;
    }
  } finally {
    await deleteUnfinished(unfinishedFile);
  }
}

/** Writes a copy of an open review to a free path. Refused `clash` when the path has a file. */
export async function copyOut(db: Knex, path: string): Promise<Result<null>> {
  await clearLeftovers(dirname(path));
  const unfinishedFile = unfinishedFilePath(path);
  try {
    await engineOf(db).copyTo(db, unfinishedFile);
    return await moveIntoPlace(unfinishedFile, path);
  } finally {
    await deleteUnfinished(unfinishedFile);
  }
}
