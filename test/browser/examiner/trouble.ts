import type { Page, Route } from 'playwright-core';
import type { Dice } from '../support/dice.ts';

/** What may become of what a window asks its host. */
export interface Trouble {
  /** How long an answer may take, in milliseconds. */
  readonly delay: number;
  /** Of a hundred calls, how many fail, in one way or another. */
  readonly failing: number;
}

/** The host's own words for a file that another program writes to. */
const LOCKED = {
  ok: false,
  error: {
    kind: 'unavailable',
    message: 'Another program is writing to this review. Nothing was saved. Try again.',
  },
};

const WAYS = ['gone', 'broken', 'locked', 'unheard'] as const;

async function fail(route: Route, way: (typeof WAYS)[number]): Promise<void> {
  if (way === 'gone') return route.abort('connectionrefused');
  if (way === 'broken') return route.fulfill({ status: 500, contentType: 'text/plain', body: 'Broken' });
  if (way === 'locked') return route.fulfill({ json: LOCKED });
  // It was done, and the answer never came.
  await route.fetch();
  return route.abort('connectionreset');
}

/** A way to the host that is slow, or fails now and then, until it is told to be quiet. */
export interface Way {
  readonly trouble: (isTroubled: boolean) => void;
  readonly failed: () => number;
}

/** Stands between a window and its host, for every call of a review. */
export async function standBetween(page: Page, dice: Dice, { delay, failing }: Trouble): Promise<Way> {
  let isTroubled = false;
  let failed = 0;
  await page.route('**/api/**', async (route) => {
    const wait = dice.below(3) === 0 ? dice.below(delay + 1) : dice.below(delay / 10 + 1);
    const isFailing = dice.below(100) < failing;
    const way = dice.pick(WAYS);
    try {
      if (!isTroubled) return await route.continue();
      await new Promise((done) => setTimeout(done, wait));
      if (!isTroubled || !isFailing) return await route.continue();
      failed++;
      await fail(route, way);
    } catch {
      // The page was left, or loaded anew, meanwhile.
    }
  });
  return {
    trouble: (now) => {
      isTroubled = now;
    },
    failed: () => failed,
  };
}
