import { useSyncExternalStore } from 'react';
import type { Ref } from '../../core/evidence/link.ts';

/** The drag data type of a dragged item: its ref. */
export const REF_TYPE = 'application/x-keeling-ref';

let dragged: Ref | null = null;
const listeners = new Set<() => void>();

/** Sets the item being dragged, so that the drop targets appear; null when the drag ends. */
export function setDragged(ref: Ref | null): void {
  dragged = ref;
  for (const listener of listeners) listener();
}

/** The item being dragged; null if none is. */
export const useDragged = (): Ref | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => dragged,
  );
