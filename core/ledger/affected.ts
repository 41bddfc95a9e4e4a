/**
 * The things of a review that an entry may have changed. A merge compares these things, and links to them are checked again.
 * The list may be too long but never too short.
 */
export interface Affected {
  /** The keys of things: `amendment:A-001`, `theme:T-0004`, `review:` for the review's own title. */
  readonly keys: readonly string[] | 'everything';
  /** Whether the amended text of the Act may have changed. */
  readonly text: boolean;
}

/** For an entry that does not say what it changed, or changed more than it says. */
export const EVERYTHING: Affected = { keys: 'everything', text: true };

/** For an entry that changes some things, but not the text of the Act. */
export const onlyThings = (...keys: readonly string[]): Affected => ({ keys, text: false });
