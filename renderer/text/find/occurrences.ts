import type { WordSource } from '../../../core/review/thread-words.ts';

/** A range in a whole line, including deleted words, in UTF-16 code units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

type Words = Pick<WordSource, 'text' | 'kind'>;

/** A reading of a marked-up line, named by the words that it leaves out: as amended without deletions, or as it was. */
export type Reading = 'deleted' | 'inserted';

/**
 * The matches in a line, in any of some readings. With both, deleted words are found too. Nothing is found across a
 * change that neither reading has.
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
