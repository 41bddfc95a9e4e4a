import type { StanceCounts } from './calls.ts';
import { stanceCountsWords } from './stance-counts-words.ts';

/** The counts of a theme: excerpts, distinct texts, and texts with all answers of campaigns. */
export interface ThemeCounts {
  readonly excerpts: number;
  readonly texts: number;
  readonly withCampaigns: number;
  readonly stances: StanceCounts;
}

/** The counts as published. Null for a number that is suppressed. */
export type PublishedThemeCounts = { readonly [Name in keyof ThemeCounts]: ThemeCounts[Name] | null };

/**
 * Suppresses numbers from 1 to `minShown` - 1, which could identify a person. The stances of a theme add up to its excerpts, so
 * they are shown or suppressed together. Different themes have no total from which a number could be computed.
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

/** The published stances in words: "8 support, 5 oppose". `notShown` if suppressed, `emptyText` for none. */
export const publishedStances = (
  stances: StanceCounts | null,
  notShown: string,
  emptyText: string,
): string => (stances === null ? notShown : stanceCountsWords(stances) || emptyText);
