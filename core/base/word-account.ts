import { z } from 'zod';
import { count, listed } from './english.ts';

/** Words that one side has and the other lacks, as they stand together, and where. */
const missedWordsSchema = z.object({ words: z.string(), place: z.string() });
export type MissedWords = z.infer<typeof missedWordsSchema>;

/**
 * What became of the words of an Act's file: how many words, numbers and symbols it has and how many are held, and each
 * that was lost or is held twice, with its place. Counted by rules of its own, apart from how the file is read.
 */
export const wordAccountSchema = z.object({
  source: z.number().int(),
  held: z.number().int(),
  lost: z.array(missedWordsSchema),
  doubled: z.array(missedWordsSchema),
  /** What can be shown and not edited: how many tables, formulae, pictures, forms and notes are kept whole. */
  keptWhole: z.array(z.string()),
});
export type WordAccount = z.infer<typeof wordAccountSchema>;

/** Whether every word of the file is held, once. */
export const isWhole = ({ lost: lostWords, doubled }: WordAccount): boolean =>
  lostWords.length + doubled.length === 0;

/** As many places as are told of one by one. */
const MAX_PLACES = 50;

/** Places and their words, each in a line: `section 2(1), line 81: “in force”`. */
function placesOf(missed: readonly MissedWords[]): readonly string[] {
  const placeLines = missed.slice(0, MAX_PLACES).map(({ words, place }) => `${place}: “${words}”`);
  const moreCount = missed.length - placeLines.length;
  return moreCount > 0 ? [...placeLines, `and ${count(moreCount, 'more place')}`] : placeLines;
}

/** What became of the words of a file, a line each: the sum, every place that was lost or doubled, and what is kept whole. */
export function accountLines(account: WordAccount): readonly string[] {
  const { sum, lostLines, doubled, keptWhole } = accountWords(account);
  return [
    sum,
    ...lostLines.map((place) => `not read: ${place}`),
    ...doubled.map((place) => `read twice: ${place}`),
    ...(keptWhole === null ? [] : [keptWhole]),
  ];
}

/** As many places of each sort as a refusal names. */
const FEW = 5;

/** Why a file whose words were not all read, each once, is not taken: the sum and the first places, in a sentence each. */
export function missedWords(account: WordAccount): string {
  const { sum, lostLines, doubled } = accountWords(account);
  const places = [
    ...lostLines.slice(0, FEW).map((place) => `not read: ${place}`),
    ...doubled.slice(0, FEW).map((place) => `read twice: ${place}`),
  ];
  return `${sum} Nothing was done with it. ${places.join('; ')}.`;
}

/** What is shown and can’t be edited; of formulae, how what they draw is written. */
function keptWords(keptKinds: readonly string[]): string {
  const shownWords = `Shown as text, and can’t be edited: ${listed(keptKinds)}.`;
  const hasFormula = keptKinds.some((one) => /\bformula/.test(one));
  return hasFormula
    ? `${shownWords} The line of a fraction is written as “/”: compare each formula with the original.`
    : shownWords;
}

/** What an account says, for a person: the sum in a sentence, and what is lost, held twice and kept whole, place by place. */
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
    lostLines: placesOf(lostPlaces),
    doubled: placesOf(doubled),
    keptWhole: keptWhole.length === 0 ? null : keptWords(keptWhole),
  };
}
