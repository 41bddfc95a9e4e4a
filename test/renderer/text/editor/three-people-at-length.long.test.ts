import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { typeTogether } from '../../../support/people/three-people.ts';

const PEOPLE = 3;
const KEYS_EACH = 2000;
const SEEDS = Array.from({ length: 10 }, (_, nth) => nth + 1);
const NONE = { lost: [], split: [], misplaced: [], screens: [] };

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

// Each run is a test of its own: it takes a minute or more, and is told of when it is done.
describe.each([
  ['each in an amendment of their own', false, false],
  ['each in an amendment of their own, with outages', false, true],
  ['all in one amendment', true, false],
  ['all in one amendment, with outages', true, true],
])('three people with 2,000 keys each: %s', (_, isShared, hasOutages) => {
  it.each(SEEDS)(
    'lose, split and misplace no word, seed %i',
    async (seed) => {
      const keys = PEOPLE * KEYS_EACH;
      const faults = await typeTogether(seed, { keys, isShared, hasOutages, isPutIn: false });
      expect(faults).toEqual(NONE);
    },
    7_200_000,
  );
});
