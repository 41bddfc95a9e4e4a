import type { Edit } from '../edits/edit.ts';
import { type FieldLetters, fieldKey, type Letters } from '../edits/letters.ts';
import type { ChangeMode } from './changing.ts';
import { KnownInField } from './known-in-field.ts';
import { lettersOf, placesKnown, wordsPutIn } from './known-letters.ts';
import { type MergeField, mergeWords } from './merge-words.ts';
import type { OwnLetters } from './own-letters.ts';
import type { Places } from './places.ts';
import { wordsAgain } from './text-again.ts';

/** The ends of one hand's change, and what there is at the other. */
export type Lists = Readonly<Record<'from' | 'to' | 'now', readonly Edit[]>>;

/**
 * Which of a field's letters before is which at the end of the change and at the other hand, of so many there: nothing
 * where it isn't known.
 */
export function knownPlaces(key: string, lists: Lists, counts: Readonly<Record<keyof Lists, number>>) {
  const placesAt = (is: 'to' | 'now'): Places | undefined =>
    placesKnown({ key, from: lists.from, now: lists[is] }, { from: counts.from, now: counts[is] }) ??
    undefined;
  const [keptPlaces, heldPlaces] = [placesAt('to'), placesAt('now')];
  // Whether it is one letter that both have is told by its identity alone.
  const isTold = lettersOf(lists.to)[key] !== undefined && lettersOf(lists.now)[key] !== undefined;
  const moments = { key, from: lists.to, now: lists.now };
  const samePlaces = isTold ? placesKnown(moments, { from: counts.to, now: counts.now }) : null;
  return { kept: keptPlaces, held: heldPlaces, same: samePlaces ?? undefined };
}

interface Merged {
  readonly words: string;
  readonly letters: FieldLetters | null;
}

const countOfWords = (words: string): number => [...words].length;

/** The words of provisions that are put in, as two hands have them, with the letters that they come to. */
export class MergedWords {
  readonly #lists: Lists;
  readonly #mode: ChangeMode;
  readonly #own: OwnLetters;
  readonly #merged = new Map<string, Merged>();

  constructor(lists: Lists, { mode, own }: { readonly mode: ChangeMode; readonly own: OwnLetters }) {
    this.#lists = lists;
    this.#mode = mode;
    this.#own = own;
  }

  readonly mergeField: MergeField = (place, from, mine, theirs) => {
    const key = fieldKey(place);
    const counts = { from: countOfWords(from), to: countOfWords(mine), now: countOfWords(theirs) };
    const { kept, held, same } = knownPlaces(key, this.#lists, counts);
    const isOneHand = theirs === from || mine === from;
    if (isOneHand || !kept || !held || (mine === theirs && !same))
      return mergeWords(from, mine, theirs) ?? wordsAgain(from, mine, theirs, this.#mode)?.words ?? null;
    const letters = { known: held, kept, same, own: this.#own.get(key) };
    const mergedField = wordsAgain(from, mine, theirs, this.#mode, letters);
    if (!mergedField) return mergeWords(from, mine, theirs);
    const inField = new KnownInField(key, this.#lists);
    const spans = { to: { start: 0, count: counts.to }, now: { start: 0, count: counts.now } };
    const all = inField.lettersOfChange(spans, mergedField, countOfWords(mergedField.words));
    this.#merged.set(key, { words: mergedField.words, letters: inField.account(all) });
    return mergedField.words;
  };

  /** What is known of the letters of the provisions that some edits put in: as both have them, or one of the two hands. */
  lettersIn(edits: readonly Edit[]): Letters {
    const { now, to } = this.#lists;
    const [theirs, mine] = [wordsPutIn(now), wordsPutIn(to)];
    const letters: Record<string, FieldLetters> = {};
    for (const [key, words] of wordsPutIn(edits)) {
      const merged = this.#merged.get(key);
      const fieldLetters =
        (merged?.words === words ? merged.letters : undefined) ??
        (theirs.get(key) === words ? lettersOf(now)[key] : undefined) ??
        (mine.get(key) === words ? lettersOf(to)[key] : undefined);
      if (fieldLetters) letters[key] = fieldLetters;
    }
    return letters;
  }
}
