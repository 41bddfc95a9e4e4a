import type { Ref } from '../evidence/link.ts';
import type { Excerpt } from '../evidence/records.ts';
import type { StanceCounts } from './calls.ts';

/** How often one theme occurs under one key, and with which stance. */
export interface Cell {
  readonly theme: string;
  readonly key: string;
  readonly excerpts: number;
  readonly texts: number;
  readonly stances: StanceCounts;
}

export const NO_STANCES: StanceCounts = { supports: 0, opposes: 0, mixed: 0, neutral: 0, none: 0 };

/** What of an excerpt is counted. */
export type Counted = Pick<Excerpt, 'id' | 'of' | 'themes' | 'stance'>;

/**
 * Counts themes by whatever key is asked for: an excerpt with two themes counts for both, and one whose theme has two
 * keys counts under each. In one walk, so that it may be many.
 */
export function countThemes(
  excerpts: Iterable<Counted>,
  keysOf: (excerpt: Counted, theme: string) => Iterable<string>,
): readonly Cell[] {
  const tallies = new Map<string, Map<string, Tally>>();
  for (const excerpt of excerpts)
    for (const theme of excerpt.themes)
      for (const key of keysOf(excerpt, theme)) {
        const ofTheme = tallies.get(theme) ?? new Map<string, Tally>();
        tallies.set(theme, ofTheme);
        const tally = ofTheme.get(key) ?? new Tally();
        ofTheme.set(key, tally);
        tally.add(excerpt);
      }
  return [...tallies].flatMap(([theme, ofTheme]) =>
    [...ofTheme].map(([key, tally]) => ({ theme, key, ...tally.figures() })),
  );
}

class Tally {
  readonly #texts = new Set<Ref>();
  readonly #stances: Record<keyof StanceCounts, number> = { ...NO_STANCES };
  #excerpts = 0;

  add({ of, stance }: Counted): void {
    this.#texts.add(of);
    this.#stances[stance ?? 'none'] += 1;
    this.#excerpts += 1;
  }

  figures(): Omit<Cell, 'theme' | 'key'> {
    return { excerpts: this.#excerpts, texts: this.#texts.size, stances: { ...this.#stances } };
  }
}
