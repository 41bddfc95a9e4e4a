import { basename } from 'node:path';
import type { Knex } from 'knex';
import { conflictedCopies } from '../store/doctor.ts';
import { ledgerHead, listLedger } from '../store/ledger.ts';
import type { Readied } from '../store/store.ts';

/** How far a clock may be behind the last change without anything being said: people's clocks differ. */
const TOLERANCE = 10 * 60_000;

const day = (at: string): string =>
  new Date(at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** Said of a clock that was put back: an entry's place in the ledger is its number, which no clock alters. */
async function clockNotice(trx: Knex.Transaction, now: string): Promise<readonly string[]> {
  const { seq } = await ledgerHead(trx);
  const [newest] = await listLedger(trx, seq - 1, 1);
  if (!newest || Date.parse(newest.at) - Date.parse(now) <= TOLERANCE) return [];
  return [
    `This computer’s clock says ${day(now)} (UTC), and the last change here was made on ${day(newest.at)}. Set the clock right: what is changed meanwhile is kept in its order, under the time that the clock says.`,
  ];
}

/** Said of a file that was not as this Keeling writes it: a colleague with an older one may not be able to open it now. */
export const readiedNotice = (how: Readied): string =>
  how === 'search'
    ? 'The index that the responses in this file are searched by was damaged. It was made again from the responses, which are all there.'
    : `This review was made by an older Keeling (file version ${how.from}), and was brought up to date when it was opened. The file as it was lies beside it, with “backup-v${how.from}” in its name.`;

/** What a person who opens a file should know of it, each in a sentence. */
export async function noticesOf(
  trx: Knex.Transaction,
  path: string,
  now: string,
): Promise<readonly string[]> {
  const copies = await conflictedCopies(path).catch(() => []);
  const beside = copies.map(
    (name) =>
      `Beside this file lies “${name}”, which a sync folder made when ${basename(path)} was changed in two places. Both are kept; what was changed in the other is not in this one. Open it to see, and take over what is missing.`,
  );
  return [...beside, ...(await clockNotice(trx, now))];
}
