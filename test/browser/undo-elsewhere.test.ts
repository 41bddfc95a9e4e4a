import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { keyboardAt } from './support/keyboard.ts';
import { rest } from './support/rest.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';

describe.skipIf(whyNoWorkbench() !== null)('undoing what was typed in another section', () => {
  let bench: ReviewWindow;
  beforeEach(async () => {
    bench = await openNew();
  });
  afterEach(() => bench?.close());

  it('says where it was, and goes on there', async () => {
    const { page } = bench;
    const open = async (place: string) => {
      await keyboardAt(page).goTo(place);
      await page.keyboard.press('Enter');
      await page.locator('.ed-text:focus').waitFor();
    };
    await open('2A(3)(a)');
    await page.keyboard.type('alpha ');
    await page.keyboard.press('Escape');
    await open('4(1)');
    await page.keyboard.press('Control+z');
    await page.getByText('Undone: words that you typed. In section 2A(3)(a).').first().waitFor();
    await expect.poll(() => page.locator('.act').textContent()).not.toContain('alpha ');
    // The caret is where it was done, and typing goes on there.
    await page.getByRole('textbox', { name: /^section 2A, tracked typing/ }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('ed-text');
    await page.keyboard.type('beta ');
    await expect
      .poll(() => page.locator('.ed-line[data-pid]').filter({ hasText: 'beta following' }).count())
      .toBe(1);
    await rest(page);
  });
});
