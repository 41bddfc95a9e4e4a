import { AsyncLocalStorage } from 'node:async_hooks';
import type { Knex } from 'knex';
import type { EventTypeName } from '../../../core/events/event-types.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { entryOfRequest, type LedgerWriter } from '../../store/ledger.ts';

/** The numbers of the ledger entries that the current call has written. */
const writtenSeqs = new AsyncLocalStorage<number[]>();

/** Runs a call. @returns its answer, and the numbers of the ledger entries that it wrote */
export async function collectWrittenSeqs<T>(
  work: () => Promise<T>,
): Promise<{ readonly answer: T; readonly wrote: readonly number[] }> {
  const wrote: number[] = [];
  const answer = await writtenSeqs.run(wrote, work);
  return { answer, wrote };
}

/**
 * Finds the entry that an earlier try of this request wrote. A caller tries again if no answer arrived, so the entry counts
 * as written by the current call.
 */
export async function findEntryOfRequest(
  trx: Knex.Transaction,
  type: EventTypeName,
  request: string | undefined,
): Promise<LedgerEntry | undefined> {
  const entry = await entryOfRequest(trx, type, request);
  if (entry) writtenSeqs.getStore()?.push(entry.seq);
  return entry;
}

/** Wraps a ledger writer. Call `reportWritten` when the transaction is on disk. */
export function trackEntries(writeEntry: LedgerWriter): {
  readonly writeEntry: LedgerWriter;
  readonly reportWritten: () => void;
} {
  const seqs: number[] = [];
  return {
    writeEntry: async (type, subject, payload) => {
      const entry = await writeEntry(type, subject, payload);
      seqs.push(entry.seq);
      return entry;
    },
    reportWritten: () => {
      writtenSeqs.getStore()?.push(...seqs);
    },
  };
}
