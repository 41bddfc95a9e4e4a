/** Values that are held apart from the ledger, by the hash that it has of them. */
export interface Shelf {
  /** @throws RangeError for one that neither copy holds */
  readonly read: (hash: string) => unknown;
  /** Puts in a value that came of renaming. @returns its hash */
  readonly put: (value: unknown) => string;
}
