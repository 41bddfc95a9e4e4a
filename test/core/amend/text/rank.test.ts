import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankSchema } from '../../../../core/amend/edits/edit-schema.ts';
import { firstRank, rankBetween } from '../../../../core/amend/text/rank.ts';

describe('ranks', () => {
  it('always has one more between any two, and none ends in the lowest digit', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 200 }), (places) => {
        const ranks: string[] = [];
        for (const place of places) {
          const at = place % (ranks.length + 1);
          const rank = rankBetween(ranks[at - 1] ?? null, ranks[at] ?? null);
          expect(rankSchema.safeParse(rank).success).toBe(true);
          ranks.splice(at, 0, rank);
        }
        expect([...ranks].sort()).toEqual(ranks);
        expect(new Set(ranks).size).toBe(ranks.length);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['always at the end', (ranks: readonly string[]) => ranks.length],
    ['always at the start', () => 0],
    ['always in the middle', (ranks: readonly string[]) => Math.floor(ranks.length / 2)],
  ])('stays short enough to store with 4,000 insertions %s', (_, choose) => {
    const ranks: string[] = [];
    for (let n = 0; n < 4000; n++) {
      const at = choose(ranks);
      ranks.splice(at, 0, rankBetween(ranks[at - 1] ?? null, ranks[at] ?? null));
    }
    expect([...ranks].sort()).toEqual(ranks);
    expect(Math.max(...ranks.map((rank) => rank.length))).toBeLessThan(1000);
  });

  it('differs between amendments that open a gap unseen by each other', () => {
    expect(firstRank('A-010') < firstRank('A-011')).toBe(true);
    for (const id of ['A-001', 'A-010', 'A-100'])
      expect(rankSchema.safeParse(firstRank(id)).success).toBe(true);
  });

  it('refuses what is in no order or is no rank', () => {
    expect(() => rankBetween('b', 'a')).toThrow(RangeError);
    expect(() => rankBetween('a', 'a')).toThrow(RangeError);
    expect(() => rankBetween(null, 'a0')).toThrow(RangeError);
    expect(() => rankBetween('', null)).toThrow(RangeError);
  });
});
