import { indexTree, type Provision } from '../../act/tree.ts';
import { groupBy } from '../../base/group-by.ts';
import type { Edit, TextEdit } from '../edits/edit.ts';
import { fieldKey } from '../edits/letters.ts';
import { isSameList, isWordEdit } from './clusters.ts';
import { unitsOf } from './field-units.ts';
import { mappingBetween } from './known-letters.ts';
import type { LetterMapping } from './places.ts';

/**
 * What of the letters that an amendment put in at one moment is where in what it puts in at another, field by field. Of a
 * field that is not told of, all is as it was.
 */
export type LetterTrace = ReadonlyMap<string, LetterMapping>;

/** One amendment's changes of words by the fields that they are of. */
export const wordEditsByField = (edits: readonly Edit[]): ReadonlyMap<string, readonly TextEdit[]> =>
  groupBy(edits.filter(isWordEdit), fieldKey);

/** The words of a field of the base text. */
export const baseWordsOf = (base: Provision, { pid, field }: Pick<TextEdit, 'pid' | 'field'>): string =>
  indexTree(base).byPid.get(pid)?.[field] ?? '';

/** What is where: as it is known or, where it isn't, as far as the words tell it. */
export function traceLetters(base: Provision, from: readonly Edit[], now: readonly Edit[]): LetterTrace {
  const fieldsNow = wordEditsByField(now);
  const trace = new Map<string, LetterMapping>();
  for (const [key, edits] of wordEditsByField(from)) {
    const [first] = edits;
    const editsNow = fieldsNow.get(key) ?? [];
    if (!first || isSameList(edits, editsNow)) continue;
    const words = baseWordsOf(base, first);
    trace.set(key, mappingBetween({ key, from, now }, unitsOf(words, edits), unitsOf(words, editsNow)));
  }
  return trace;
}

/** What is where at the end of two ways that follow one another. */
export function joinTraces(first: LetterTrace, second: LetterTrace): LetterTrace {
  const trace = new Map(second);
  for (const [key, places] of first) {
    const next = second.get(key);
    trace.set(key, next ? places.map((at) => (at === undefined ? undefined : next[at])) : places);
  }
  return trace;
}
