import { describe, expect, test } from 'vitest';
import { isWithin, mergeThemes, putTheme, removeTheme, splitTheme } from '../../../core/coding/frame.ts';
import { applyChanges, inverseChanges, type RecordChange, recordKey } from '../../../core/events/records.ts';
import type { Excerpt, Theme } from '../../../core/evidence/records.ts';
import { must } from '../../support/reviews/review.ts';

const theme = (id: string, parent: string | null = null): Theme => ({
  id,
  name: `Name ${id}`,
  description: '',
  parent,
});
const excerpt = (id: string, ...themes: string[]): Excerpt => ({
  id,
  of: 'note:N-1',
  anchor: { from: 0, to: 1, quote: 'a', prefix: '', suffix: '' },
  themes,
  stance: null,
  remark: '',
  by: 'Ann',
  at: '2026',
});

/** What records are after changes, by key. */
function outcome(records: readonly (Theme | Excerpt)[], changes: readonly RecordChange[]) {
  const held = new Map(
    records.map((value) => {
      const kind = 'of' in value ? ('excerpt' as const) : ('theme' as const);
      return [recordKey(kind, value.id), { kind, value }];
    }),
  );
  const before = new Map(held);
  applyChanges(held, changes);
  const now = Object.fromEntries([...held].map(([key, { value }]) => [key, value]));
  applyChanges(held, inverseChanges(changes));
  expect(Object.fromEntries(held)).toEqual(Object.fromEntries(before));
  return now;
}

describe('merging', () => {
  test('moves excerpts and parts, and names no theme twice', () => {
    const themes = [theme('A'), theme('B'), theme('A1', 'A')];
    const excerpts = [excerpt('X', 'A'), excerpt('Y', 'B', 'A'), excerpt('Z', 'B')];
    const now = outcome([...themes, ...excerpts], must(mergeThemes(themes, excerpts, 'A', 'B')));
    expect(now).toMatchObject({
      'theme:A1': { parent: 'B' },
      'excerpt:X': { themes: ['B'] },
      'excerpt:Y': { themes: ['B'] },
      'excerpt:Z': { themes: ['B'] },
    });
    expect(now).not.toHaveProperty('theme:A');
  });

  test('of a whole into a part of its part leaves no ring', () => {
    const themes = [theme('R'), theme('A', 'R'), theme('B', 'A'), theme('C', 'B'), theme('D', 'A')];
    const now = outcome(themes, must(mergeThemes(themes, [], 'A', 'C')));
    expect(now).toMatchObject({
      'theme:B': { parent: 'R' },
      'theme:C': { parent: 'B' },
      'theme:D': { parent: 'C' },
    });
  });

  test.each([
    ['with itself', 'A', 'A', 'invalid'],
    ['of what there is not', 'Q', 'A', 'not-found'],
    ['into what there is not', 'A', 'Q', 'not-found'],
  ])('is refused %s', (_, from, into, kind) => {
    expect(mergeThemes([theme('A')], [], from, into)).toMatchObject({ ok: false, error: { kind } });
  });
});

describe('splitting', () => {
  const themes = [theme('P'), theme('A', 'P')];
  test('gives the chosen excerpts the new theme in the old one’s place', () => {
    const chosen = [excerpt('X', 'P', 'A')];
    const made = { id: 'N', name: 'New', description: '' };
    const now = outcome([...themes, ...chosen], must(splitTheme(themes, chosen, 'A', made)));
    expect(now).toMatchObject({ 'theme:N': { parent: 'P' }, 'excerpt:X': { themes: ['P', 'N'] } });
  });
  test('is refused for an excerpt that hasn’t the theme, and for a name that is taken', () => {
    const made = { id: 'N', name: 'name a', description: '' };
    expect(splitTheme(themes, [excerpt('X', 'P')], 'A', made)).toMatchObject({ error: { place: 'X' } });
    expect(splitTheme(themes, [excerpt('X', 'A')], 'A', made)).toMatchObject({ error: { kind: 'clash' } });
  });
});

test('a theme can’t be moved under its own part', () => {
  const themes = [theme('A'), theme('B', 'A'), theme('C', 'B')];
  expect(putTheme(themes, theme('A', 'C'))).toMatchObject({ ok: false, error: { place: 'parent' } });
  expect(putTheme(themes, theme('A', 'Q'))).toMatchObject({ ok: false, error: { kind: 'not-found' } });
  expect(isWithin(themes, 'C', 'A')).toBe(true);
  expect(isWithin(themes, 'A', 'C')).toBe(false);
});

test('a theme is taken away only when nothing is under it', () => {
  const themes = [theme('A'), theme('B', 'A')];
  expect(removeTheme(themes, 0, 'A')).toMatchObject({ ok: false, error: { place: 'B' } });
  expect(removeTheme(themes, 1, 'B')).toMatchObject({ ok: false, error: { kind: 'clash' } });
  expect(outcome(themes, must(removeTheme(themes, 0, 'B')))).not.toHaveProperty('theme:B');
});
