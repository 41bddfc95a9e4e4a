import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementOf } from '../../../core/coding/agreement.ts';
import { type Codings, kappaOf, pooledKappa } from '../../../core/coding/kappa.ts';
import type { Ref } from '../../../core/evidence/link.ts';

const codings = (both: number, onlyFirst: number, onlySecond: number, neither: number): Codings => ({
  both,
  onlyFirst,
  onlySecond,
  neither,
});

describe('Cohen’s kappa of one theme', () => {
  test.each([
    // The textbook table: observed 35/50; expected 25/50 × 30/50 + 25/50 × 20/50 = 0.5.
    ['20, 5, 10, 15', codings(20, 5, 10, 15), 0.7, 0.4],
    // Two tables with the same agreement and another chance of it.
    ['45, 15, 25, 15', codings(45, 15, 25, 15), 0.6, 0.06 / 0.46],
    ['25, 35, 5, 35', codings(25, 35, 5, 35), 0.6, 0.14 / 0.54],
    ['perfect agreement', codings(3, 0, 0, 7), 1, 1],
    // Always the other: observed 0, expected 0.5.
    ['none at all', codings(0, 5, 5, 0), 0, -1],
    ['as much as chance', codings(25, 25, 25, 25), 0.5, 0],
    // One of them never used it: they agree just as often as chance would.
    ['one who never used it', codings(0, 3, 0, 7), 0.7, 0],
  ])('%s', (_, given, observed, kappa) => {
    const figures = kappaOf(given);
    expect(figures.observed).toBeCloseTo(observed, 12);
    expect(figures.kappa).toBeCloseTo(kappa, 12);
    expect(figures.why).toBe('');
  });

  test.each([
    ['without a text', codings(0, 0, 0, 0), null, /not read any/],
    ['where neither used it', codings(0, 0, 0, 9), 1, /Neither/],
    ['where both always did', codings(9, 0, 0, 0), 1, /every text/],
  ])('has no value %s, and says why', (_, given, observed, why) => {
    const figures = kappaOf(given);
    expect(figures).toMatchObject({ observed, kappa: null });
    expect(figures.why).toMatch(why);
  });

  test('lies between −1 and 1, whichever of the two is called first', () => {
    const number = fc.nat(500);
    fc.assert(
      fc.property(number, number, number, number, (a, b, c, d) => {
        const { kappa } = kappaOf(codings(a, b, c, d));
        const turned = kappaOf(codings(a, c, b, d)).kappa;
        if (kappa === null || turned === null) return expect(kappa).toBe(turned);
        expect(kappa).toBeCloseTo(turned, 9);
        expect(kappa).toBeGreaterThanOrEqual(-1);
        expect(kappa).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('of a whole frame', () => {
  test('averages agreement and chance before it compares them', () => {
    // Observed 0.7 and 0.6, mean 0.65; expected 0.5 and 0.54, mean 0.52.
    const figures = pooledKappa([codings(20, 5, 10, 15), codings(45, 15, 25, 15)]);
    expect(figures).toMatchObject({ both: 65, onlyFirst: 20, onlySecond: 35, neither: 30 });
    expect(figures.observed).toBeCloseTo(0.65, 12);
    expect(figures.kappa).toBeCloseTo((0.65 - 0.52) / 0.48, 12);
  });

  test('is not made better by themes that neither used', () => {
    const used = codings(20, 5, 10, 15);
    const padded = pooledKappa([used, codings(0, 0, 0, 50), codings(50, 0, 0, 0)]);
    expect(padded.kappa).toBeCloseTo(0.4, 12);
    expect(padded.observed).toBeCloseTo(0.7, 12);
  });

  test.each([
    ['without themes', [], /not read any/],
    ['where no theme has a value', [codings(0, 0, 0, 5)], /for any theme/],
  ])('has no value %s', (_, given, why) => {
    const figures = pooledKappa(given);
    expect(figures.kappa).toBeNull();
    expect(figures.why).toMatch(why);
  });
});

describe('of two people’s excerpts', () => {
  const theme = (id: string) => ({ id, name: id, description: '', parent: null });
  const excerpt = (of: Ref, by: string, ...themes: string[]) => ({ of, by, themes });

  test('counts each text once, and only texts that both have read', () => {
    const both = new Set<Ref>(['answer:1', 'answer:2', 'answer:3']);
    const excerpts = [
      excerpt('answer:1', 'Ann', 'T-1'),
      excerpt('answer:1', 'Ann', 'T-1', 'T-2'),
      excerpt('answer:1', 'Ben', 'T-1'),
      excerpt('answer:2', 'Ann', 'T-1'),
      excerpt('answer:9', 'Ben', 'T-1'),
      excerpt('answer:3', 'Cid', 'T-1'),
    ];
    const { texts, themes } = agreementOf(['Ann', 'Ben'], both, [theme('T-1'), theme('T-2')], excerpts);
    expect(texts).toBe(3);
    expect(themes).toMatchObject([
      { theme: 'T-1', both: 1, onlyFirst: 1, onlySecond: 0, neither: 1 },
      { theme: 'T-2', both: 0, onlyFirst: 1, onlySecond: 0, neither: 2 },
    ]);
    // Observed 2/3; expected 2/3 × 1/3 + 1/3 × 2/3 = 4/9.
    expect(themes[0]?.kappa).toBeCloseTo((2 / 3 - 4 / 9) / (5 / 9), 12);
  });
});
