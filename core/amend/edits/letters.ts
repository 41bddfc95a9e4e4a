import { z } from 'zod';
import type { Field, Pid } from '../../act/tree.ts';
import { type ValueChange, valueAfter } from './value-change.ts';

/**
 * Letters that one window typed in sequence: the window's identity, the number of the first letter, and the count. A
 * window numbers all letters that it types. A "letter" is any character, by code point.
 */
const letterRunSchema = z
  .tuple([z.string().min(1).max(40), z.number().int().min(0), z.number().int().min(1)])
  .readonly();
export type LetterRun = Readonly<z.infer<typeof letterRunSchema>>;

/** The inserted letters of one field, in the order of the text. */
const fieldLettersSchema = z.object({
  /**
   * The identity of the moment from which the field's letters are known. Letters that are known since different moments
   * can't be compared. Empty where the field had no inserted letters at that moment.
   */
  since: z.string().max(60),
  runs: z.array(letterRunSchema).readonly(),
});
export type FieldLetters = Readonly<z.infer<typeof fieldLettersSchema>>;

/**
 * The identities of an amendment's inserted letters, by field (see `fieldKey`). A letter keeps its identity in every
 * revision, and no other letter has it, even if it reads the same. A field that is missing here has unknown letters.
 */
export const lettersSchema = z.record(z.string().max(300), fieldLettersSchema).readonly();
export type Letters = Readonly<z.infer<typeof lettersSchema>>;

/** The key of one field of a provision, in `Letters` and in every map by field. */
export const fieldKey = ({ pid, field }: { readonly pid: Pid; readonly field: Field }): string =>
  `${field} ${pid}`;

/** The identity of one letter: its window and its number among that window's letters. */
export type Letter = readonly [window: string, nth: number];

/** The single letters of runs. */
export function eachLetter(runs: readonly LetterRun[]): readonly Letter[] {
  const letters: Letter[] = [];
  for (const [window, first, count] of runs)
    for (let nth = first; nth < first + count; nth++) letters.push([window, nth]);
  return letters;
}

/** Letters as runs. */
export function runsOfLetters(letters: readonly Letter[]): readonly LetterRun[] {
  const runs: [string, number, number][] = [];
  for (const [window, nth] of letters) {
    const last = runs.at(-1);
    if (last && last[0] === window && last[1] + last[2] === nth) last[2]++;
    else runs.push([window, nth, 1]);
  }
  return runs;
}

/**
 * The index of each inserted letter of a field among those at another moment; undefined for a letter that is absent
 * then. Null where the two moments can't be compared.
 */
export function placesOfLetters(
  from: FieldLetters,
  now: FieldLetters,
): readonly (number | undefined)[] | null {
  if (from.since !== now.since && from.runs.length > 0 && now.runs.length > 0) return null;
  const places = new Map<string, Map<number, number>>();
  for (const [at, [window, nth]] of eachLetter(now.runs).entries()) {
    const placesByNth = places.get(window) ?? new Map<number, number>();
    places.set(window, placesByNth.set(nth, at));
  }
  return eachLetter(from.runs).map(([window, nth]) => places.get(window)?.get(nth));
}

/** Letters with a change applied. @throws RangeError where the change doesn't fit them, or the result isn't `Letters` */
export function lettersAfter(before: Letters | undefined, change: ValueChange): Letters {
  const letters = lettersSchema.safeParse(valueAfter(before ?? {}, change));
  if (!letters.success) throw new RangeError('A change leaves letters of another shape');
  return letters.data;
}
