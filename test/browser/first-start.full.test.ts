import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { focusOn } from './support/focus.ts';
import { gateAt } from './support/gate.ts';

steps('the first start', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench({ first: true, isHeld: true });
  });
  afterAll(() => workbench?.close());

  const tour = () => workbench.page.getByRole('region', { name: 'About this sample' });

  /** Whether the outline of the tour is round the top left corner of something, and all of it in the window. */
  const standsRound = async (what: Locator | undefined) => {
    const { page } = workbench;
    const [outline, box] = [await page.locator('.tour-outline').boundingBox(), await what?.boundingBox()];
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
    if (!outline || !box) return [false, false];
    const isRound = Math.abs(outline.x - box.x) < 6 && Math.abs(outline.y - box.y) < 6;
    const isIn = outline.x + outline.width <= width && outline.y + outline.height <= height;
    return [isRound, isIn];
  };

  it('shows a sample with changes to see, and says that it is one', async () => {
    const { page } = workbench;
    await tour().getByText('This is a sample review.').waitFor();
    await page.locator('ins').first().waitFor();
    await expect.poll(() => page.locator('ins').count()).toBeGreaterThan(2);
  });

  it('leads round the rooms with Enter alone, and back to where it began', async () => {
    const { page } = workbench;
    const focused = (name: string) => tour().getByRole('button', { name }).and(page.locator(':focus'));
    await focusOn(tour().getByRole('button', { name: 'Take the tour' }));
    const inRoom = page.locator('.room-panel:not([data-inert])');
    const about = [
      page.getByRole('tablist', { name: 'Rooms' }),
      page
        .locator('.act .line')
        .filter({ has: page.locator('ins') })
        .first(),
      page.getByRole('button', { name: /^Edit section 2A$/ }),
      inRoom.locator('article').first(),
      inRoom.locator('article header').first(),
      inRoom.getByRole('radiogroup', { name: 'What is shown' }),
      page.getByRole('button', { name: 'Share and export' }),
      inRoom.locator('.ledger li').first(),
    ];
    const seen: (string | null)[] = [];
    for (let stop = 1; stop <= 8; stop++) {
      await page.keyboard.press('Enter');
      await tour().getByText(`(${stop} of 8)`).waitFor();
      await expect
        .poll(async () => [stop, ...(await standsRound(about[stop - 1]))])
        .toEqual([stop, true, true]);
      await focused(stop < 8 ? 'Next' : 'End the tour').waitFor();
      seen.push(await page.getByRole('tab', { selected: true }).first().textContent());
    }
    expect(seen).toEqual([
      ...['Act', 'Act', 'Act'],
      ...['Amendments', 'Recommendations', 'Consultation', 'Pack', 'History'],
    ]);
    await page.keyboard.press('Enter');
    await tour().getByText('This is a sample review.').waitFor();
    await focused('Take the tour').waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: /tracked typing/ }).count()).toBe(0);
  });

  it('points at what it tells of in a narrow window, too', async () => {
    const { page } = workbench;
    await page.setViewportSize({ width: 380, height: 720 });
    await page.getByRole('button', { name: 'Take the tour' }).click();
    for (const about of [
      page.getByRole('button', { name: /^Room: / }),
      page
        .locator('.act .line')
        .filter({ has: page.locator('ins') })
        .first(),
      page.getByRole('button', { name: /^Edit section 2A$/ }),
    ]) {
      await expect
        .poll(async () => [`${about}`, ...(await standsRound(about))])
        .toEqual([`${about}`, true, true]);
      await expect
        .poll(() => about.evaluate((element) => element.checkVisibility({ opacityProperty: true })))
        .toBe(true);
      await tour().getByRole('button', { name: 'Next' }).click();
    }
    await tour().getByRole('button', { name: 'End the tour' }).click();
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('keeps its news off the buttons of the tour', async () => {
    const { page } = workbench;
    await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
    await page.getByRole('button', { name: 'A-003: Mark as ready for review' }).click();
    const news = page.locator('.notice').filter({ hasText: 'A-003 is now ready for review.' });
    await news.waitFor();
    const end = await tour().evaluate((region) => region.getBoundingClientRect().bottom);
    const start = await news.evaluate((notice) => notice.getBoundingClientRect().top);
    expect(end).toBeLessThanOrEqual(start);
  });

  it('has nothing that axe finds wrong', async () => {
    const { page } = workbench;
    await page.getByRole('tab', { name: 'Act', exact: true }).click();
    expect(await faults(page)).toEqual([]);
  });

  it('leads to a review of one’s own, and from there back to the sample', async () => {
    const { page } = workbench;
    await page.getByRole('button', { name: 'Start a review of your own…' }).click();
    // It is there to be named at once.
    await page.locator('.new-review input:focus').waitFor();
    await page.getByRole('button', { name: 'Help', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Guide for officials' }).click();
    await page
      .getByRole('dialog', { name: 'Help' })
      .getByRole('heading', { name: 'Start a review' })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByLabel('Name of the review').fill('Stalking');
    await page.getByLabel('Your name').fill('Ada Official');
    await page.getByRole('button', { name: 'Start the review' }).click();
    await page.getByRole('heading', { name: 'Stalking', level: 1 }).waitFor();
    await expect.poll(() => tour().count()).toBe(0);
    await page.locator('.top-bar button:has(h1)').click();
    await page.getByRole('menuitem', { name: /All reviews/ }).click();
    await page.getByRole('button', { name: 'Open the sample review' }).click();
    await tour().waitFor();
  });

  it('lists a review that came into the folder meanwhile', async () => {
    const { page, folder } = workbench;
    copyFileSync(join(folder, 'Stalking.keeling'), join(folder, 'From Bea.keeling'));
    await page.locator('.top-bar button:has(h1)').click();
    await page.getByRole('menuitem', { name: /All reviews/ }).click();
    await page.getByRole('button', { name: 'From Bea' }).waitFor();
  });

  it('starts a review for a hand that is quicker than the list of Acts', async () => {
    const { page } = workbench;
    const acts = await gateAt(page, /\/host\.acts$/);
    await page.reload();
    await page.locator('.top-bar button:has(h1)').click();
    await page.getByRole('menuitem', { name: /All reviews/ }).click();
    await page.getByLabel('Name of the review').fill('Quick');
    await acts.reached();
    await page.keyboard.press('Enter');
    acts.open();
    await page.getByRole('heading', { name: 'Quick', level: 1 }).waitFor();
  });
});
