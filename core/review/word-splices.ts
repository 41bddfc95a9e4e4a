import type { Splice } from '../amend/text/splice.ts';
import { hunksOf } from '../compare/hunks.ts';

/** The splices that make one text of another, whole words at a time, in order, in offsets of the first. */
export function wordSplices(before: string, after: string): readonly Splice[] {
  let at = 0;
  return hunksOf(before, after).flatMap(({ unchanged, deleted, inserted }): readonly Splice[] => {
    at += unchanged.join('').length;
    const [remove, insert] = [deleted.join('').length, inserted.join('')];
    const splice = { at, remove, insert };
    at += remove;
    return remove > 0 || insert !== '' ? [splice] : [];
  });
}
