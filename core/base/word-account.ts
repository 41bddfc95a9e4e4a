import { z } from 'zod';
import { count, listed } from './english.ts';

/** Consecutive words that were lost or read twice, and their place in the file. */
const missedWordsSchema = z.object({ words: z.string(), place: z.string() });
export type MissedWords = z.infer<typeof missedWordsSchema>;

/**
 * A check that an Act's file was read completely. The words, numbers and symbols are counted in the file (`source`) and in the
 * imported Act (`held`). Words that were lost or read twice are listed. The count does not use the reader's own code.
 */
export const wordAccountSchema = z.object({
  source: z.number().int(),
  held: z.number().int(),
  lost: z.array(missedWordsSchema),
  doubled: z.array(missedWordsSchema),
  /** Blocks that can be shown but not edited, counted by kind, as words: "2 tables". */
  keptWhole: z.array(z.string()),
});
export type WordAccount = z.infer<typeof wordAccountSchema>;

/** Whether every word of the file was read exactly once. */
export const isWhole = ({ lost: lostWords, doubled }: WordAccount): boolean =>
  lostWords.length + doubled.length === 0;

/** The most places that are listed; further places are only counted. */
const MAX_PLACES = 50;

/** One line for each place: `section 2(1), line 81: “in force”`. */
function placeLines(missed: readonly MissedWords[]): readonly string[] {
  const lines = missed.slice(0, MAX_PLACES).map(({ words, place }) => `${place}: “${words}”`);
  const moreCount = missed.length - lines.length;
  return moreCount > 0 ? [...lines, `and ${count(moreCount, 'more place')}`] : lines;
}

/** The account as lines: the total, the places that were not read or read twice, and the blocks that can't be edited. */
export function accountLines(account: WordAccount): readonly string[] {
  const { sum, lostLines, doubled, keptWhole } = accountWords(account);
  return [
    sum,
    ...lostLines.map((place) => `not read: ${place}`),
    ...doubled.map((place) => `read twice: ${place}`),
    ...(keptWhole === null ? [] : [keptWhole]),
  ];
}

/** The most places of each sort that a refusal names. */
const MAX_REFUSAL_PLACES = 5;

/** The refusal of a file whose words were not all read exactly once: the total and the first places. */
export function incompleteReadMessage(account: WordAccount): string {
  const { sum, lostLines, doubled } = accountWords(account);
  const places = [
    ...lostLines.slice(0, MAX_REFUSAL_PLACES).map((place) => `not read: ${place}`),
    ...doubled.slice(0, MAX_REFUSAL_PLACES).map((place) => `read twice: ${place}`),
  ];
  return `${sum} Nothing was done with it. ${places.join('; ')}.`;
}

/** The sentence about blocks that can’t be edited, with a warning about formulae. */
function readOnlyWords(keptKinds: readonly string[]): string {
  const shownWords = `Shown as text, and can’t be edited: ${listed(keptKinds)}.`;
  const hasFormula = keptKinds.some((one) => /\bformula/.test(one));
  return hasFormula
    ? `${shownWords} The line of a fraction is written as “/”: compare each formula with the original.`
    : shownWords;
}

/** The account in words: the total as a sentence, and lines for lost and doubled words. `keptWhole` is null for no blocks. */
export function accountWords(account: WordAccount): {
  readonly sum: string;
  readonly lostLines: readonly string[];
  readonly doubled: readonly string[];
  readonly keptWhole: string | null;
} {
  const { source, held: heldCount, lost: lostPlaces, doubled, keptWhole } = account;
  const words = count(source, 'word');
  return {
    sum: isWhole(account)
      ? `All ${words} of the file were read, numbers and letters included.`
      : `The file has ${words}, and ${count(heldCount, 'word')} were read.`,
    lostLines: placeLines(lostPlaces),
    doubled: placeLines(doubled),
    keptWhole: keptWhole.length === 0 ? null : readOnlyWords(keptWhole),
  };
}
