import { useSyncExternalStore } from 'react';
import { type CallName, calls } from '../../../core/api.ts';
import type { Refusal } from '../../../core/base/result.ts';
import { refusalOf } from '../../ui/refused.ts';

/** What this window writes, of whatever kind: typing, comments, links, decisions, commands. */
export interface Writes {
  /** The calls whose answers have not come yet. */
  readonly running: readonly CallName[];
  /** Why the last one was refused; null since one went through. */
  readonly failure: Refusal | null;
}

const NO_WRITES: Writes = { running: [], failure: null };

let writes = NO_WRITES;
const listeners = new Set<() => void>();
/** The ledger's entries that this window wrote, by number, of each review by its path. */
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

/** What this window writes, drawn anew when that changes. */
export const useWrites = (): Writes => useSyncExternalStore(subscribe, writesNow);

/**
 * Makes a write known for as long as it runs, and what came of it.
 * @param isHeld whoever writes holds on to what was to be written and says of it whether it is saved: that one such
 * write was refused is no news, for it is sent again, or there is nothing left to send
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
    // Who stopped a write knows that nothing came of it, and of those before it says nothing new.
    const isNews = failure === null || (failure.kind !== 'cancelled' && !isHeld);
    // Files that were not written are no change that was lost.
    const isChange = calls[name].writes === 'review';
    set({ running: writes.running.toSpliced(at, 1), failure: isNews && isChange ? failure : writes.failure });
  }
}

/** Another review is drawn: what was refused of the one before is not said of it. */
export const forgetFailure = (): void => {
  if (writes.failure) set({ ...writes, failure: null });
};

/** Entries that this window wrote. */
export function noteOwn(path: string, seqs: readonly number[]): void {
  const ownOfPath = ownSeqs.get(path) ?? new Set<number>();
  for (const seq of seqs) ownOfPath.add(seq);
  ownSeqs.set(path, ownOfPath);
}

/** Whether this window wrote an entry; known until it was asked for. */
export const isOwnEntry = (path: string, seq: number): boolean => ownSeqs.get(path)?.delete(seq) ?? false;
