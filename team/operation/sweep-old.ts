import type { Knex } from 'knex';
import { audit } from '../../data/team/audit.ts';
import { dropDownloads } from '../../data/team/downloads.ts';
import { deleteExpiredSignOns, LONGEST } from '../../data/team/sign-ons.ts';
import { forgetTabs } from '../../data/team/tabs.ts';
import { emptyExports, KEPT_MS } from './exports.ts';

const before = (now: string, milliseconds: number): string =>
  new Date(Date.parse(now) - milliseconds).toISOString();

/** Deletes old exports, downloads and tabs, and expired sign-ons, each of which is recorded in the audit. */
export async function sweepOld(team: Knex, folder: string, now: string): Promise<void> {
  await emptyExports(folder, Date.parse(now));
  await dropDownloads(team, before(now, KEPT_MS));
  await forgetTabs(team, before(now, LONGEST));
  for (const person of await deleteExpiredSignOns(team, now))
    await audit(team, { at: now, person, what: 'sign-on ran out', review: '' });
}
