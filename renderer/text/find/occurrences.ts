import type { WordSource } from '../../../core/review/thread-words.ts';

/** Some words of a line, by where they begin and end in all of it, what is struck included: in UTF-16 code units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

type Words = Pick<WordSource, 'text' | 'kind'>;

/** A way to read a line with changes in it, by what is left out: as it would read, or as it was. */
export type Reading = 'deleted' | 'inserted';

/**
 * Where words stand in a line, in order, in any of some readings: in both, struck words are found, too, and none are
 * found across a change that stand in neither.
 */
export function occurrencesIn(
  words: readonly Words[],
  pattern: RegExp,
  readings: readonly Reading[],
): readonly Stretch[] {
  const occurrences = new Map<string, Stretch>();
  for (const left of readings) {
    let read = '';
    const places: number[] = [];
    let at = 0;
    for (const { text, kind } of words) {
      if (kind !== left) {
        read += text;
        for (let within = 0; within < text.length; within++) places.push(at + within);
      }
      at += text.length;
    }
    for (const { index, 0: match } of read.matchAll(pattern)) {
      const [from, last] = [places[index], places[index + match.length - 1]];
      if (from !== undefined && last !== undefined)
        occurrences.set(`${from} ${last}`, { from, to: last + 1 });
    }
  }
  return [...occurrences.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}
