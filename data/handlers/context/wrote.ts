import { AsyncLocalStorage } from 'node:async_hooks';
import type { LedgerWriter } from '../../store/ledger.ts';

/** The numbers of the ledger's entries that the call which is being answered has written. */
const written = new AsyncLocalStorage<number[]>();

/** Answers a call. @returns its answer, and the numbers of the entries that it wrote */
export async function noteWritten<T>(
  work: () => Promise<T>,
): Promise<{ readonly answer: T; readonly wrote: readonly number[] }> {
  const wrote: number[] = [];
  const answer = await written.run(wrote, work);
  return { answer, wrote };
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
      written.getStore()?.push(...seqs);
    },
  };
}
