/**
 * What an entry may have changed of a review: the one answer from which follow the things that a merge compares and the
 * links that are checked again. It may name more than what changed, and never less.
 */
export interface Affected {
  /** The keys of things: `amendment:A-001`, `theme:T-0004`, `review:` for the review's own title. */
  readonly keys: readonly string[] | 'everything';
  /** Whether the Act may read otherwise. */
  readonly text: boolean;
}

/** What an entry affects that doesn't say what it changed, or changed more than it says. */
export const EVERYTHING: Affected = { keys: 'everything', text: true };

/** Some things, and nothing of how the Act reads. */
export const onlyThings = (...keys: readonly string[]): Affected => ({ keys, text: false });
