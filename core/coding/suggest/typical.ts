import { termsOf } from './terms.ts';

/** A word that is more frequent in one group’s texts than in other texts. */
export interface TypicalWord {
  readonly word: string;
  /** The number of texts with the word in the group, and in the other groups. */
  readonly inside: number;
  readonly outside: number;
  /** The z-score: the log odds ratio divided by its standard error, to two decimals. */
  readonly weight: number;
}

/** The least z-score. By chance, one word in seven hundred reaches it, and thousands of words are examined. */
const MIN_WEIGHT = 3;
const MIN_TEXTS = 3;
const MAX_WORDS = 20;

/** The words typical of each group of texts compared with the other groups, the highest score first. Groups are sorted by name. */
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
    .map(([group, { texts: groupTexts, counts }]) => {
      const words: TypicalWord[] = [];
      for (const [word, inside] of counts) {
        const outside = (all.get(word) ?? 0) - inside;
        if (inside < MIN_TEXTS) continue;
        // The four cells of the contingency table, each with 0.5 added so that none is 0.
        const [a, b, c, d] = [
          inside + 0.5,
          groupTexts - inside + 0.5,
          outside + 0.5,
          total - groupTexts - outside + 0.5,
        ];
        const weight =
          Math.round((Math.log((a * d) / (b * c)) / Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)) * 100) / 100;
        if (weight >= MIN_WEIGHT) words.push({ word, inside, outside, weight });
      }
      words.sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
      return { group, texts: groupTexts, words: words.slice(0, MAX_WORDS) };
    });
}
