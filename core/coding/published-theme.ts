import type { StanceCounts } from './calls.ts';
import { stanceCountsWords } from './stance-counts-words.ts';

/** A theme in numbers: of passages, of the different texts that they are in, and of those with the answers of campaigns. */
export interface ThemeCounts {
  readonly excerpts: number;
  readonly texts: number;
  readonly withCampaigns: number;
  readonly stances: StanceCounts;
}

/** The same as it is published; null where a number is not shown. */
export type PublishedThemeCounts = { readonly [Name in keyof ThemeCounts]: ThemeCounts[Name] | null };

/**
 * A theme's numbers without those of 1 to fewer than `minShown`. Themes add up to nothing, so that none can be worked out from the
 * others; but the stances of one come to its passages, so that they are shown together or not at all.
 */
export function publishedThemeCounts(
  { excerpts, texts, withCampaigns, stances }: ThemeCounts,
  minShown: number,
): PublishedThemeCounts {
  const isSmall = (number: number): boolean => number > 0 && number < minShown;
  const isFew = isSmall(texts);
  return {
    excerpts: isFew ? null : excerpts,
    texts: isFew ? null : texts,
    withCampaigns: isSmall(withCampaigns) || isSmall(withCampaigns - texts) ? null : withCampaigns,
    stances: isFew || Object.values(stances).some(isSmall) ? null : stances,
  };
}

/** The stances of passages as they are published: "8 support, 5 oppose"; `none` where there are none. */
export const publishedStances = (
  stances: StanceCounts | null,
  notShown: string,
  emptyText: string,
): string => (stances === null ? notShown : stanceCountsWords(stances) || emptyText);
