import type { Edit } from '../edits/edit.ts';
import { eachLetter, type FieldLetters, type Letter, runsOfLetters } from '../edits/letters.ts';
import type { Span } from './clusters.ts';
import { knownLettersOf } from './known-letters.ts';
import type { ReplayedField } from './text-again.ts';

type Letters = readonly (Letter | undefined)[];

/** The known letters of one field in two lists: after a change (`to`), and in the newer edits (`now`). */
export class FieldLetterPair {
  readonly #to: readonly Letter[];
  readonly #now: readonly Letter[];
  readonly #since: string | undefined;

  constructor(key: string, { to, now }: Readonly<Record<'to' | 'now', readonly Edit[]>>) {
    const [toLetters, nowLetters] = [knownLettersOf(to)[key], knownLettersOf(now)[key]];
    this.#to = eachLetter(toLetters?.runs ?? []);
    this.#now = eachLetter(nowLetters?.runs ?? []);
    this.#since = nowLetters?.since ?? toLetters?.since;
  }

  /** The letters of a span of the newer edits. */
  lettersAt({ start, count }: Span): Letters {
    return Array.from({ length: count }, (_, at) => this.#now[start + at]);
  }

  /** The letters of a span after the change was made again in it. Where both lists have a letter, that of `now` counts. */
  lettersOfChange(
    { to, now }: Readonly<Record<'to' | 'now', Span>>,
    { places, otherPlaces }: Pick<ReplayedField, 'places' | 'otherPlaces'>,
    count: number,
  ): Letters {
    const letters: (Letter | undefined)[] = Array.from({ length: count }, () => undefined);
    for (const [nth, at] of places.entries()) if (at !== undefined) letters[at] = this.#to[to.start + nth];
    for (const [nth, at] of otherPlaces.entries())
      if (at !== undefined) letters[at] = this.#now[now.start + nth] ?? letters[at];
    return letters;
  }

  /** The letters of the whole field. Null where one of them is not known. */
  asFieldLetters(letters: Letters): FieldLetters | null {
    const all = letters.flatMap((letter) => (letter ? [letter] : []));
    if (this.#since === undefined || all.length < letters.length) return null;
    return { since: this.#since, runs: runsOfLetters(all) };
  }
}
