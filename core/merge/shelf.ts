/** Values stored outside the ledger, by their hash. */
export interface Shelf {
  /** @throws RangeError for a hash that neither copy has */
  readonly read: (hash: string) => unknown;
  /** Adds a value that renaming produced. @returns its hash */
  readonly add: (evidence: unknown) => string;
}
