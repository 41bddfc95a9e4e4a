import { useSyncExternalStore } from 'react';

/** How a room was left, by the review's id, for as long as the window is open. */
export interface KeptChoices<T extends object> {
  /** As it was left; as it is at first, when nobody has been there. */
  readonly of: (id: string) => T;
  readonly leave: (id: string, left: T) => void;
  /** Tells of each change, so that a room that is looked at shows what is chosen for it elsewhere. @returns what ends it */
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

/** What is chosen in a room, beginning with how it was left, and the change of a part of it. */
export function useKeptChoices<T extends object>(
  choices: KeptChoices<T>,
  id: string,
): readonly [T, (change: Partial<T>) => void] {
  const chosen = useSyncExternalStore(choices.follow, () => choices.of(id));
  return [chosen, (part) => choices.leave(id, { ...choices.of(id), ...part })];
}
