import { z } from 'zod';
import type { Field, Pid } from '../../act/tree.ts';

/** Letters that one window put in one after another: what it is called, which of its letters the first is, how many. */
const letterRunSchema = z
  .tuple([z.string().min(1).max(40), z.number().int().min(0), z.number().int().min(1)])
  .readonly();
export type LetterRun = Readonly<z.infer<typeof letterRunSchema>>;

/** Which letters are put in in one field, in their order. */
const fieldLettersSchema = z.object({
  /**
   * Where the account of them began, that is with letters of which nothing was known: two that began apart can't be
   * compared. Empty where there were none then.
   */
  since: z.string().max(60),
  runs: z.array(letterRunSchema).readonly(),
});
export type FieldLetters = Readonly<z.infer<typeof fieldLettersSchema>>;

/**
 * Which letters an amendment puts in, by field (see `fieldKey`): a letter is the same in every revision that it is in, and
 * no other is, though it reads the same. Of a field that is not in it, nothing is known.
 */
export const lettersSchema = z.record(z.string().max(300), fieldLettersSchema).readonly();
export type Letters = Readonly<z.infer<typeof lettersSchema>>;

/** A field, as letters are kept by. */
export const fieldKey = ({ pid, field }: { readonly pid: Pid; readonly field: Field }): string =>
  `${field} ${pid}`;

/** One letter: of which window, and which of that window's letters. */
export type Letter = readonly [window: string, nth: number];

/** Letters one by one. */
export function eachLetter(runs: readonly LetterRun[]): readonly Letter[] {
  const letters: Letter[] = [];
  for (const [window, first, count] of runs)
    for (let nth = first; nth < first + count; nth++) letters.push([window, nth]);
  return letters;
}

/** Letters by what was put in one after another. */
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
 * Which of the letters of a field at one moment each is at another, by their places; null where the two can't be
 * compared.
 */
export function placesOfLetters(
  from: FieldLetters,
  now: FieldLetters,
): readonly (number | undefined)[] | null {
  if (from.since !== now.since && from.runs.length > 0 && now.runs.length > 0) return null;
  const places = new Map<string, Map<number, number>>();
  for (const [at, [window, nth]] of eachLetter(now.runs).entries()) {
    const known = places.get(window) ?? new Map<number, number>();
    places.set(window, known.set(nth, at));
  }
  return eachLetter(from.runs).map(([window, nth]) => places.get(window)?.get(nth));
}
