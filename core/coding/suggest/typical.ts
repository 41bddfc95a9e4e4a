import { termsOf } from './terms.ts';

/** A word that one group’s texts have more often than others’. */
export interface TypicalWord {
  readonly word: string;
  /** Texts of the group that have it, and of the others. */
  readonly inside: number;
  readonly outside: number;
  /** How surely it is the group’s own: log-odds over its deviation, to two places. */
  readonly weight: number;
}

/** From here on a word is told: less could be chance, with as many words as are looked at (one in seven hundred each). */
const LEAST_WEIGHT = 3;
const LEAST_TEXTS = 3;
const MOST_WORDS = 20;

/** The words typical of each group of texts beside all the others, the surest first. Groups in the order of their names. */
export function typicalWords(
  texts: Iterable<{ readonly group: string; readonly text: string }>,
): readonly { readonly group: string; readonly texts: number; readonly words: readonly TypicalWord[] }[] {
  const groups = new Map<string, { texts: number; counts: Map<string, number> }>();
  const all = new Map<string, number>();
  let total = 0;
  for (const { group, text } of texts) {
    const groupCounts = groups.get(group) ?? { texts: 0, counts: new Map<string, number>() };
    groups.set(group, groupCounts);
    groupCounts.texts += 1;
    total += 1;
    for (const term of new Set(termsOf(text))) {
      groupCounts.counts.set(term, (groupCounts.counts.get(term) ?? 0) + 1);
      all.set(term, (all.get(term) ?? 0) + 1);
    }
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, { texts: many, counts }]) => {
      const words: TypicalWord[] = [];
      for (const [word, inside] of counts) {
        const outside = (all.get(word) ?? 0) - inside;
        if (inside < LEAST_TEXTS) continue;
        const [a, b, c, d] = [inside + 0.5, many - inside + 0.5, outside + 0.5, total - many - outside + 0.5];
        const weight =
          Math.round((Math.log((a * d) / (b * c)) / Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)) * 100) / 100;
        if (weight >= LEAST_WEIGHT) words.push({ word, inside, outside, weight });
      }
      words.sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
      return { group, texts: many, words: words.slice(0, MOST_WORDS) };
    });
}
