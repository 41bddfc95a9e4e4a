import { expect, it, onTestFinished, vi } from 'vitest';
import { reviewOnLine } from '../../../support/hosts/review-on-line.ts';
import { typeTogether } from '../../../support/people/three-people.ts';
import { currentAct, opened } from '../../../support/reviews/review.ts';
import { amount, caseCount } from '../../../support/run/amount.ts';
import { someOf } from '../../../support/run/some-of.ts';

const KEYS = amount(150, 6_000);
const SEEDS = someOf(
  Array.from({ length: 1_000 }, (_, nth) => nth + 1),
  caseCount(2, 10),
);

it.each([
  ['each in an amendment of their own', false],
  ['all in one amendment', true],
])(
  'three people lose, split and misplace no word while the line to the database is cut as it commits: %s',
  async (_, isShared) => {
    // Goes on with the time of day: the store itself waits for its database.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    onTestFinished(() => void vi.useRealTimers());
    for (const seed of SEEDS) {
      const { board, session } = await reviewOnLine();
      let cuts = 0;
      const typed = await typeTogether(seed, {
        keys: KEYS,
        isShared,
        hasOutages: true,
        isPutIn: false,
        review: opened(session, currentAct()),
        fail: (when) => {
          cuts += 1;
          board.cutAt('COMMIT', when);
        },
      });
      expect({ seed, ...typed }).toEqual({ seed, lost: [], split: [], misplaced: [], screens: [] });
      expect(cuts).toBeGreaterThan(0);
    }
  },
  7_200_000,
);
