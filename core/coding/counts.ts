import type { Ref } from '../evidence/link.ts';
import type { Excerpt } from '../evidence/records.ts';
import type { StanceCounts } from './calls.ts';

/** The counts of one theme under one key, such as a question. */
export interface Cell {
  readonly theme: string;
  readonly key: string;
  readonly excerpts: number;
  readonly texts: number;
  /** The texts, with all answers of a campaign counted if its example has the theme. */
  readonly withCampaigns: number;
  readonly stances: StanceCounts;
}

export const NO_STANCES: StanceCounts = { supports: 0, opposes: 0, mixed: 0, neutral: 0, none: 0 };

/** The parts of an excerpt that counting needs. */
export type CountedExcerpt = Pick<Excerpt, 'id' | 'of' | 'themes' | 'stance'>;

const NO_CAMPAIGNS: ReadonlyMap<Ref, readonly Ref[]> = new Map();

/**
 * Counts themes by a key. An excerpt with two themes counts for both, and one with two keys under both. The time is linear in
 * the number of excerpts.
 * @param standsFor for a campaign's example, the other answers of the campaign, which count as coded alike
 */
export function countThemes(
  excerpts: Iterable<CountedExcerpt>,
  keysOf: (excerpt: CountedExcerpt, theme: string) => Iterable<string>,
  standsFor: ReadonlyMap<Ref, readonly Ref[]> = NO_CAMPAIGNS,
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
        for (const key of keysOf({ ...excerpt, of }, theme)) tallyOf(theme, key).addCampaignAnswer(of);
    }
  return [...tallies].flatMap(([theme, ofTheme]) =>
    [...ofTheme].map(([key, tally]) => ({ theme, key, ...tally.figures() })),
  );
}

class Tally {
  readonly #texts = new Set<Ref>();
  readonly #withCampaigns = new Set<Ref>();
  readonly #stances: Record<keyof StanceCounts, number> = { ...NO_STANCES };
  #excerpts = 0;

  add({ of, stance }: CountedExcerpt): void {
    this.#texts.add(of);
    this.#withCampaigns.add(of);
    this.#stances[stance ?? 'none'] += 1;
    this.#excerpts += 1;
  }

  /** Counts an answer of a campaign whose example has the excerpt. */
  addCampaignAnswer(of: Ref): void {
    this.#withCampaigns.add(of);
  }

  figures(): Omit<Cell, 'theme' | 'key'> {
    return {
      excerpts: this.#excerpts,
      texts: this.#texts.size,
      withCampaigns: this.#withCampaigns.size,
      stances: { ...this.#stances },
    };
  }
}
