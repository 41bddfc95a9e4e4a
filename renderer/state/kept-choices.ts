import { useState } from 'react';

/** How a room was left, by the review's id, for as long as the window is open. */
export interface KeptChoices<T extends object> {
  /** As it was left; as it is at first, when nobody has been there. */
  readonly of: (id: string) => T;
  readonly leave: (id: string, left: T) => void;
}

export function keptChoices<T extends object>(first: T): KeptChoices<T> {
  const leftAs = new Map<string, T>();
  return {
    of: (id) => leftAs.get(id) ?? first,
    leave: (id, left) => void leftAs.set(id, left),
  };
}

/** What is chosen in a room, beginning with how it was left, and the change of a part of it. */
export function useKeptChoices<T extends object>(
  kept: KeptChoices<T>,
  id: string,
): readonly [T, (change: Partial<T>) => void] {
  const [chosen, setChosen] = useState(() => kept.of(id));
  const change = (part: Partial<T>): void => {
    const next = { ...chosen, ...part };
    kept.leave(id, next);
    setChosen(next);
  };
  return [chosen, change];
}
