import { useSyncExternalStore } from 'react';

/** A room's state by the review's id, kept while the window is open. */
export interface KeptChoices<T extends object> {
  /** The last state; the initial state if the room was not used yet. */
  readonly of: (id: string) => T;
  readonly leave: (id: string, left: T) => void;
  /**
   * Calls the listener after each change, so that a visible room shows choices made elsewhere. @returns a function that
   * stops this
   */
  readonly follow: (changed: () => void) => () => void;
}

export function keptChoices<T extends object>(first: T): KeptChoices<T> {
  const leftAs = new Map<string, T>();
  const followers = new Set<() => void>();
  return {
    of: (id) => leftAs.get(id) ?? first,
    leave: (id, left) => {
      leftAs.set(id, left);
      for (const changed of followers) changed();
    },
    follow: (changed) => {
      followers.add(changed);
      return () => void followers.delete(changed);
    },
  };
}

/** The room's state and a function to change a part of it, as a hook. */
export function useKeptChoices<T extends object>(
  choices: KeptChoices<T>,
  id: string,
): readonly [T, (change: Partial<T>) => void] {
  const chosen = useSyncExternalStore(choices.follow, () => choices.of(id));
  return [chosen, (part) => choices.leave(id, { ...choices.of(id), ...part })];
}
