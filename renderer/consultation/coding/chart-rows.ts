import type { CallOutput } from '../../../core/api.ts';
import type { CountedTheme, StanceCounts } from '../../../core/coding/calls.ts';
import { flat, treeOf } from './frame-tree.ts';

/** One bar of a chart, which is one line of its table. */
export interface ChartRow {
  readonly theme: string;
  readonly name: string;
  /** How deep the theme lies in the frame, from 0. */
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

/** Every theme that was given at all, in the order of the frame. */
export const overall = (themes: readonly CountedTheme[]): readonly ChartRow[] =>
  flat(treeOf(themes))
    .filter(({ theme }) => theme.excerpts > 0)
    .map(({ theme, depth }) => ({ ...theme, theme: theme.id, depth }));

/** The counts as charts: a group for each key that has any, with its themes in the order of the frame. */
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

/** The longest bar of them all: every bar of a page is drawn to its scale. At least 1. */
export const longest = (groups: readonly { readonly rows: readonly ChartRow[] }[]): number =>
  Math.max(1, ...groups.flatMap(({ rows }) => rows.map(({ excerpts }) => excerpts)));
