import { useSyncExternalStore } from 'react';
import type { CountedTheme } from '../../../core/coding/calls.ts';

/** The number of digits that pick a theme. */
const MAX_THEMES = 9;

let used: readonly string[] = [];
const listeners = new Set<() => void>();

/**
 * Records that a theme was used in this window. A theme keeps its digit: a digit that changed meaning would be worse
 * than none.
 */
export function noteUsed(id: string): void {
  if (used.includes(id)) return;
  used = [...used, id].slice(-MAX_THEMES);
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The themes for the digits 1 to 9: those used in this window, then those with the most excerpts. */
export function useRecentThemes(themes: readonly CountedTheme[]): readonly CountedTheme[] {
  const ids = useSyncExternalStore(subscribe, () => used);
  const lately = ids.flatMap((id) => themes.find((theme) => theme.id === id) ?? []);
  const otherThemes = themes
    .filter(({ id }) => !ids.includes(id))
    .toSorted((a, b) => b.excerpts - a.excerpts);
  return [...lately, ...otherThemes].slice(0, MAX_THEMES);
}
