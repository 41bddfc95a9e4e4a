import { indexTree, type Provision } from '../../act/tree.ts';
import { groupBy } from '../../base/group-by.ts';
import type { Edit, TextEdit } from '../edits/edit.ts';
import { fieldKey } from '../edits/letters.ts';
import { isSameList, isWordEdit } from './clusters.ts';
import { unitsOf } from './field-units.ts';
import { mappingBetween } from './known-letters.ts';
import type { LetterMapping } from './places.ts';

/** Mappings of an amendment's letters from one moment to another, by `fieldKey`. A field that is missing is unchanged. */
export type LetterTrace = ReadonlyMap<string, LetterMapping>;

/** One amendment's word edits by `fieldKey`. */
export const wordEditsByField = (edits: readonly Edit[]): ReadonlyMap<string, readonly TextEdit[]> =>
  groupBy(edits.filter(isWordEdit), fieldKey);

/** The words of a field of the base text. */
export const baseWordsOf = (base: Provision, { pid, field }: Pick<TextEdit, 'pid' | 'field'>): string =>
  indexTree(base).byPid.get(pid)?.[field] ?? '';

/** Maps the letters of every field by their identities. Where these are not known, compares the words. */
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

/** The mappings from the first moment of `first` to the last of `second`, which begins where `first` ends. */
export function joinTraces(first: LetterTrace, second: LetterTrace): LetterTrace {
  const trace = new Map(second);
  for (const [key, places] of first) {
    const next = second.get(key);
    trace.set(key, next ? places.map((at) => (at === undefined ? undefined : next[at])) : places);
  }
  return trace;
}
