import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { ChainHead } from '../../core/ledger/chain.ts';
import { unfinishedFilePath } from '../base/unfinished.ts';
import { deleteUnfinished, moveIntoPlace } from '../store/file.ts';
import type { TeamReview } from './members.ts';

/** The newest entry of a ledger on one day, as recorded in a file outside the database. */
export interface WrittenHead extends ChainHead {
  readonly review: string;
  /** The day of the record: `2026-11-28`. */
  readonly day: string;
}

const NAME_PATTERN = /^(\d{4}-\d{2}-\d{2})\.csv$/;
const LINE_PATTERN = /^([\w-]+),(\d+),([0-9a-f]{64})$/;

/** All reviews of a server, by id. */
export const allReviews = async (db: Knex): Promise<readonly TeamReview[]> =>
  db<TeamReview>('review').orderBy('id');

/**
 * Records the newest entry of every ledger in a file for the day, which is never written again. If the database's owner
 * rewrites a ledger later, it no longer agrees with the file. Does nothing if the day's file exists.
 * @returns whether the file was written.
 */
export async function writeHeads(db: Knex, folder: string, now: string): Promise<boolean> {
  const day = `${now.slice(0, 10)}.csv`;
  if ((await readdir(folder)).includes(day)) return false;
  const lines: string[] = [];
  for (const { id, schema } of await allReviews(db)) {
    const head = await db.withSchema(schema).from('ledger').orderBy('seq', 'desc').first('seq', 'hash');
    if (head) lines.push(`${id},${head.seq},${head.hash}\n`);
  }
  const headsPath = join(folder, day);
  const part = unfinishedFilePath(headsPath);
  try {
    await writeFile(part, lines.join(''), { flag: 'wx' });
    // `place` writes a complete file or none, since half a file would block the day, and another server may be first.
    if (!(await moveIntoPlace(part, headsPath)).ok) return false;
    await chmod(headsPath, 0o440);
    return true;
  } finally {
    await deleteUnfinished(part);
  }
}

/** Reads the records of all days. @throws RangeError for a malformed line */
export async function readHeads(folder: string): Promise<readonly WrittenHead[]> {
  const heads: WrittenHead[] = [];
  for (const name of (await readdir(folder)).toSorted()) {
    const day = NAME_PATTERN.exec(name)?.[1];
    if (day === undefined) continue;
    for (const line of (await readFile(join(folder, name), 'utf8')).split('\n').filter((one) => one !== '')) {
      const [, review = '', seq = '', hash = ''] = LINE_PATTERN.exec(line) ?? [];
      if (hash === '')
        throw new RangeError(`${name} holds a line that says no ledger’s head: ${line.slice(0, 100)}`);
      heads.push({ review, seq: Number(seq), hash, day });
    }
  }
  return heads;
}
