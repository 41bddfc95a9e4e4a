import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { focusOn } from './support/focus.ts';
import { openSeeded, type ReviewWindow } from './support/seeded.ts';

const WORDS = 'Nobody has sent these words.';

/** Somewhere that words are written, and sent by a button: how to get there, and what its cross is called. */
interface Written {
  readonly name: string;
  readonly open: (page: Page) => Promise<Locator>;
  readonly cross: (page: Page) => Locator;
}

const bar = (page: Page) => page.getByRole('region', { name: 'Code these words' });

const PLACES: readonly Written[] = [
  {
    name: 'a comment in its sheet',
    open: async (page) => {
      await focusOn(page.locator('.act .change').first());
      await page.keyboard.press('Control+Alt+m');
      return page.getByRole('dialog', { name: /^Comment on/ }).getByRole('textbox', { name: 'Comment' });
    },
    cross: (page) => page.getByRole('dialog', { name: /^Comment on/ }).getByRole('button', { name: 'Close' }),
  },
  {
    name: 'a Bill that was pasted in the pane beside the Act',
    open: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('go through a bill');
      await page.getByRole('menuitem', { name: /^Go through a Bill/ }).click();
      return page.getByLabel('Or paste the text');
    },
    cross: (page) => page.getByRole('button', { name: 'Close the Bill' }),
  },
  {
    name: 'a remark on a passage that is coded',
    open: async (page) => {
      await page.getByRole('tab', { name: 'Consultation' }).click();
      await page.getByRole('radio', { name: /^Notes/ }).click();
      await page
        .getByRole('button', { name: /^Read and code: / })
        .first()
        .click();
      await focusOn(page.getByRole('textbox', { name: 'The text of' }));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await bar(page).getByRole('button', { name: 'Remark' }).click();
      return bar(page).getByRole('textbox', { name: 'Remark' });
    },
    cross: (page) => bar(page).getByRole('button', { name: 'Close' }),
  },
];

/** The ways in which a place is put away without a word of what is done with what was written. */
const WAYS = {
  Escape: (field: Locator) => field.press('Escape'),
  // The question covers the cross while it is still pressed, which a click of Playwright's takes for a failed one.
  'its cross, by the mouse': async (_: Locator, cross: Locator) => {
    await cross.hover();
    await cross.page().mouse.down();
    await cross.page().mouse.up();
  },
  'its cross, by Enter': (_: Locator, cross: Locator) => cross.press('Enter'),
  'its cross, by Space': (_: Locator, cross: Locator) => cross.press(' '),
} as const;

describe.skipIf(whyNoWorkbench() !== null)('words that nobody sent are asked about', () => {
  let bench: ReviewWindow;
  let page: Page;

  beforeAll(async () => {
    bench = await openSeeded();
    page = bench.page;
  });
  afterAll(() => bench?.close());
  beforeEach(async () => {
    await page.reload();
    await page.locator('.act .change').first().waitFor();
  });

  it.each(PLACES)('before they are discarded: $name', async ({ open, cross }) => {
    const field = await open(page);
    const question = page.getByRole('dialog', { name: 'Discard what you wrote?' });
    await field.fill(WORDS);
    for (const [way, go] of Object.entries(WAYS)) {
      await go(field, cross(page));
      await question.getByRole('button', { name: 'Keep writing' }).click();
      await question.waitFor({ state: 'detached' });
      expect([way, await field.inputValue()]).toEqual([way, WORDS]);
    }
    await field.press('Escape');
    await question.getByRole('button', { name: 'Discard' }).click();
    await field.waitFor({ state: 'detached' });
  });
});
