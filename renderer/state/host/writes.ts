import { useSyncExternalStore } from 'react';
import { type CallName, calls } from '../../../core/api.ts';
import type { Refusal } from '../../../core/base/result.ts';
import { refusalOf } from '../../ui/refused.ts';

/** The state of all writes from this window. */
export interface Writes {
  /** The calls that have not been answered yet. */
  readonly running: readonly CallName[];
  /** Why the last write was refused; null if it was not. */
  readonly failure: Refusal | null;
}

const NO_WRITES: Writes = { running: [], failure: null };

let writes = NO_WRITES;
const listeners = new Set<() => void>();
/** The numbers of the ledger entries that this window wrote, by the path of the review. */
const ownSeqs = new Map<string, Set<number>>();

function set(next: Writes): void {
  writes = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const writesNow = (): Writes => writes;

/** The state of the writes, as a hook. */
export const useWrites = (): Writes => useSyncExternalStore(subscribe, writesNow);

/**
 * Records that a write is running, and its outcome. @param isHeld whether the caller keeps the content and reports
 * itself whether it is saved; a refusal is then not recorded
 */
export async function noteWrite<T>(name: CallName, work: () => Promise<T>, isHeld = false): Promise<T> {
  set({ ...writes, running: [...writes.running, name] });
  let failure: Refusal | null = null;
  try {
    return await work();
  } catch (thrown) {
    failure = refusalOf(thrown);
    throw thrown;
  } finally {
    const at = writes.running.indexOf(name);
    // A cancelled write is no failure.
    const isNews = failure === null || (failure.kind !== 'cancelled' && !isHeld);
    // A failed export does not lose a change.
    const isChange = calls[name].writes === 'review';
    set({ running: writes.running.toSpliced(at, 1), failure: isNews && isChange ? failure : writes.failure });
  }
}

/** Resets the failure, because another review is shown. */
export const forgetFailure = (): void => {
  if (writes.failure) set({ ...writes, failure: null });
};

/** Records ledger entries as written by this window. */
export function noteOwn(path: string, seqs: readonly number[]): void {
  const ownOfPath = ownSeqs.get(path) ?? new Set<number>();
  for (const seq of seqs) ownOfPath.add(seq);
  ownSeqs.set(path, ownOfPath);
}

/** Whether this window wrote an entry. Forgets the entry, so that this is true only once. */
export const isOwnEntry = (path: string, seq: number): boolean => ownSeqs.get(path)?.delete(seq) ?? false;
