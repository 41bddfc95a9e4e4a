import type { CountedTheme } from '../../../core/coding/calls.ts';

/** A theme with its sub-themes. */
export interface ThemeNode {
  readonly theme: CountedTheme;
  readonly parts: readonly ThemeNode[];
}

/** Builds the code frame as a tree, in the given order. A theme whose parent is missing becomes a top-level theme. */
export function treeOf(themes: readonly CountedTheme[]): readonly ThemeNode[] {
  const ids = new Set(themes.map(({ id }) => id));
  const under = (parent: string | null): readonly ThemeNode[] =>
    themes
      .filter((theme) => (theme.parent !== null && ids.has(theme.parent) ? theme.parent : null) === parent)
      .map((theme) => ({ theme, parts: under(theme.id) }));
  return under(null);
}

/** Flattens the tree, with the depth of each theme from 0. */
export const flat = (
  nodes: readonly ThemeNode[],
  depth = 0,
): readonly { readonly theme: CountedTheme; readonly depth: number }[] =>
  nodes.flatMap(({ theme, parts }) => [{ theme, depth }, ...flat(parts, depth + 1)]);

/** Returns the ids of a theme and all its sub-themes, none of which can become its parent. */
export function withParts(themes: readonly CountedTheme[], id: string): ReadonlySet<string> {
  const own = themes.filter(({ parent }) => parent === id);
  return new Set([id, ...own.flatMap((part) => [...withParts(themes, part.id)])]);
}
