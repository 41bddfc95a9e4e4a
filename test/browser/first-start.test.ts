import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/workbench.ts';
import { faultsIn } from './support/axe.ts';

const reason = whyNoWorkbench();
if (reason) console.warn(`The first start is not tested: ${reason}`);

describe.skipIf(reason !== null)('the first start', () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench({ first: true });
  });
  afterAll(() => workbench?.close());

  it('shows a sample with changes to see, says that it is one, and leads round the rooms by the keyboard', async () => {
    const { page } = workbench;
    const tour = page.getByRole('region', { name: 'About this sample' });
    await tour.getByText('This is a sample to look round in.').waitFor();
    await page.locator('ins').first().waitFor();
    expect(await page.locator('ins').count()).toBeGreaterThan(2);
    await tour.getByRole('button', { name: 'Take the tour' }).focus();
    await page.keyboard.press('Enter');
    const seen: string[] = [];
    for (let stop = 1; ; stop++) {
      await tour.getByText(`(${stop} of 7)`).waitFor();
      seen.push((await page.getByRole('tab', { selected: true }).first().textContent()) ?? '');
      const next = tour.getByRole('button', { name: 'Next' });
      if ((await next.count()) === 0) break;
      await next.focus();
      await page.keyboard.press('Enter');
    }
    expect(seen).toEqual(['Act', 'Act', 'Amendments', 'Recommendations', 'Consultation', 'Pack', 'History']);
    await tour.getByRole('button', { name: 'End the tour' }).press('Enter');
    await tour.getByRole('button', { name: 'Take the tour' }).waitFor();
  });

  it('is led round with Enter alone, and is left where it began', async () => {
    const { page } = workbench;
    const tour = page.getByRole('region', { name: 'About this sample' });
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await tour.getByRole('button', { name: 'Take the tour' }).focus();
    for (let stop = 1; stop <= 7; stop++) {
      await page.keyboard.press('Enter');
      await tour.getByText(`(${stop} of 7)`).waitFor();
      expect(await focused()).toBe(stop < 7 ? 'Next' : 'End the tour');
    }
    await page.keyboard.press('Enter');
    await tour.getByText('This is a sample to look round in.').waitFor();
    expect(await focused()).toBe('Take the tour');
    expect(await page.getByRole('textbox', { name: /tracked typing/ }).count()).toBe(0);
  });

  it('keeps its news off the buttons of the tour', async () => {
    const { page } = workbench;
    const tour = page.getByRole('region', { name: 'About this sample' });
    await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
    await page.getByRole('button', { name: 'A-003: Mark as ready for review' }).click();
    const news = page.locator('.notice').filter({ hasText: 'A-003 is now: ready for review.' });
    await news.waitFor();
    const [over, under] = [await news.boundingBox(), await tour.boundingBox()];
    expect((over?.y ?? 0) + (over?.height ?? 0)).toBeLessThanOrEqual(under?.y ?? 0);
  });

  it('has nothing that axe finds wrong', async () => {
    const { page } = workbench;
    const enter = (name: string) => () => page.getByRole('tab', { name, exact: true }).click();
    expect(await faultsIn(page, [['the sample', enter('Act')]])).toEqual({});
  });

  it('leads to a review of one’s own, and from there back to the sample', async () => {
    const { page } = workbench;
    await page.getByRole('button', { name: 'Start a review of your own…' }).click();
    // It is there to be named at once.
    await page.locator('.new-review input:focus').waitFor();
    await page.keyboard.type('Stalking');
    await page.getByRole('button', { name: 'Start the review' }).click();
    await page.getByRole('heading', { name: 'Stalking', level: 1 }).waitFor();
    expect(await page.getByRole('region', { name: 'About this sample' }).count()).toBe(0);
    await page.locator('.top-bar button[aria-haspopup]').click();
    await page.getByRole('menuitem', { name: /All reviews/ }).click();
    await page.getByRole('button', { name: 'Look round in a sample' }).click();
    await page.getByRole('region', { name: 'About this sample' }).waitFor();
  });

  it('lists a review that came into the folder meanwhile', async () => {
    const { page, folder } = workbench;
    copyFileSync(join(folder, 'Stalking.keeling'), join(folder, 'From Bea.keeling'));
    await page.locator('.top-bar button[aria-haspopup]').click();
    await page.getByRole('menuitem', { name: /All reviews/ }).click();
    await page.getByRole('button', { name: 'From Bea' }).waitFor();
  });

  it('starts a review for a hand that is quicker than the list of Acts', async () => {
    const { page } = workbench;
    await page.route('**/*', async (route) => {
      if (route.request().url().endsWith('/host.acts')) await new Promise((done) => setTimeout(done, 500));
      await route.fallback();
    });
    await page.reload();
    await page.locator('.top-bar button[aria-haspopup]').click();
    await page.getByRole('menuitem', { name: /All reviews/ }).click();
    await page.getByLabel('Name of the review').fill('Quick');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Quick', level: 1 }).waitFor();
  });
});
