import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { keyboardAt } from './support/keyboard.ts';
import { saved } from './support/rest.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';

describe.skipIf(whyNoWorkbench() !== null)('a letter that was typed', () => {
  let bench: ReviewWindow;
  beforeEach(async () => {
    bench = await openNew();
  });
  afterEach(() => bench?.close());

  it('is never on screen beside “Saved” before it is', async () => {
    const { page } = bench;
    await keyboardAt(page).goTo('2A(3)(a)');
    await page.keyboard.press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    await page.keyboard.type('a');
    await saved(page);
    await page.evaluate(() => {
      const beside: string[] = [];
      const look = () => {
        const typed = document.querySelector('.ed-text')?.textContent?.includes('axyz');
        const word = document.querySelector(
          '[role=contentinfo] .save-state, footer .save-state',
        )?.textContent;
        if (typed) beside.push(word ?? '');
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      Object.assign(window, { beside });
    });
    await page.keyboard.type('xyz');
    const words = () => page.evaluate(() => (window as unknown as { beside: string[] }).beside);
    await expect.poll(async () => (await words()).at(-1)).toBe('Saved');
    const [first] = await words();
    expect(first).toMatch(/^(?:Not saved yet…|Saving…)$/);
  });
});
