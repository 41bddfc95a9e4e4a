import type { Edit } from '../edits/edit.ts';
import { eachLetter, type FieldLetters, type Letter, runsOfLetters } from '../edits/letters.ts';
import type { Span } from './clusters.ts';
import { knownLettersOf } from './known-letters.ts';
import type { ReplayedField } from './text-again.ts';

type Letters = readonly (Letter | undefined)[];

/** Which letters a field has where a change of it is made in what another hand left: of either hand's, where they are known. */
export class FieldLetterPair {
  readonly #to: readonly Letter[];
  readonly #now: readonly Letter[];
  readonly #since: string | undefined;

  constructor(key: string, { to, now }: Readonly<Record<'to' | 'now', readonly Edit[]>>) {
    const [own, other] = [knownLettersOf(to)[key], knownLettersOf(now)[key]];
    this.#to = eachLetter(own?.runs ?? []);
    this.#now = eachLetter(other?.runs ?? []);
    this.#since = other?.since ?? own?.since;
  }

  /** The letters of a span as the other hand has them. */
  lettersAt({ start, count }: Span): Letters {
    return Array.from({ length: count }, (_, at) => this.#now[start + at]);
  }

  /** The letters of what a change comes to in a span: those that the other hand has are the same there. */
  lettersOfChange(
    { to, now }: Readonly<Record<'to' | 'now', Span>>,
    { places, otherPlaces: otherPlaces }: Pick<ReplayedField, 'places' | 'others'>,
    count: number,
  ): Letters {
    const letters: (Letter | undefined)[] = Array.from({ length: count }, () => undefined);
    for (const [nth, at] of places.entries()) if (at !== undefined) letters[at] = this.#to[to.start + nth];
    for (const [nth, at] of otherPlaces.entries())
      if (at !== undefined) letters[at] = this.#now[now.start + nth] ?? letters[at];
    return letters;
  }

  /** An account of all letters of the field; null where one of them is not known. */
  asFieldLetters(letters: Letters): FieldLetters | null {
    const all = letters.flatMap((letter) => (letter ? [letter] : []));
    if (this.#since === undefined || all.length < letters.length) return null;
    return { since: this.#since, runs: runsOfLetters(all) };
  }
}
