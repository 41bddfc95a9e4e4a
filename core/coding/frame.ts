import { ok, type Result, refuse } from '../base/result.ts';
import type { ChangeOf, Excerpt, Theme } from '../evidence/records.ts';

/** The code frame: the hierarchy of themes. Each function returns the changes of records, or refuses; none applies them. */

type Themes = readonly Theme[];

/** A change of a theme, or of an excerpt with a theme. */
type FrameChange = ChangeOf<'theme', Theme> | ChangeOf<'excerpt', Excerpt>;

const noTheme = (id: string, place: string): Result<never> =>
  refuse('not-found', `There is no theme ${id}.`, place);

/** Whether a theme has a name, ignoring case and outer spaces. */
const isNamed = (theme: Theme, name: string): boolean =>
  theme.name.trim().toLocaleLowerCase('en-GB') === name.trim().toLocaleLowerCase('en-GB');

/** The refusal of a theme without a name, with a name that is taken, or below itself. Null for a valid theme. */
function themeRefusal(themes: Themes, theme: Theme): Result<never> | null {
  if (theme.name.trim() === '') return refuse('invalid', 'A theme needs a name.', 'name');
  const sameName = themes.find((other) => other.id !== theme.id && isNamed(other, theme.name));
  if (sameName)
    return refuse(
      'clash',
      `${sameName.id} is already called ${sameName.name}. Merge the themes or choose another name.`,
      sameName.id,
    );
  if (theme.parent === null) return null;
  if (!themes.some(({ id }) => id === theme.parent)) return noTheme(theme.parent, 'parent');
  return isWithin(themes, theme.parent, theme.id)
    ? refuse('invalid', `${theme.name} can’t be part of itself.`, 'parent')
    : null;
}

/** Whether a theme is `ancestor`, or below it at any depth. The visited set guards against cycles. */
export function isWithin(themes: Themes, id: string, ancestor: string): boolean {
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  const visited = new Set<string>();
  for (let at: string | null = id; at !== null && !visited.has(at); at = byId.get(at)?.parent ?? null) {
    if (at === ancestor) return true;
    visited.add(at);
  }
  return false;
}

/** Adds a theme, or replaces the theme with its id. Refused for the reasons of `themeRefusal`. */
export function putTheme(themes: Themes, theme: Theme): Result<readonly FrameChange[]> {
  const refusal = themeRefusal(themes, theme);
  if (refusal) return refusal;
  const was = themes.find(({ id }) => id === theme.id) ?? null;
  return ok([{ kind: 'theme', id: theme.id, was, is: theme }]);
}

const withThemes = (excerpt: Excerpt, themes: readonly string[]): FrameChange => ({
  kind: 'excerpt',
  id: excerpt.id,
  was: excerpt,
  is: { ...excerpt, themes: [...new Set(themes)] },
});

/**
 * Moves all excerpts and parts of theme `from` to theme `into`, and removes `from`. Refused `not-found` for an unknown theme,
 * `invalid` for the same theme twice.
 * @param excerpts at least all excerpts with theme `from`.
 */
export function mergeThemes(
  themes: Themes,
  excerpts: readonly Excerpt[],
  from: string,
  into: string,
): Result<readonly FrameChange[]> {
  const [source, target] = [from, into].map((id) => themes.find((theme) => theme.id === id));
  if (!source) return noTheme(from, 'from');
  if (!target) return noTheme(into, 'into');
  if (source === target) return refuse('invalid', `${source.name} can’t be merged with itself.`, 'into');
  const parts = themes
    .filter(({ parent }) => parent === from)
    .map((was): FrameChange => {
      // If a theme is merged into one of its own parts, that part moves up to its level.
      const parent = isWithin(themes, into, was.id) ? source.parent : into;
      return { kind: 'theme', id: was.id, was, is: { ...was, parent } };
    });
  const moved = excerpts
    .filter((excerpt) => excerpt.themes.includes(from))
    .map((excerpt) =>
      withThemes(
        excerpt,
        excerpt.themes.map((theme) => (theme === from ? into : theme)),
      ),
    );
  return ok([...parts, ...moved, { kind: 'theme', id: from, was: source, is: null }]);
}

/** Makes a new theme, and gives it to some of another theme's excerpts instead of that theme. */
export function splitTheme(
  themes: Themes,
  chosen: readonly Excerpt[],
  from: string,
  newTheme: Omit<Theme, 'parent'>,
): Result<readonly FrameChange[]> {
  const parentTheme = themes.find(({ id }) => id === from);
  if (!parentTheme) return noTheme(from, 'from');
  const withoutTheme = chosen.find((excerpt) => !excerpt.themes.includes(from));
  if (withoutTheme)
    return refuse(
      'invalid',
      `${withoutTheme.id} does not have the theme ${parentTheme.name}.`,
      withoutTheme.id,
    );
  const added = putTheme(themes, { ...newTheme, parent: parentTheme.parent });
  if (!added.ok) return added;
  const moved = chosen.map((excerpt) =>
    withThemes(
      excerpt,
      excerpt.themes.map((theme) => (theme === from ? newTheme.id : theme)),
    ),
  );
  return ok([...added.value, ...moved]);
}

/** Removes a theme. Refused `clash` if it has parts or excerpts. @param used the number of excerpts with the theme */
export function removeTheme(themes: Themes, used: number, id: string): Result<readonly FrameChange[]> {
  const was = themes.find((theme) => theme.id === id);
  if (!was) return noTheme(id, 'id');
  const part = themes.find(({ parent }) => parent === id);
  if (part) return refuse('clash', `${part.name} is part of ${was.name}. Move it first.`, part.id);
  if (used > 0)
    return refuse(
      'clash',
      `${was.name} is on ${used} excerpt${used === 1 ? '' : 's'}. Merge it into another theme instead.`,
      id,
    );
  return ok([{ kind: 'theme', id, was, is: null }]);
}
