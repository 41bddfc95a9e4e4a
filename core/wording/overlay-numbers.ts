/** The ids for new amendments. */
export interface Numbers {
  /** The ids of withdrawn amendments that items were applied as before, by the key of the item. */
  readonly reused: ReadonlyMap<string, string>;
  /** Unused ids in order, at least one for each item. */
  readonly fresh: readonly string[];
}

/** The items to apply, and how. */
export interface WantedItems {
  readonly keys: ReadonlySet<string>;
  /** Whether an item that conflicts with another amendment becomes an alternative to it. */
  readonly asAlternative: boolean;
  readonly numbers: Numbers;
}

/** Hands out ids, without gaps for items that can't be applied. */
export function createNumbering({ reused, fresh }: Numbers) {
  let at = 0;
  return {
    /** The id for an item's amendment. It stays the same until `take`. */
    next: (key: string): string => reused.get(key) ?? fresh[at] ?? '',
    take: (am: string): void => {
      if (am === fresh[at]) at += 1;
    },
    /** Marks a savepoint. Returns a function that returns all ids taken since. */
    from: (): (() => void) => {
      const savedAt = at;
      return () => {
        at = savedAt;
      };
    },
  };
}
