import { expect, it } from 'vitest';
import { NO_STANCES } from '../../../core/coding/counts.ts';
import { publishedThemeCounts } from '../../../core/coding/published-theme.ts';
import type { PackConsultation } from '../../../core/pack/consultation.ts';
import { NO_CONSULTATION, themesTable } from '../../../core/pack/consultation.ts';
import { publishedConsultation } from '../../../core/pack/source/consultation-shown.ts';

const stances = (supports: number, opposes: number) => ({ ...NO_STANCES, supports, opposes });

it.each([
  ['enough of each', { excerpts: 12, texts: 9, withCampaigns: 9, stances: stances(6, 6) }, {}],
  [
    'few texts',
    { excerpts: 6, texts: 4, withCampaigns: 40, stances: stances(6, 0) },
    { excerpts: null, texts: null, stances: null },
  ],
  ['few of a stance', { excerpts: 9, texts: 9, withCampaigns: 9, stances: stances(8, 1) }, { stances: null }],
  [
    'a small campaign',
    { excerpts: 9, texts: 9, withCampaigns: 11, stances: stances(9, 0) },
    { withCampaigns: null },
  ],
  ['nobody', { excerpts: 0, texts: 0, withCampaigns: 0, stances: NO_STANCES }, {}],
])('a theme is published without numbers of few people: %s', (_, counts, hidden) => {
  expect(publishedThemeCounts(counts, 5)).toEqual({ ...counts, ...hidden });
  expect(publishedThemeCounts(counts, 1)).toEqual(counts);
});

it('is told so to the public wherever a pack tells of it, and whole where every number is shown', () => {
  const theme = {
    id: 'T-0001',
    name: 'Lamps',
    description: 'D',
    excerpts: 3,
    texts: 3,
    stances: stances(3, 0),
  };
  const consultation: PackConsultation = { ...NO_CONSULTATION, themes: [theme], plain: new Map() };
  const shown = publishedConsultation(consultation, 5);
  expect(shown.themes[0]).toMatchObject({ excerpts: null, texts: null, stances: null });
  expect(shown.plain?.get('theme:T-0001')).toBe('what some responses said about “Lamps”');
  expect(themesTable(shown.themes, true).rows).toEqual([['Lamps', '[c]', '[c]', '[c]']]);
  expect(themesTable(shown.themes, true).caption).toContain('[c] is a number that is not shown');
  expect(themesTable([theme], false).caption).not.toContain('[c]');
  expect(publishedConsultation(consultation, 1).themes).toMatchObject([theme]);
});
