/** The numbers that amendments are made under. */
export interface Numbers {
  /** Those of withdrawn amendments that items are made as again, by the key of the item. */
  readonly reused: ReadonlyMap<string, string>;
  /** Those that nothing has or had, in their order: as many as there may be items. */
  readonly fresh: readonly string[];
}

/** Which items are to be made, and how. */
export interface WantedItems {
  readonly keys: ReadonlySet<string>;
  /** Whether what changes the same words as another amendment is made as an alternative to it. */
  readonly asAlternative: boolean;
  readonly numbers: Numbers;
}

/** Gives each amendment that is made its number: none is passed over for an item that can't be made. */
export function numbering({ reused, fresh }: Numbers) {
  let at = 0;
  return {
    /** What an amendment of an item would be called: the same again until it is taken. */
    next: (key: string): string => reused.get(key) ?? fresh[at] ?? '',
    take: (am: string): void => {
      if (am === fresh[at]) at += 1;
    },
    /** Gives back the numbers that were taken since; what is called gives them back. */
    from: (): (() => void) => {
      const savedAt = at;
      return () => {
        at = savedAt;
      };
    },
  };
}
