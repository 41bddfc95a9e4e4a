import type { Stretch } from '../../evidence/anchor.ts';
import { findSentences, termsOf } from './terms.ts';

/** The name and version of the method. A change of the method needs a new version. */
export const SUGGESTING_METHOD = 'Comparison of words (TF-IDF), version 1';

/** One coded text: its passages with their themes. A text without passages was read, but has no theme. */
export interface CodedText {
  readonly of: string;
  readonly text: string;
  readonly passages: readonly (Stretch & { readonly themes: readonly string[] })[];
}

/** The similarity of a theme to a text, with the most similar sentence and the words that cause the similarity. */
export interface Nearness {
  readonly theme: string;
  /** The cosine similarity, from 0 to 1, to four decimals. */
  readonly score: number;
  /** The most similar sentence. */
  readonly at: Stretch;
  /** The words that contribute most, in descending order. */
  readonly words: readonly string[];
}

/** The most words shown with a suggestion. */
const MAX_WORDS = 5;
/** The least number of texts with a theme before it is suggested for others. */
export const MIN_TEXTS_WITH_THEME = 3;

type Vector = ReadonlyMap<string, number>;

const rounded = (score: number): number => Math.round(score * 10_000) / 10_000;

/** Scales a vector to length 1. */
function normalise(weights: ReadonlyMap<string, number>): Vector {
  let sum = 0;
  for (const weight of weights.values()) sum += weight * weight;
  const length = Math.sqrt(sum);
  return length === 0 ? weights : new Map([...weights].map(([term, weight]) => [term, weight / length]));
}

/** A TF-IDF model of coded texts: how rare each word is, and one vector for the passages of each theme. */
export class ThemeWords {
  readonly #texts: number;
  readonly #frequency = new Map<string, number>();
  readonly #themes = new Map<string, Vector>();

  constructor(coded: readonly CodedText[]) {
    this.#texts = coded.length;
    for (const { text } of coded)
      for (const term of new Set(termsOf(text)))
        this.#frequency.set(term, (this.#frequency.get(term) ?? 0) + 1);
    const sums = new Map<string, Map<string, number>>();
    const texts = new Map<string, Set<string>>();
    for (const { of, text, passages } of coded)
      for (const { from, to, themes } of passages) {
        const vector = this.#vectorOf(termsOf(text.slice(from, to)));
        for (const theme of themes) {
          const sum = sums.get(theme) ?? new Map<string, number>();
          sums.set(theme, sum);
          for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
          texts.set(theme, (texts.get(theme) ?? new Set()).add(of));
        }
      }
    for (const theme of [...sums.keys()].sort())
      if ((texts.get(theme)?.size ?? 0) >= MIN_TEXTS_WITH_THEME)
        this.#themes.set(theme, normalise(sums.get(theme) ?? new Map()));
  }

  /** The themes that can be suggested. */
  get themes(): readonly string[] {
    return [...this.#themes.keys()];
  }

  #vectorOf(terms: readonly string[]): Vector {
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    const weights = new Map<string, number>();
    for (const [term, count] of counts) {
      const rarity = Math.log((this.#texts + 1) / ((this.#frequency.get(term) ?? 0) + 1)) + 1;
      weights.set(term, (1 + Math.log(count)) * rarity);
    }
    return normalise(weights);
  }

  /** The similarity of each theme to a text's most similar sentence, the highest first. Themes with 0 are left out. */
  nearest(text: string): readonly Nearness[] {
    const bestByTheme = new Map<string, Nearness>();
    for (const at of findSentences(text)) {
      const vector = this.#vectorOf(termsOf(text.slice(at.from, at.to)));
      for (const [theme, words] of this.#themes) {
        const shares: [string, number][] = [];
        let sum = 0;
        for (const [term, weight] of vector) {
          const share = weight * (words.get(term) ?? 0);
          if (share === 0) continue;
          sum += share;
          shares.push([term, share]);
        }
        const score = rounded(sum);
        if (score === 0 || score <= (bestByTheme.get(theme)?.score ?? 0)) continue;
        shares.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        bestByTheme.set(theme, { theme, score, at, words: shares.slice(0, MAX_WORDS).map(([term]) => term) });
      }
    }
    return [...bestByTheme.values()].sort((a, b) => b.score - a.score || (a.theme < b.theme ? -1 : 1));
  }
}
