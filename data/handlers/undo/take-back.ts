import type { Knex } from 'knex';
import { type Result, refuse } from '../../../core/base/result.ts';
import { describeEntry } from '../../../core/events/describe-entry.ts';
import { affectedBy } from '../../../core/events/event-types.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import type { Role } from '../../../core/roles.ts';
import { type LedgerWriter, listLedger } from '../../store/ledger.ts';
import type { Context } from '../context/context.ts';

/** One ledger entry that is being undone. */
export interface UndoStep {
  readonly context: Context;
  readonly trx: Knex.Transaction;
  readonly writeEntry: LedgerWriter;
  readonly entry: LedgerEntry;
  /** The numbers of the first and last entry of the action that is undone. */
  readonly seqRange: readonly [number, number];
  /** The role of the current user. Only a server limits roles. */
  readonly role: Role;
}

/** Undoes an entry by writing new ones. Refused, with the reason, if later work depends on the entry. */
export type UndoHandler = (step: UndoStep) => Promise<Result<null>>;

const PAGE_SIZE = 500;

/** Finds the newest entry after number `after` that may have changed the object with this key; undefined if none has. */
async function findNewestChange(
  trx: Knex.Transaction,
  seq: number,
  key: string,
): Promise<LedgerEntry | undefined> {
  let newest: LedgerEntry | undefined;
  for (let afterSeq = seq; ; ) {
    const entries = await listLedger(trx, afterSeq, PAGE_SIZE);
    for (const entry of entries) {
      const { keys } = affectedBy(entry);
      if (keys === 'everything' || keys.includes(key)) newest = entry;
    }
    const last = entries.at(-1);
    if (!last || entries.length < PAGE_SIZE) return newest;
    afterSeq = last.seq;
  }
}

/** Refuses to undo a change to an object that has changed since, and says by whom and how. @param name the object in words */
export async function changedSinceRefusal(
  { context, trx, seqRange: [, last] }: UndoStep,
  key: string,
  name: string,
): Promise<Result<never>> {
  const laterChange = await findNewestChange(trx, last, key);
  if (!laterChange) return refuse('clash', `${name} has changed since then. Nothing was changed.`, name);
  const author = laterChange.who === context.deps.person().name ? 'You have' : `${laterChange.who} has`;
  return refuse(
    'clash',
    `${author} since ${describeEntry(laterChange)}. Undo that first. Nothing was changed.`,
    name,
  );
}
