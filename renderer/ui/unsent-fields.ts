import { type RefObject, useEffect, useId, useRef, useSyncExternalStore } from 'react';

/** Fields of forms that somebody has written in and not sent yet, by name, each with its element. */
let unsent: ReadonlyMap<string, HTMLElement> = new Map();
const listeners = new Set<() => void>();

function mark(field: string, element: HTMLElement | null): void {
  if (unsent.get(field) === (element ?? undefined)) return;
  const fields = new Map(unsent);
  if (element) fields.set(field, element);
  else fields.delete(field);
  unsent = fields;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const isAnyUnsent = (): boolean => unsent.size > 0;

/** Whether words stand in a form that nobody has sent yet. */
export const useIsUnsent = (): boolean => useSyncExternalStore(subscribe, isAnyUnsent);

/** The first field within an element whose words nobody has sent yet; null where there is none. */
export const unsentIn = (container: Element): HTMLElement | null =>
  [...unsent.values()].find((field) => container.contains(field)) ?? null;

/** Lets go of the words in an element: they are saved, or somebody said that they may be lost. */
export function discardUnsent(container: Element): void {
  for (const [name, field] of unsent) if (container.contains(field)) mark(name, null);
}

/** Follows whether a field of a form has other words than it had when it was opened. */
export function useUnsentField(field: RefObject<HTMLElement | null>, words: string | undefined): void {
  const name = useId();
  const first = useRef(words);
  useEffect(() => {
    const isUnsent = words !== first.current && field.current?.closest('form') != null;
    mark(name, isUnsent ? field.current : null);
  }, [name, words, field]);
  useEffect(() => () => mark(name, null), [name]);
}
