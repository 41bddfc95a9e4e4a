import { expect, it, vi } from 'vitest';
import { typeTogether } from '../../../support/people/three-people.ts';

const PEOPLE = 3;
const KEYS_EACH = 2000;
const SEEDS = Array.from({ length: 10 }, (_, nth) => nth + 1);

it.each([
  ['each in an amendment of their own', false, false],
  ['each in an amendment of their own, with outages', false, true],
  ['all in one amendment', true, false],
  ['all in one amendment, with outages', true, true],
])(
  'three people with 2,000 keys each lose, split and misplace no word: %s',
  async (_, isShared, hasOutages) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    for (const seed of SEEDS) {
      const keys = PEOPLE * KEYS_EACH;
      const { lost, split, misplaced, screens } = await typeTogether(seed, {
        keys,
        isShared,
        hasOutages,
        isPutIn: false,
      });
      expect({ seed, lost, split, misplaced, screens }).toEqual({
        seed,
        lost: [],
        split: [],
        misplaced: [],
        screens: [],
      });
    }
    vi.useRealTimers();
  },
  7_200_000,
);
