import type { Location, SourceRef, Stretch } from '../syntax.ts';
import type { ReadingKind } from './reading-state.ts';

/** A passage of the text while it is read. What was done in it is known only when the whole text is read. */
export interface DraftStretch {
  readonly source: SourceRef;
  readonly of: Stretch['of'];
  readonly kind: ReadingKind | 'instruction' | 'refused';
  readonly isMore: boolean;
  readonly acts: readonly Location[];
}

/** A range of indices of passages; `end` is not in it. */
export interface Range {
  readonly begin: number;
  readonly end: number;
}

/** The reason for refusing words that lead to amendments, if none follows. */
export const NOTHING_FOLLOWS = 'No amendment follows these words';

/** Changes how a range of passages was read. */
export function markStretches(
  stretches: DraftStretch[],
  { begin, end }: Range,
  kind: DraftStretch['kind'],
): void {
  for (let at = begin; at < end; at++) {
    const stretch = stretches[at];
    if (stretch) stretches[at] = { ...stretch, kind };
  }
}
