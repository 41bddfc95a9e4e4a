import type { CountedTheme } from '../../../core/coding/calls.ts';

/** A theme with those that are part of it. */
export interface ThemeNode {
  readonly theme: CountedTheme;
  readonly parts: readonly ThemeNode[];
}

/** The code frame as a tree, in the order given. A theme whose parent isn't there stands at the top. */
export function treeOf(themes: readonly CountedTheme[]): readonly ThemeNode[] {
  const ids = new Set(themes.map(({ id }) => id));
  const under = (parent: string | null): readonly ThemeNode[] =>
    themes
      .filter((theme) => (theme.parent !== null && ids.has(theme.parent) ? theme.parent : null) === parent)
      .map((theme) => ({ theme, parts: under(theme.id) }));
  return under(null);
}

/** The themes in the order of the tree, each with how deep it lies, from 0. */
export const flat = (
  nodes: readonly ThemeNode[],
  depth = 0,
): readonly { readonly theme: CountedTheme; readonly depth: number }[] =>
  nodes.flatMap(({ theme, parts }) => [{ theme, depth }, ...flat(parts, depth + 1)]);

/** A theme and all its parts, of every depth: what can't be its parent. */
export function withParts(themes: readonly CountedTheme[], id: string): ReadonlySet<string> {
  const own = themes.filter(({ parent }) => parent === id);
  return new Set([id, ...own.flatMap((part) => [...withParts(themes, part.id)])]);
}
