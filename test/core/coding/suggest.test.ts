import { describe, expect, it } from 'vitest';
import { findNamedProvisions } from '../../../core/coding/suggest/provisions.ts';
import { measureQuality } from '../../../core/coding/suggest/quality.ts';
import { suggestThemes } from '../../../core/coding/suggest/suggest.ts';
import { findSentences, termsOf } from '../../../core/coding/suggest/terms.ts';
import { ThemeWords } from '../../../core/coding/suggest/theme-words.ts';
import { typicalWords } from '../../../core/coding/suggest/typical.ts';
import { loadAct } from '../../../data/corpus/acts.ts';
import { codedSet } from '../../support/consultation/coded-set.ts';
import { must } from '../../support/reviews/review.ts';

const SEEDS = [1, 2, 3];

describe('themes suggested by the words of what was coded', () => {
  it.each(SEEDS)('are right far more often than chance on a made-up coded set (%i)', (seed) => {
    const quality = measureQuality(codedSet(250, seed));
    console.info(`made-up coded set ${seed}: ${JSON.stringify(quality)}`);
    expect(quality?.precision).toBeGreaterThan(0.75);
    expect(quality?.recall).toBeGreaterThan(0.75);
    expect(quality?.chance).toBeLessThan(0.35);
  });

  it.each(SEEDS)('are no better than chance once the codes are shuffled (%i)', (seed) => {
    const quality = measureQuality(codedSet(250, seed, true));
    console.info(`shuffled codes ${seed}: ${JSON.stringify(quality)}`);
    expect(quality?.precision).toBeLessThan((quality?.chance ?? 0) + 0.06);
  });

  it('are what an independent count of the same folds says', () => {
    const set = codedSet(120, 5);
    const quality = measureQuality(set);
    const pairs = set.flatMap(({ passages }) => [
      ...new Set(passages.flatMap(({ themes }) => themes)),
    ]).length;
    expect(quality?.coded).toBe(pairs);
    expect(quality?.chance).toBeCloseTo(pairs / (120 * 7));
    expect(quality?.precision).toBeCloseTo((quality?.right ?? 0) / (quality?.suggested ?? 1));
    expect(quality?.recall).toBeCloseTo((quality?.right ?? 0) / pairs);
  });

  it('name the words that caused them, which stand in the passage', () => {
    const { themes, quality } = suggestThemes(codedSet(250, 1), [
      'Good day. My sister found a tracker on her car. Goodbye.',
    ]);
    expect(themes[0]).toMatchObject({ theme: 'devices', place: 0 });
    expect(themes[0]?.score).toBeGreaterThanOrEqual(quality?.threshold ?? 1);
    expect(themes[0]?.words).toContain('tracker');
    expect(
      'Good day. My sister found a tracker on her car. Goodbye.'.slice(themes[0]?.at.from, themes[0]?.at.to),
    ).toBe('My sister found a tracker on her car.');
  });

  it('are the same for the same texts, in whatever order these were coded, and none for a few', () => {
    const set = codedSet(100, 4);
    const texts = codedSet(60, 8).map(({ text }) => text);
    const found = suggestThemes(set, texts);
    expect(JSON.stringify(suggestThemes(codedSet(100, 4), texts))).toBe(JSON.stringify(found));
    expect(suggestThemes([...set].reverse(), texts).quality).toEqual(found.quality);
    expect(suggestThemes(set.slice(0, 19), texts)).toEqual({ quality: null, themes: [], uncovered: [] });
    expect(measureQuality(set.map((text) => ({ ...text, passages: [] })))).toBeNull();
  });

  it('leave those texts that no theme comes near, the furthest first', () => {
    const far = [
      'Fishing quotas were cut in half, to the loss of the harbour.',
      'A tracker was on my car for weeks.',
      'Too few boats.',
    ];
    const { uncovered } = suggestThemes(codedSet(250, 2), far);
    expect(uncovered.map(({ place }) => place)).toEqual([0, 2]);
  });

  it('need a theme in three texts', () => {
    const set = codedSet(30, 3);
    const rare = set.map((text, at) =>
      at < 2 ? { ...text, passages: [{ from: 0, to: 5, themes: ['rare'] }] } : text,
    );
    expect(new ThemeWords(rare).themes).not.toContain('rare');
  });
});

it('tells sentences and words as people would', () => {
  const text = 'Well. See s.2A(3) of the Act! It cost £3.50\nNew line';
  expect(findSentences(text).map(({ from, to }) => text.slice(from, to))).toEqual([
    'Well.',
    'See s.2A(3) of the Act!',
    'It cost £3.50',
    'New line',
  ]);
  expect(termsOf('The Officers’ courses pass; officer COURSE')).toEqual([
    'officer',
    'course',
    'pass',
    'officer',
    'course',
  ]);
});

it('finds the words typical of a group, and none where there is no difference', () => {
  const texts = Array.from({ length: 40 }, (_, at) => ({
    group: at % 2 === 0 ? 'Police' : 'Charity',
    text: `${at % 2 === 0 ? 'Resources and demand' : 'Survivors and advocates'} matter in case ${at}`,
  }));
  expect(
    typicalWords(texts).map(({ group, texts: many, words }) => [group, many, words.map(({ word }) => word)]),
  ).toEqual([
    ['Charity', 20, ['advocate', 'survivor']],
    ['Police', 20, ['demand', 'resource']],
  ]);
});

it('finds the provisions of the Act that an answer names, and none of another Act', () => {
  const { root, title } = must(loadAct('ukpga/1997/40', 'current'));
  const named = (text: string) =>
    findNamedProvisions(text, root, title).map(({ from, to }) => text.slice(from, to));
  expect(named('Section 2A(3) is out of date, and so are sections 4 and 5A.')).toHaveLength(3);
  expect(named('See section 2A of the Protection from Harassment Act 1997.')).toHaveLength(1);
  expect(named('See section 2A of the Theft Act 1968, and section 99 of this Act.')).toEqual([]);
});
