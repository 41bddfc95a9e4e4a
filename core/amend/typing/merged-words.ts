import type { Edit } from '../edits/edit.ts';
import { type FieldLetters, fieldKey, type Letters } from '../edits/letters.ts';
import type { ChangeMode } from './changing.ts';
import { FieldLetterPair } from './known-in-field.ts';
import { insertedWordsByField, knownLettersOf, knownMapping } from './known-letters.ts';
import { type MergeField, mergeWords } from './merge-words.ts';
import type { OwnLetters } from './own-letters.ts';
import type { LetterMapping } from './places.ts';
import { replayInWords } from './text-again.ts';

/** The lists of a three-way merge: one person's change leads `from` … `to`, and `now` is what the other person has. */
export type EditLists = Readonly<Record<'from' | 'to' | 'now', readonly Edit[]>>;

/**
 * The mappings of one field's letters between the three lists, as far as the letters' identities are known.
 * `counts` are the numbers of inserted letters of the field in each list.
 */
export function knownMappings(
  key: string,
  lists: EditLists,
  counts: Readonly<Record<keyof EditLists, number>>,
) {
  const placesAt = (is: 'to' | 'now'): LetterMapping | undefined =>
    knownMapping({ key, from: lists.from, now: lists[is] }, { from: counts.from, now: counts[is] }) ??
    undefined;
  // Only their identities show whether equal letters in `to` and `now` are the same letters.
  const areBothKnown =
    knownLettersOf(lists.to)[key] !== undefined && knownLettersOf(lists.now)[key] !== undefined;
  const moments = { key, from: lists.to, now: lists.now };
  const sharedMapping = areBothKnown ? knownMapping(moments, { from: counts.to, now: counts.now }) : null;
  return {
    afterMapping: placesAt('to'),
    nowMapping: placesAt('now'),
    sharedMapping: sharedMapping ?? undefined,
  };
}

export interface MergeOptions {
  readonly mode: ChangeMode;
  /** The letters of `from` that the person of `mine` typed. Words that continue them go just behind them. */
  readonly own: OwnLetters;
}

interface Merged {
  readonly words: string;
  readonly letters: FieldLetters | null;
}

const countOfWords = (words: string): number => [...words].length;

/** Merges the words of inserted provisions, and collects the letters of the merged words. */
export class MergedInsertions {
  readonly #lists: EditLists;
  readonly #options: MergeOptions;
  readonly #merged = new Map<string, Merged>();

  constructor(lists: EditLists, options: MergeOptions) {
    this.#lists = lists;
    this.#options = options;
  }

  readonly mergeField: MergeField = (place, from, mine, theirs) => {
    const { mode, own } = this.#options;
    const key = fieldKey(place);
    const counts = { from: countOfWords(from), to: countOfWords(mine), now: countOfWords(theirs) };
    const { afterMapping, nowMapping, sharedMapping } = knownMappings(key, this.#lists, counts);
    const isOneSided = theirs === from || mine === from;
    if (isOneSided || !afterMapping || !nowMapping || (mine === theirs && !sharedMapping))
      return mergeWords(from, mine, theirs) ?? replayInWords(from, mine, theirs, mode)?.words ?? null;
    const mappings = { nowMapping, afterMapping, sharedMapping, isOwn: own.get(key) };
    const mergedField = replayInWords(from, mine, theirs, mode, mappings);
    if (!mergedField) return mergeWords(from, mine, theirs);
    const inField = new FieldLetterPair(key, this.#lists);
    const spans = { to: { start: 0, count: counts.to }, now: { start: 0, count: counts.now } };
    const all = inField.lettersOfChange(spans, mergedField, countOfWords(mergedField.words));
    this.#merged.set(key, { words: mergedField.words, letters: inField.asFieldLetters(all) });
    return mergedField.words;
  };

  /** The known letters of the provisions that the merged edits insert: merged, or from the list with the same words. */
  lettersIn(edits: readonly Edit[]): Letters {
    const { now, to } = this.#lists;
    const [theirs, mine] = [insertedWordsByField(now), insertedWordsByField(to)];
    const letters: Record<string, FieldLetters> = {};
    for (const [key, words] of insertedWordsByField(edits)) {
      const merged = this.#merged.get(key);
      const fieldLetters =
        (merged?.words === words ? merged.letters : undefined) ??
        (theirs.get(key) === words ? knownLettersOf(now)[key] : undefined) ??
        (mine.get(key) === words ? knownLettersOf(to)[key] : undefined);
      if (fieldLetters) letters[key] = fieldLetters;
    }
    return letters;
  }
}
