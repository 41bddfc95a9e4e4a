import type { Edit } from '../edits/edit.ts';
import { type FieldLetters, fieldKey, type Letters } from '../edits/letters.ts';
import type { ChangeMode } from './changing.ts';
import { FieldLetterPair } from './known-in-field.ts';
import { insertedWordsByField, knownLettersOf, knownMapping } from './known-letters.ts';
import { type MergeField, mergeWords } from './merge-words.ts';
import type { OwnLetters } from './own-letters.ts';
import type { LetterMapping } from './places.ts';
import { replayInWords } from './text-again.ts';

/** The ends of one hand's change, and what there is at the other. */
export type EditLists = Readonly<Record<'from' | 'to' | 'now', readonly Edit[]>>;

/**
 * Which of a field's letters before is which at the end of the change and at the other hand, of so many there: nothing
 * where it isn't known.
 */
export function knownMappings(
  key: string,
  lists: EditLists,
  counts: Readonly<Record<keyof EditLists, number>>,
) {
  const placesAt = (is: 'to' | 'now'): LetterMapping | undefined =>
    knownMapping({ key, from: lists.from, now: lists[is] }, { from: counts.from, now: counts[is] }) ??
    undefined;
  const [keptPlaces, heldPlaces] = [placesAt('to'), placesAt('now')];
  // Whether it is one letter that both have is told by its identity alone.
  const isTold = knownLettersOf(lists.to)[key] !== undefined && knownLettersOf(lists.now)[key] !== undefined;
  const moments = { key, from: lists.to, now: lists.now };
  const samePlaces = isTold ? knownMapping(moments, { from: counts.to, now: counts.now }) : null;
  return { kept: keptPlaces, held: heldPlaces, same: samePlaces ?? undefined };
}

interface Merged {
  readonly words: string;
  readonly letters: FieldLetters | null;
}

const countOfWords = (words: string): number => [...words].length;

/** The words of provisions that are put in, as two hands have them, with the letters that they come to. */
export class MergedInsertions {
  readonly #lists: EditLists;
  readonly #mode: ChangeMode;
  readonly #own: OwnLetters;
  readonly #merged = new Map<string, Merged>();

  constructor(lists: EditLists, { mode, own }: { readonly mode: ChangeMode; readonly own: OwnLetters }) {
    this.#lists = lists;
    this.#mode = mode;
    this.#own = own;
  }

  readonly mergeField: MergeField = (place, from, mine, theirs) => {
    const key = fieldKey(place);
    const counts = { from: countOfWords(from), to: countOfWords(mine), now: countOfWords(theirs) };
    const { kept, held, same } = knownMappings(key, this.#lists, counts);
    const isOneHand = theirs === from || mine === from;
    if (isOneHand || !kept || !held || (mine === theirs && !same))
      return mergeWords(from, mine, theirs) ?? replayInWords(from, mine, theirs, this.#mode)?.words ?? null;
    const letters = { known: held, kept, same, own: this.#own.get(key) };
    const mergedField = replayInWords(from, mine, theirs, this.#mode, letters);
    if (!mergedField) return mergeWords(from, mine, theirs);
    const inField = new FieldLetterPair(key, this.#lists);
    const spans = { to: { start: 0, count: counts.to }, now: { start: 0, count: counts.now } };
    const all = inField.lettersOfChange(spans, mergedField, countOfWords(mergedField.words));
    this.#merged.set(key, { words: mergedField.words, letters: inField.asFieldLetters(all) });
    return mergedField.words;
  };

  /** What is known of the letters of the provisions that some edits put in: as both have them, or one of the two hands. */
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
