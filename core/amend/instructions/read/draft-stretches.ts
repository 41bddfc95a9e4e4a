import type { Location, SourceRef, Stretch } from '../syntax.ts';
import type { ReadAs } from './reading-state.ts';

/** A stretch of the text while it is read: what was done in it shows when all is read. */
export interface DraftStretch {
  readonly source: SourceRef;
  readonly of: Stretch['of'];
  readonly as: ReadAs | 'instruction' | 'refused';
  readonly isMore: boolean;
  readonly acts: readonly Location[];
}

/** Some that stand beside each other. */
export interface Range {
  readonly begin: number;
  readonly end: number;
}

/** The reason for words that lead to amendments where none comes. */
export const NOTHING_FOLLOWS = 'No amendment follows these words';

/** Tells a range of the account anew. */
export function markStretches(all: DraftStretch[], { begin, end }: Range, as: DraftStretch['as']): void {
  for (let at = begin; at < end; at++) {
    const before = all[at];
    if (before) all[at] = { ...before, as };
  }
}
