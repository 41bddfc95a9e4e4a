import { useSyncExternalStore } from 'react';
import type { PersonHere } from '../../core/api.ts';

/** Who else is in the open review now: nobody, where the review is a file. */
let here: readonly PersonHere[] = [];
const listeners = new Set<() => void>();

/** The server told who is there. */
export function heardHere(now: readonly PersonHere[]): void {
  here = now;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Who else is in the open review, each of their tabs by itself; drawn anew when that changes. */
export const useOthersHere = (): readonly PersonHere[] => useSyncExternalStore(subscribe, () => here);
