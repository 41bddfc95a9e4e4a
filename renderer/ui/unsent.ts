import { type RefObject, useEffect, useId, useRef, useSyncExternalStore } from 'react';

/** Fields of forms that somebody has written in and not sent yet. */
let unsent: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function mark(field: string, isUnsent: boolean): void {
  if (unsent.has(field) === isUnsent) return;
  unsent = isUnsent ? new Set([...unsent, field]) : new Set([...unsent].filter((other) => other !== field));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const isAnyUnsent = (): boolean => unsent.size > 0;

/** Whether words stand in a form that nobody has sent yet. */
export const useIsUnsent = (): boolean => useSyncExternalStore(subscribe, isAnyUnsent);

/** Follows whether a field of a form has other words than it had when it was opened. */
export function useUnsentField(field: RefObject<HTMLElement | null>, words: string | undefined): void {
  const name = useId();
  const first = useRef(words);
  useEffect(() => {
    mark(name, words !== first.current && field.current?.closest('form') != null);
  }, [name, words, field]);
  useEffect(() => () => mark(name, false), [name]);
}
