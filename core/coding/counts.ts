import type { Ref } from '../evidence/link.ts';
import type { Excerpt } from '../evidence/records.ts';
import type { StanceCounts } from './calls.ts';

/** How often one theme occurs under one key, and with which stance. */
export interface Cell {
  readonly theme: string;
  readonly key: string;
  readonly excerpts: number;
  readonly texts: number;
  /** The texts, and with one that a campaign’s answers are told by, all of these. */
  readonly withCampaigns: number;
  readonly stances: StanceCounts;
}

export const NO_STANCES: StanceCounts = { supports: 0, opposes: 0, mixed: 0, neutral: 0, none: 0 };

/** What of an excerpt is counted. */
export type CountedExcerpt = Pick<Excerpt, 'id' | 'of' | 'themes' | 'stance'>;

/** Nothing stands for anything but itself. */
const ALONE: ReadonlyMap<Ref, readonly Ref[]> = new Map();

/**
 * Counts themes by whatever key is asked for: an excerpt with two themes counts for both, and one whose theme has two
 * keys counts under each. In one walk, so that it may be many.
 * @param standsFor the answers of the campaign that a text is the example of: what is coded of it once is coded of them
 */
export function countThemes(
  excerpts: Iterable<CountedExcerpt>,
  keysOf: (excerpt: CountedExcerpt, theme: string) => Iterable<string>,
  standsFor: ReadonlyMap<Ref, readonly Ref[]> = ALONE,
): readonly Cell[] {
  const tallies = new Map<string, Map<string, Tally>>();
  const tallyOf = (theme: string, key: string): Tally => {
    const ofTheme = tallies.get(theme) ?? new Map<string, Tally>();
    tallies.set(theme, ofTheme);
    const tally = ofTheme.get(key) ?? new Tally();
    ofTheme.set(key, tally);
    return tally;
  };
  for (const excerpt of excerpts)
    for (const theme of excerpt.themes) {
      for (const key of keysOf(excerpt, theme)) tallyOf(theme, key).add(excerpt);
      for (const of of standsFor.get(excerpt.of) ?? [])
        for (const key of keysOf({ ...excerpt, of }, theme)) tallyOf(theme, key).stand(of);
    }
  return [...tallies].flatMap(([theme, ofTheme]) =>
    [...ofTheme].map(([key, tally]) => ({ theme, key, ...tally.figures() })),
  );
}

class Tally {
  readonly #texts = new Set<Ref>();
  readonly #standing = new Set<Ref>();
  readonly #stances: Record<keyof StanceCounts, number> = { ...NO_STANCES };
  #excerpts = 0;

  add({ of, stance }: CountedExcerpt): void {
    this.#texts.add(of);
    this.#standing.add(of);
    this.#stances[stance ?? 'none'] += 1;
    this.#excerpts += 1;
  }

  /** Takes in a text that the excerpt’s own stands for. */
  stand(of: Ref): void {
    this.#standing.add(of);
  }

  figures(): Omit<Cell, 'theme' | 'key'> {
    return {
      excerpts: this.#excerpts,
      texts: this.#texts.size,
      withCampaigns: this.#standing.size,
      stances: { ...this.#stances },
    };
  }
}
