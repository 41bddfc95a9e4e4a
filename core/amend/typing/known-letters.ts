import { FIELDS, walk } from '../../act/tree.ts';
import type { Amendment } from '../edits/amendment.ts';
import type { Edit } from '../edits/edit.ts';
import { fieldKey, type LetterRun, type Letters, placesOfLetters } from '../edits/letters.ts';
import { isWordEdit } from './clusters.ts';
import type { Unit } from './field-units.ts';
import type { MatchingHand } from './matched-units.ts';
import { insertedUnitsIn, type LetterMapping, matchLetters } from './places.ts';

/** What is known of the letters of edits, with the very list: whoever is handed the list on can tell them. */
const lettersByList = new WeakMap<readonly Edit[], Letters>();

/** What is known of the letters that some edits put in. */
export const knownLettersOf = (edits: readonly Edit[]): Letters => lettersByList.get(edits) ?? {};

/** Whether anything was kept in mind of them. */
export const hasKnownLetters = (edits: readonly Edit[]): boolean => lettersByList.has(edits);

/** The words of the provisions that some edits put in, by field. */
export function insertedWordsByField(edits: readonly Edit[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const edit of edits)
    if (edit.type === 'insert')
      for (const provision of walk(edit.provision))
        for (const field of FIELDS) words.set(fieldKey({ pid: provision.pid, field }), provision[field]);
  return words;
}

/** How many letters some edits put in, by field. */
function letterCounts(edits: readonly Edit[]): ReadonlyMap<string, number> {
  const counts = new Map([...insertedWordsByField(edits)].map(([key, words]) => [key, [...words].length]));
  for (const edit of edits.filter(isWordEdit)) {
    const key = fieldKey(edit);
    counts.set(key, (counts.get(key) ?? 0) + [...edit.insert].length);
  }
  return counts;
}

/** How many letters there are in runs. */
export const countInRuns = (runs: readonly LetterRun[]): number =>
  runs.reduce((sum, [, , count]) => sum + count, 0);

/** What of an account of letters is of so many letters as some edits put in; undefined where nothing is. */
export function fittingLetters(edits: readonly Edit[], letters: Letters | undefined): Letters | undefined {
  const counts = letterCounts(edits);
  const fitting = Object.entries(letters ?? {}).filter(
    ([key, { runs }]) => countInRuns(runs) === (counts.get(key) ?? 0),
  );
  return fitting.length > 0 ? Object.fromEntries(fitting) : undefined;
}

/** Keeps in mind what is known of the letters of some edits; what was known of a field before stays. */
export function rememberLetters(edits: readonly Edit[], letters: Letters | undefined): void {
  if (letters) lettersByList.set(edits, { ...letters, ...lettersByList.get(edits) });
}

/** Keeps in mind what is saved of an amendment's letters, where nothing is known of these edits yet. */
export function rememberSavedLetters({ edits, letters }: Pick<Amendment, 'edits' | 'letters'>): void {
  if (letters && !hasKnownLetters(edits)) rememberLetters(edits, fittingLetters(edits, letters));
}

/** A field's letters at two moments, by the lists of edits that put them in. */
export interface FieldMoments {
  readonly key: string;
  readonly from: readonly Edit[];
  readonly now: readonly Edit[];
}

/** How many letters are put in in that field at the two. */
interface Counts {
  readonly from: number;
  readonly now: number;
}

/** Which letters of a field at one moment are which at another; null where that is not known. */
export function knownMapping({ key, from, now }: FieldMoments, counts: Counts): LetterMapping | null {
  if (counts.from === 0) return [];
  if (counts.now === 0) return Array.from({ length: counts.from }, () => undefined);
  const [was, is] = [knownLettersOf(from)[key], knownLettersOf(now)[key]];
  if (!was || !is || countInRuns(was.runs) !== counts.from || countInRuns(is.runs) !== counts.now)
    return null;
  return placesOfLetters(was, is);
}

/** Which letters of a field at one moment are which at another: as it is known or, where it isn't, by what they say. */
export function mappingBetween(
  moments: FieldMoments,
  was: readonly Unit[],
  is: readonly Unit[],
  hand: MatchingHand = 'other',
): LetterMapping {
  const counts = { from: insertedUnitsIn(was).length, now: insertedUnitsIn(is).length };
  return knownMapping(moments, counts) ?? matchLetters(was, is, hand);
}
