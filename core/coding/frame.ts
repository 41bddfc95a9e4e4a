import { ok, type Result, refuse } from '../base/result.ts';
import type { ChangeOf, Excerpt, Theme } from '../evidence/records.ts';

/** The code frame: what may become of its themes, as the changes of records that it takes. */

type Themes = readonly Theme[];

/** What becomes of a theme, or of an excerpt that has it. */
type FrameChange = ChangeOf<'theme', Theme> | ChangeOf<'excerpt', Excerpt>;

const noTheme = (id: string, place: string): Result<never> =>
  refuse('not-found', `There is no theme ${id}.`, place);

const isNamed = (theme: Theme, name: string): boolean =>
  theme.name.trim().toLocaleLowerCase('en-GB') === name.trim().toLocaleLowerCase('en-GB');

/** Why a theme can't be put in the frame as it is; null when it can. */
function fault(themes: Themes, theme: Theme): Result<never> | null {
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

/** Whether a theme is another, or a part of it at any depth. */
export function isWithin(themes: Themes, id: string, ancestor: string): boolean {
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  const visited = new Set<string>();
  for (let at: string | null = id; at !== null && !visited.has(at); at = byId.get(at)?.parent ?? null) {
    if (at === ancestor) return true;
    visited.add(at);
  }
  return false;
}

/** Puts a theme in the frame, or in the place of the one with its id. Refused as `fault` says. */
export function putTheme(themes: Themes, theme: Theme): Result<readonly FrameChange[]> {
  const bad = fault(themes, theme);
  if (bad) return bad;
  const was = themes.find(({ id }) => id === theme.id) ?? null;
  return ok([{ kind: 'theme', id: theme.id, was, is: theme }]);
}

const retagged = (excerpt: Excerpt, themes: readonly string[]): FrameChange => ({
  kind: 'excerpt',
  id: excerpt.id,
  was: excerpt,
  is: { ...excerpt, themes: [...new Set(themes)] },
});

/**
 * Moves one theme's excerpts and parts into another, and removes it.
 * @param excerpts at least all excerpts with the first theme.
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
      // Moving a theme into one of its own parts puts that part in its place.
      const parent = isWithin(themes, into, was.id) ? source.parent : into;
      return { kind: 'theme', id: was.id, was, is: { ...was, parent } };
    });
  const moved = excerpts
    .filter((excerpt) => excerpt.themes.includes(from))
    .map((excerpt) =>
      retagged(
        excerpt,
        excerpt.themes.map((theme) => (theme === from ? into : theme)),
      ),
    );
  return ok([...parts, ...moved, { kind: 'theme', id: from, was: source, is: null }]);
}

/** Gives some of a theme's excerpts another theme in its place, `made`, which is new. */
export function splitTheme(
  themes: Themes,
  chosen: readonly Excerpt[],
  from: string,
  newTheme: Omit<Theme, 'parent'>,
): Result<readonly FrameChange[]> {
  const parentTheme = themes.find(({ id }) => id === from);
  if (!parentTheme) return noTheme(from, 'from');
  const stranger = chosen.find((excerpt) => !excerpt.themes.includes(from));
  if (stranger)
    return refuse('invalid', `${stranger.id} does not have the theme ${parentTheme.name}.`, stranger.id);
  const added = putTheme(themes, { ...newTheme, parent: parentTheme.parent });
  if (!added.ok) return added;
  const moved = chosen.map((excerpt) =>
    retagged(
      excerpt,
      excerpt.themes.map((theme) => (theme === from ? newTheme.id : theme)),
    ),
  );
  return ok([...added.value, ...moved]);
}

/** Takes a theme away that nothing is under. @param used how many excerpts have it */
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
