import type { CallOutput } from '../../../core/api.ts';
import type { CountedTheme, StanceCounts } from '../../../core/coding/calls.ts';
import { flat, treeOf } from './frame-tree.ts';

/** One bar of a chart, and one row of its table. */
export interface ChartRow {
  readonly theme: string;
  readonly name: string;
  /** The depth of the theme in the code frame, from 0. */
  readonly depth: number;
  readonly excerpts: number;
  readonly texts: number;
  readonly withCampaigns: number;
  readonly stances: StanceCounts;
}

/** The bars of one question, one type of respondent, or one provision. */
interface ChartGroup {
  readonly key: string;
  readonly name: string;
  readonly rows: readonly ChartRow[];
}

/** Every theme with at least one excerpt, in the order of the code frame. */
export const overall = (themes: readonly CountedTheme[]): readonly ChartRow[] =>
  flat(treeOf(themes))
    .filter(({ theme }) => theme.excerpts > 0)
    .map(({ theme, depth }) => ({ ...theme, theme: theme.id, depth }));

/** Groups the counts by key. Groups without counts are left out, and themes keep the order of the code frame. */
export function grouped(
  { keys, cells }: CallOutput<'coding.counts'>,
  themes: readonly CountedTheme[],
): readonly ChartGroup[] {
  const order = flat(treeOf(themes));
  return keys
    .map(({ key, name }) => ({
      key,
      name,
      rows: order.flatMap(({ theme, depth }) =>
        cells
          .filter(
            (cell) =>
              cell.key === key &&
              cell.theme === theme.id &&
              (cell.excerpts > 0 || cell.withCampaigns > cell.texts),
          )
          .map((cell) => ({ ...cell, name: theme.name, depth })),
      ),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** The length of the longest bar, at least 1. All bars of a page share this scale. */
export const longest = (groups: readonly { readonly rows: readonly ChartRow[] }[]): number =>
  Math.max(1, ...groups.flatMap(({ rows }) => rows.map(({ excerpts }) => excerpts)));
