import type { Stretch } from '../../evidence/anchor.ts';
import { sentencesOf, termsOf } from './terms.ts';

/** The way in which themes are suggested, by name and version: another way has another name. */
export const SUGGESTING_METHOD = 'Comparison of words (TF-IDF), version 1';

/** What people coded: one text’s passages with their themes. A text without a passage was read, and nothing found. */
export interface CodedText {
  readonly of: string;
  readonly text: string;
  readonly passages: readonly (Stretch & { readonly themes: readonly string[] })[];
}

/** How near a theme comes to a text, where in it, and by which words. */
export interface Nearness {
  readonly theme: string;
  /** 0–1, to four places. */
  readonly score: number;
  readonly at: Stretch;
  /** The words that count most, most first. */
  readonly words: readonly string[];
}

/** Words told of a suggestion. */
const MOST_WORDS = 5;
/** Texts that a theme must be in, to be suggested for others. */
export const LEAST_TEXTS = 3;

type Vector = ReadonlyMap<string, number>;

const rounded = (score: number): number => Math.round(score * 10_000) / 10_000;

function unit(weights: ReadonlyMap<string, number>): Vector {
  let sum = 0;
  for (const weight of weights.values()) sum += weight * weight;
  const length = Math.sqrt(sum);
  return length === 0 ? weights : new Map([...weights].map(([term, weight]) => [term, weight / length]));
}

/** What is learnt of what people coded: how rare each word is, and what each theme’s passages have in common. */
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
      if ((texts.get(theme)?.size ?? 0) >= LEAST_TEXTS)
        this.#themes.set(theme, unit(sums.get(theme) ?? new Map()));
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
    return unit(weights);
  }

  /** How near each theme comes to a text, by its sentence that comes nearest; the nearest theme first. */
  nearest(text: string): readonly Nearness[] {
    const best = new Map<string, Nearness>();
    for (const at of sentencesOf(text)) {
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
        if (score === 0 || score <= (best.get(theme)?.score ?? 0)) continue;
        shares.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        best.set(theme, { theme, score, at, words: shares.slice(0, MOST_WORDS).map(([term]) => term) });
      }
    }
    return [...best.values()].sort((a, b) => b.score - a.score || (a.theme < b.theme ? -1 : 1));
  }
}
