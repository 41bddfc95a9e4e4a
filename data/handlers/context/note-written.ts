import { AsyncLocalStorage } from 'node:async_hooks';
import type { Knex } from 'knex';
import type { EventTypeName } from '../../../core/events/event-types.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { entryOfRequest, type LedgerWriter } from '../../store/ledger.ts';

/** The numbers of the ledger's entries that the call which is being answered has written. */
const writtenSeqs = new AsyncLocalStorage<number[]>();

/** Answers a call. @returns its answer, and the numbers of the entries that it wrote */
export async function noteWritten<T>(
  work: () => Promise<T>,
): Promise<{ readonly answer: T; readonly wrote: readonly number[] }> {
  const wrote: number[] = [];
  const answer = await writtenSeqs.run(wrote, work);
  return { answer, wrote };
}

/**
 * The entry of an event that a request was written as before, where no answer of that came to whoever asks again: it counts
 * as written by the call that is being answered.
 */
export async function writtenFor(
  trx: Knex.Transaction,
  act: EventTypeName,
  request: string | undefined,
): Promise<LedgerEntry | undefined> {
  const entry = await entryOfRequest(trx, act, request);
  if (entry) writtenSeqs.getStore()?.push(entry.seq);
  return entry;
}

/** A ledger's writer, and what says, once its transaction is on disk, which entries it wrote. */
export function noting(writeEntry: LedgerWriter): {
  readonly writeEntry: LedgerWriter;
  readonly note: () => void;
} {
  const seqs: number[] = [];
  return {
    writeEntry: async (type, subject, payload) => {
      const entry = await writeEntry(type, subject, payload);
      seqs.push(entry.seq);
      return entry;
    },
    note: () => {
      writtenSeqs.getStore()?.push(...seqs);
    },
  };
}
