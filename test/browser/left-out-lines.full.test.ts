import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linesOf, plainLines } from '../../core/amend/redline/lines.ts';
import { redline } from '../../core/amend/redline/redline.ts';
import { openReview } from '../../data/session/session.ts';
import { actAt } from '../support/acts/act.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { keyboardAt } from './support/keyboard.ts';
import { type Watched, watch } from './support/quiet.ts';
import { bare, readPage } from './support/reading.ts';
import { rest } from './support/rest.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';

const { root } = actAt('current');
const LAST = '“harassment”';

/** Section 8A ends with a quotation, after which words follow: on its last line, whichever that is by now. */
describe.skipIf(whyNoWorkbench() !== null)('the last line of a quotation', () => {
  let bench: ReviewWindow;
  let page: Page;
  let watched: Watched;

  beforeEach(async () => {
    bench = await openNew();
    page = bench.page;
    watched = watch(page);
  });
  afterEach(() => bench?.close());

  const text = () => page.locator('.ed-text');
  const open = async () => {
    await keyboardAt(page).goTo('8A');
    await page.keyboard.press('Enter');
    await text().waitFor();
  };

  /** What is stored, as it would be printed; and that the window shows just that, and can show the section again. */
  const isStored = async (typed: string) => {
    await rest(page);
    const session = mustOpen(await openReview(bench.file, testDeps()));
    const amendments = must(await session.call('amendment.list', {}));
    await session.close();
    const stored = bare(plainLines(linesOf(redline(root, amendments)), 'as-amended').join(''));
    expect(stored).toContain(typed);
    await expect.poll(async () => (await readPage(page)).amended).toBe(stored);
    await page.reload();
    await page.getByRole('article').waitFor();
    await expect.poll(async () => (await readPage(page)).amended).toBe(stored);
    await open();
    await expect.poll(() => page.getByText('This could not be shown').count()).toBe(0);
    expect(watched.complaints).toEqual([]);
  };

  it('is emptied with its three clicks and Delete, and typing goes on', async () => {
    await open();
    await text().locator('.ed-line', { hasText: LAST }).last().click({ clickCount: 3 });
    await page.keyboard.press('Delete');
    await page.keyboard.type('fifteen letters');
    await isStored('fifteenletters');
  });

  it('is written over with everything else of the section, by a letter', async () => {
    await open();
    await text().locator('.ed-line', { hasText: LAST }).last().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('x and more words');
    await isStored('xandmorewords');
  });
});
