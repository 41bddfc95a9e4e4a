import { describe, expect, it } from 'vitest';
import type { CountedTheme } from '../../../../core/coding/calls.ts';
import {
  agreementWords,
  kappaFigure,
  shareFigure,
} from '../../../../renderer/consultation/coding/agreement-words.ts';
import { grouped, longest, overall } from '../../../../renderer/consultation/coding/chart-rows.ts';
import { flat, treeOf, withParts } from '../../../../renderer/consultation/coding/frame-tree.ts';

const stances = (supports: number, none = 0) => ({ supports, opposes: 0, mixed: 0, neutral: 0, none });
const theme = (id: string, parent: string | null, excerpts: number): CountedTheme => ({
  id,
  name: `Theme ${id}`,
  description: '',
  parent,
  excerpts,
  texts: excerpts,
  withCampaigns: excerpts,
  stances: stances(excerpts),
});
const FRAME = [theme('a', 'b', 2), theme('b', null, 0), theme('c', 'a', 1), theme('d', 'gone', 4)];

describe('the code frame as a tree', () => {
  it('has every theme once, under its parent, and at the top where that is gone', () => {
    expect(flat(treeOf(FRAME)).map(({ theme, depth }) => `${theme.id}${depth}`)).toEqual([
      'b0',
      'a1',
      'c2',
      'd0',
    ]);
  });

  it('knows what a theme can’t be part of', () => {
    expect([...withParts(FRAME, 'b')].sort()).toEqual(['a', 'b', 'c']);
    expect([...withParts(FRAME, 'd')]).toEqual(['d']);
  });
});

describe('the bars', () => {
  it('of all that was coded leave out what has no excerpt', () => {
    expect(overall(FRAME).map(({ theme, excerpts }) => [theme, excerpts])).toEqual([
      ['a', 2],
      ['c', 1],
      ['d', 4],
    ]);
  });

  it('of each key are in the order of the frame, and drawn to one scale', () => {
    const cell = (theme: string, key: string, excerpts: number) => ({
      theme,
      key,
      excerpts,
      texts: 1,
      withCampaigns: 1,
      stances: stances(excerpts),
    });
    const groups = grouped(
      {
        keys: [
          { key: 'q1', name: 'Question 1' },
          { key: 'q2', name: 'Question 2' },
          { key: 'q3', name: 'Question 3' },
        ],
        cells: [cell('d', 'q1', 3), cell('a', 'q1', 7), cell('c', 'q3', 1), cell('a', 'q2', 0)],
      },
      FRAME,
    );
    expect(groups.map(({ key, rows }) => [key, rows.map(({ name }) => name)])).toEqual([
      ['q1', ['Theme a', 'Theme d']],
      ['q3', ['Theme c']],
    ]);
    expect(longest(groups)).toBe(7);
    expect(longest([])).toBe(1);
  });
});

describe('agreement in words', () => {
  it.each([
    [1, '', 'they agree on every text'],
    [0.8, '', 'substantial agreement beyond chance'],
    [0.805, '', 'almost perfect agreement beyond chance'],
    [0.605, '', 'substantial agreement beyond chance'],
    [0.4, '', 'fair agreement beyond chance'],
    [0.1, '', 'slight agreement beyond chance'],
    [0, '', 'no more than by chance'],
    [-0.2, '', 'less than by chance'],
    [null, 'neither used it', 'cannot be calculated: neither used it'],
    [null, '', 'cannot be calculated'],
  ])('%s means %s%s', (kappa, why, words) => {
    expect(agreementWords({ kappa, why })).toBe(words);
  });

  it('has figures that nobody can misread', () => {
    expect([1, 0.456, -0.3, -0.001, null].map(kappaFigure)).toEqual(['1.00', '0.46', '−0.30', '0.00', '–']);
    expect([0.666, 1, null].map(shareFigure)).toEqual(['67%', '100%', '–']);
  });
});
