import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { steps } from '../support/windows/steps.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { enterRoom } from './support/places.ts';
import { openSeeded } from './support/seeded.ts';

/** What a window does with the keys as something opens in it, goes, or is left. */
steps('the keys, after a form', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  beforeAll(async () => {
    workbench = await openSeeded();
    page = workbench.page;
  });
  afterAll(() => workbench?.close());

  const focusIsIn = (selector: string) =>
    expect
      .poll(() => page.evaluate((within) => document.activeElement?.closest(within) != null, selector))
      .toBe(true);

  it('go into a form that opens in the page, which is in view whole, and then to what it was part of', async () => {
    await enterRoom(page, 'Recommendations');
    const name = 'Record a decision on Recommendation 4';
    await page.getByRole('button', { name, exact: true }).click();
    await focusIsIn('form.decision-form');
    const form = page.locator('form.decision-form');
    await expect
      .poll(() => form.evaluate((shown) => shown.getBoundingClientRect().bottom <= window.innerHeight))
      .toBe(true);
    await form.getByRole('textbox', { name: 'Reason' }).fill('Made up to try this.');
    await form.getByRole('button', { name: 'Record the decision' }).click();
    await form.waitFor({ state: 'detached' });
    await focusIsIn('article.recommendation');
  });

  it('go on with the amendment after a comment on it was sent', async () => {
    await enterRoom(page, 'Amendments');
    const card = page.locator('.cards article').first();
    await card.getByRole('button', { name: /^Comment on A-/ }).click();
    await page.keyboard.type('A comment, made up.');
    await page.keyboard.press('Control+Enter');
    await page.locator('.notice').getByText('Your comment is added').waitFor();
    await focusIsIn('.cards article');
  });

  it('do nothing under a sheet, open no search over it, and say what to do', async () => {
    await enterRoom(page, 'Act');
    const reading = page.locator('.reading-note');
    await page.getByRole('button', { name: 'Share and export' }).click();
    await page.getByRole('menuitem', { name: 'Share a copy…' }).click();
    await page.getByRole('dialog', { name: 'Share a copy' }).waitFor();
    for (const key of ['F7', 'Control+h', 'Control+k']) await page.keyboard.press(key);
    await page.locator('.notice').getByText('Close what is open over the window first').waitFor();
    expect([await page.getByRole('dialog').count(), await reading.count()]).toEqual([1, 0]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Help', exact: true }).click();
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Control+k');
    await expect.poll(() => page.getByRole('dialog', { name: 'Search' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('leave no card of the text over another room', async () => {
    await enterRoom(page, 'Act');
    await page.locator('[data-reference]:visible').first().hover();
    const card = page.locator('.beside');
    await card.waitFor();
    await page.evaluate(() =>
      document.querySelector<HTMLElement>('[role=tab][data-key=amendments]')?.click(),
    );
    await card.waitFor({ state: 'detached' });
    await enterRoom(page, 'Act');
  });

  it('open a menu of a provision that is in view whole, also with letters of twice the size', async () => {
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await page
      .locator('.act .line')
      .filter({ hasText: 'must not pursue' })
      .first()
      .click({ button: 'right' });
    const menu = page.getByRole('menu', { name: /^Commands for/ });
    await menu.waitFor();
    const sides = () =>
      menu.evaluate((shown) => {
        const { left, right } = shown.getBoundingClientRect();
        return left >= 0 && right <= window.innerWidth;
      });
    await expect.poll(sides).toBe(true);
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '';
    });
  });

  it('bring what is said of a section’s source into view', async () => {
    await page.getByRole('button', { name: /source and status of section 1$/ }).click();
    const remarks = page.locator('.remarks').first();
    await expect
      .poll(() => remarks.evaluate((shown) => shown.getBoundingClientRect().bottom <= window.innerHeight))
      .toBe(true);
  });
});
