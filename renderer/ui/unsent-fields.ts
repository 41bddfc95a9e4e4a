import { type RefObject, useEffect, useId, useRef, useSyncExternalStore } from 'react';

/** The form fields with text that has not been sent, by React id. */
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

/** Whether any form holds unsent text. */
export const useIsUnsent = (): boolean => useSyncExternalStore(subscribe, isAnyUnsent);

/** Returns the first field with unsent text in an element; null if there is none. */
export const unsentIn = (container: Element): HTMLElement | null =>
  [...unsent.values()].find((field) => container.contains(field)) ?? null;

/** Forgets the unsent text in an element, because it was saved or its loss was confirmed. */
export function discardUnsent(container: Element): void {
  for (const [name, field] of unsent) if (container.contains(field)) mark(name, null);
}

/** Tracks whether a form field differs from its text when the form was opened. */
export function useUnsentField(field: RefObject<HTMLElement | null>, words: string | undefined): void {
  const name = useId();
  const first = useRef(words);
  useEffect(() => {
    const isUnsent = words !== first.current && field.current?.closest('form') != null;
    mark(name, isUnsent ? field.current : null);
  }, [name, words, field]);
  useEffect(() => () => mark(name, null), [name]);
}
