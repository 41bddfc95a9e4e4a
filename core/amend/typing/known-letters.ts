import { FIELDS, walk } from '../../act/tree.ts';
import type { Amendment } from '../edits/amendment.ts';
import type { Edit } from '../edits/edit.ts';
import { fieldKey, type LetterRun, type Letters, placesOfLetters } from '../edits/letters.ts';
import { isWordEdit } from './clusters.ts';
import type { FieldCharacter } from './field-units.ts';
import type { MatchPurpose } from './matched-units.ts';
import { insertedUnitsIn, type LetterMapping, matchLetters } from './places.ts';

/**
 * Remembers the identities of the letters that lists of edits insert. They are kept by the list object, so they are
 * available wherever that list is passed on, and are garbage collected with it.
 */
const lettersByList = new WeakMap<readonly Edit[], Letters>();

/** The known letters of a list of edits, by field. Empty where none are known. */
export const knownLettersOf = (edits: readonly Edit[]): Letters => lettersByList.get(edits) ?? {};

/** Whether letters were remembered for a list of edits. */
export const hasLetters = (edits: readonly Edit[]): boolean => lettersByList.has(edits);

/** The words of the provisions that edits insert, by `fieldKey`. */
export function insertedWordsByField(edits: readonly Edit[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const edit of edits)
    if (edit.type === 'insert')
      for (const provision of walk(edit.provision))
        for (const field of FIELDS) words.set(fieldKey({ pid: provision.pid, field }), provision[field]);
  return words;
}

/** The number of letters that edits insert in each field, by `fieldKey`. */
function letterCounts(edits: readonly Edit[]): ReadonlyMap<string, number> {
  const counts = new Map([...insertedWordsByField(edits)].map(([key, words]) => [key, [...words].length]));
  for (const edit of edits.filter(isWordEdit)) {
    const key = fieldKey(edit);
    counts.set(key, (counts.get(key) ?? 0) + [...edit.insert].length);
  }
  return counts;
}

/** The number of letters in runs. */
export const countInRuns = (runs: readonly LetterRun[]): number =>
  runs.reduce((sum, [, , count]) => sum + count, 0);

/** The fields of `letters` that have as many letters as the edits insert. Undefined where no field has. */
export function fittingLetters(edits: readonly Edit[], letters: Letters | undefined): Letters | undefined {
  const counts = letterCounts(edits);
  const fitting = Object.entries(letters ?? {}).filter(
    ([key, { runs }]) => countInRuns(runs) === (counts.get(key) ?? 0),
  );
  return fitting.length > 0 ? Object.fromEntries(fitting) : undefined;
}

/** The known letters to save with a list of edits. */
export const savableLetters = (edits: readonly Edit[]): Letters | undefined =>
  fittingLetters(edits, knownLettersOf(edits));

/** Remembers the letters of a list of edits. Letters of a field that are already known stay. */
export function keepLetters(edits: readonly Edit[], letters: Letters | undefined): void {
  if (letters) lettersByList.set(edits, { ...letters, ...lettersByList.get(edits) });
}

/** Remembers an amendment's saved letters, where none are known for its edits yet. */
export function keepSavedLetters({ edits, letters }: Pick<Amendment, 'edits' | 'letters'>): void {
  if (letters && !hasLetters(edits)) keepLetters(edits, fittingLetters(edits, letters));
}

/** A field (by `fieldKey`) at two moments, by the lists of edits that insert its letters. */
export interface FieldMoments {
  readonly key: string;
  readonly from: readonly Edit[];
  readonly now: readonly Edit[];
}

/** The numbers of letters that are inserted in a field at two moments. */
export interface LetterCounts {
  readonly from: number;
  readonly now: number;
}

/** Maps a field's letters from one moment to another by their identities. Null where these are not known. */
export function knownMapping({ key, from, now }: FieldMoments, counts: LetterCounts): LetterMapping | null {
  if (counts.from === 0) return [];
  if (counts.now === 0) return Array.from({ length: counts.from }, () => undefined);
  const [was, is] = [knownLettersOf(from)[key], knownLettersOf(now)[key]];
  if (!was || !is || countInRuns(was.runs) !== counts.from || countInRuns(is.runs) !== counts.now)
    return null;
  return placesOfLetters(was, is);
}

/** Maps a field's letters from one moment to another by their identities. Where these are not known, compares the words. */
export function mappingBetween(
  moments: FieldMoments,
  was: readonly FieldCharacter[],
  is: readonly FieldCharacter[],
  hand: MatchPurpose = 'other',
): LetterMapping {
  const counts = { from: insertedUnitsIn(was).length, now: insertedUnitsIn(is).length };
  return knownMapping(moments, counts) ?? matchLetters(was, is, hand);
}
