import { useSyncExternalStore } from 'react';
import type { Ref } from '../../core/evidence/link.ts';

/** What a card that is dragged carries: the name of the thing on it. */
export const REF_TYPE = 'application/x-keeling-ref';

let dragged: Ref | null = null;
const listeners = new Set<() => void>();

/** Says what is being dragged, so that where it can go is shown; null when it was let go of. */
export function setDragged(ref: Ref | null): void {
  dragged = ref;
  for (const listener of listeners) listener();
}

/** What is being dragged now, if anything is. */
export const useDragged = (): Ref | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => dragged,
  );
