import { basename } from 'node:path';
import type { Knex } from 'knex';
import { count } from '../../core/base/english.ts';
import { backupFolderOf, listBackups } from '../store/backups/backups.ts';
import { conflictedCopies } from '../store/doctor.ts';
import { ledgerHead, listLedger } from '../store/ledger.ts';
import { readReview } from '../store/review.ts';
import type { FileChange } from '../store/store.ts';

/** How far the clock may be behind the last change without a notice, because people's clocks differ. */
const MAX_CLOCK_LAG_MS = 10 * 60_000;

const dateAndTime = (at: string): string =>
  new Date(at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** The notice of a clock that was put back. Entries are ordered by their numbers, so that only their times are wrong. */
async function clockNotice(trx: Knex.Transaction, now: string): Promise<readonly string[]> {
  const { seq } = await ledgerHead(trx);
  const [newest] = await listLedger(trx, seq - 1, 1);
  if (!newest || Date.parse(newest.at) - Date.parse(now) <= MAX_CLOCK_LAG_MS) return [];
  return [
    `The clock of this computer says ${dateAndTime(now)} (UTC), but the last change was made on ${dateAndTime(newest.at)}. Set the clock right. Until then, changes are saved in order, but with the time the clock shows.`,
  ];
}

/** The notice of a file with fewer changes than its backups, which an older copy may have replaced while it was closed. */
async function olderNotice(trx: Knex.Transaction, path: string, backups: string): Promise<readonly string[]> {
  const { seq } = await ledgerHead(trx);
  const folder = await backupFolderOf(backups, (await readReview(trx)).id, path);
  // A folder of backups that can't be read must not prevent opening the review.
  const existing = await listBackups(folder).catch(() => []);
  const [laterBackup] = existing.filter((backup) => backup.seq > seq);
  if (!laterBackup) return [];
  return [
    `A backup of this review from ${dateAndTime(laterBackup.at)} (UTC) has ${count(laterBackup.seq - seq, 'change')} that this file does not have. If an older copy was put in its place, open the backup: choose Backups… under the review’s name.`,
  ];
}

/** The notice of a repair or update that opening made to a file. A colleague with an older Keeling may be unable to open it now. */
export function readiedNotice(change: FileChange): string {
  if (change === 'search')
    return 'The search index of the responses was damaged. Keeling has rebuilt it. No responses were lost.';
  if ('log' in change)
    return `“${basename(change.log)}” was beside this review, left by a save that was cut short or by another copy of the file. The review is whole without it, so Keeling did not use it. It is now called “${basename(change.newPath)}”.`;
  return `This review was made by an older version of Keeling (file version ${change.from}) and was updated when you opened it. The old file is in the same folder, with “backup-v${change.from}” in its name.`;
}

/** The notices for a person who opens a review: copies in conflict, a later backup, a wrong clock. */
export async function noticesOf(
  trx: Knex.Transaction,
  path: string,
  { now, backups }: { readonly now: string; readonly backups?: string },
): Promise<readonly string[]> {
  const copies = await conflictedCopies(path).catch(() => []);
  const copyNotices = copies.map(
    (name) =>
      `The folder also contains “${name}”. A sync program made it when ${basename(path)} was changed in two places. The changes in that file are not in this one. Open that file and copy over anything that is missing.`,
  );
  const older = backups === undefined ? [] : await olderNotice(trx, path, backups);
  return [...copyNotices, ...older, ...(await clockNotice(trx, now))];
}
