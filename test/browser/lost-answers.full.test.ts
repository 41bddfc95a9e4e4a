import type { Page, Route } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { openAt } from './support/pointer.ts';
import { rest } from './support/rest.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';

/** A host that can't be reached for a moment, or does as it is asked and can't say so: a cut line, a killed process. */
describe.skipIf(whyNoWorkbench() !== null || process.env.KEELING_HOST === 'electron')(
  'words that were typed while the host failed',
  () => {
    let bench: ReviewWindow;
    let page: Page;
    beforeEach(async () => {
      bench = await openNew({ isHeld: true });
      page = bench.page;
    });
    afterEach(() => bench?.close());

    const loseOnce = async (call: string, lose: (route: Route) => Promise<void>) => {
      let asked = 0;
      await page.route(`**/api/${call}`, async (route) => {
        asked += 1;
        if (asked > 1) return route.continue();
        await lose(route);
      });
      return () => asked;
    };
    const unreached = (route: Route) => route.abort('connectionrefused');
    const unheard = async (route: Route) => {
      await route.fetch();
      await route.abort('connectionreset');
    };
    const type = async (words: string) => {
      await openAt(page, '2A(3)(a)');
      await page.keyboard.type(words);
    };
    const stored = async () => {
      const session = mustOpen(await openReview(bench.file, testDeps()));
      const amendments = must(await session.call('amendment.list', {}));
      await session.close();
      return amendments.map(({ id, edits }) => ({
        id,
        words: edits.map((edit) => 'insert' in edit && edit.insert),
      }));
    };

    it.each([
      ['amendment.create', 'unreached', unreached],
      ['amendment.create', 'unheard', unheard],
      ['amendment.revise', 'unreached', unreached],
      ['amendment.revise', 'unheard', unheard],
    ] as const)('are saved by themselves, once, where %s was %s', async (call, _, lose) => {
      const asked = await loseOnce(call, lose);
      await type('alpha ');
      await expect.poll(asked).toBeGreaterThan(0);
      await page.keyboard.type('beta ');
      await expect.poll(stored).toEqual([{ id: 'A-001', words: ['alpha beta '] }]);
      await rest(page);
      await expect.poll(() => page.getByRole('alert').count()).toBe(0);
      await page.keyboard.type('gamma ');
      await expect.poll(stored).toEqual([{ id: 'A-001', words: ['alpha beta gamma '] }]);
      await page.reload();
      await expect.poll(() => page.locator('.act').textContent()).toContain('alpha beta gamma ');
    });

    it('are saved by themselves where a write was unheard, and what came of it could not be read at first', async () => {
      await type('alpha ');
      await expect.poll(stored).toEqual([{ id: 'A-001', words: ['alpha '] }]);
      await rest(page);
      const written = await loseOnce('amendment.revise', unheard);
      const read = await loseOnce('amendment.list', unreached);
      await page.keyboard.type('beta ');
      await expect.poll(written).toBeGreaterThan(0);
      await page.keyboard.type('gamma ');
      await expect.poll(stored).toEqual([{ id: 'A-001', words: ['alpha beta gamma '] }]);
      await expect.poll(read).toBeGreaterThan(1);
      await rest(page);
    });
  },
);
