import type { Knex } from 'knex';
import { type Result, refuse } from '../../../core/base/result.ts';
import { describeEntry } from '../../../core/events/describe-entry.ts';
import { affectedBy } from '../../../core/events/event-types.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import type { Role } from '../../../core/roles.ts';
import { type LedgerWriter, listLedger } from '../../store/ledger.ts';
import type { Context } from '../context/context.ts';

/** One entry of what a person did, as it is taken back. */
export interface Taking {
  readonly context: Context;
  readonly trx: Knex.Transaction;
  readonly writeEntry: LedgerWriter;
  readonly entry: LedgerEntry;
  /** The first and the last entry of what is taken back. */
  readonly range: readonly [number, number];
  /** The role that the person has, where a server holds the review. */
  readonly as: Role;
}

/** What takes an entry back. Refused, with the reason, where somebody has built on it. */
export type TakeBack = (taking: Taking) => Promise<Result<null>>;

const PAGE = 500;

/** The newest entry after some that may have changed a thing; undefined where there is none. */
async function newestAbout(
  trx: Knex.Transaction,
  after: number,
  key: string,
): Promise<LedgerEntry | undefined> {
  let newest: LedgerEntry | undefined;
  for (let at = after; ; ) {
    const entries = await listLedger(trx, at, PAGE);
    for (const entry of entries) {
      const { keys } = affectedBy(entry);
      if (keys === 'everything' || keys.includes(key)) newest = entry;
    }
    const last = entries.at(-1);
    if (!last || entries.length < PAGE) return newest;
    at = last.seq;
  }
}

/** The refusal to take back what was changed since, by whom and how. @param name what the thing is called */
export async function changedSince(
  { context, trx, range: [, last] }: Taking,
  key: string,
  name: string,
): Promise<Result<never>> {
  const since = await newestAbout(trx, last, key);
  if (!since) return refuse('clash', `${name} has changed since then. Nothing was changed.`, name);
  const author = since.who === context.deps.person().name ? 'You have' : `${since.who} has`;
  return refuse(
    'clash',
    `${author} since ${describeEntry(since)}. Undo that first. Nothing was changed.`,
    name,
  );
}
