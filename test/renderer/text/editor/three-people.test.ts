import { describe, expect, it, vi } from 'vitest';
import { type Typing, typeTogether } from '../../../support/people/three-people.ts';
import { amount } from '../../../support/run/amount.ts';

/** How many letters they type in all of a run. */
const KEYS = 200;

/**
 * Those in which a word was split, lost a letter or moved while letters were told by what they say; in an ordinary run, the
 * first of these.
 */
const FAULTY_ONCE = [68, 1479, 1739, 83, 96, 132, 134, 141, 156, 160];

const LENGTH = amount(0, 1000);
const SEEDS = [
  ...FAULTY_ONCE.slice(0, LENGTH > 0 ? 10 : 1),
  ...Array.from({ length: LENGTH }, (_, nth) => nth + 1),
];

describe('three people in one sentence', () => {
  it.each([
    ['each in an amendment of their own', { isShared: false, isPutIn: false }],
    ['all in one amendment', { isShared: true, isPutIn: false }],
    ['all in a subsection that an amendment puts in', { isShared: true, isPutIn: true }],
    ['in a subsection that an amendment of none of them puts in', { isShared: false, isPutIn: true }],
  ])(
    '%s, keep each word whole where it was typed, with outages and without',
    async (_, typing) => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const faults: unknown[] = [];
      for (const seed of SEEDS)
        for (const hasOutages of [false, true]) {
          const given: Typing = { ...typing, hasOutages, keys: KEYS, people: seed % 10 === 0 ? 5 : 3 };
          const { lost, split, misplaced, screens } = await typeTogether(seed, given);
          if (lost.length + split.length + misplaced.length + screens.length > 0)
            faults.push({ seed, hasOutages, lost, split, misplaced, screens });
        }
      vi.useRealTimers();
      expect(faults).toEqual([]);
    },
    7_200_000,
  );
});
