import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { openSeeded } from './support/seeded.ts';

describe.skipIf(whyNoWorkbench() !== null)('what comes to lie under a pointer that rests', () => {
  let workbench: Workbench;
  let page: Page;

  beforeAll(async () => {
    workbench = await openSeeded();
    page = workbench.page;
    await page.getByRole('tab', { name: 'Act', exact: true }).waitFor();
  });
  afterAll(() => workbench?.close());

  const items = () => page.getByRole('menuitem');
  const ask = async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
    await page.keyboard.insertText('16');
    await items().nth(3).waitFor();
  };

  it('is not what Enter opens in the search, where words were pasted', async () => {
    await ask();
    const box = await items().nth(2).boundingBox();
    if (!box) throw new Error('Nothing is found third');
    // Once for the words, and once for the box.
    for (const _ of ['words', 'box']) await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    // The last that was used is the pointer, and it stays where something found will come to lie.
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await ask();
    await expect
      .poll(() => items().evaluateAll((all) => all.some((one) => one.matches(':hover'))))
      .toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('.unit:focus', { hasText: 'Short title' }).waitFor();
  });

  it('is what the pointer chooses as soon as it moves', async () => {
    await ask();
    const third = items().nth(2);
    const box = await third.boundingBox();
    if (!box) throw new Error('Nothing is found third');
    await page.mouse.move(box.x + 40, box.y + box.height / 2);
    await page.mouse.move(box.x + 60, box.y + box.height / 2);
    await expect.poll(() => third.getAttribute('data-hovered')).toBe('true');
    await page.keyboard.press('Escape');
  });
});
