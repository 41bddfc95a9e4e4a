import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';

/** Where somebody types, they see what they type, whatever the window says meanwhile. */
describe.skipIf(whyNoWorkbench() !== null)('the line that is typed in', () => {
  let bench: ReviewWindow;
  let page: Page;
  beforeAll(async () => {
    bench = await openNew();
    page = bench.page;
  });
  afterAll(() => bench?.close());

  /** What is seen at the caret: the words that it is in, or what lies over them. */
  const atCaret = () =>
    page.evaluate(() => {
      const selection = document.getSelection();
      const node = selection?.focusNode;
      if (!selection || !node) return 'no caret';
      const range = document.createRange();
      range.setStart(node, selection.focusOffset);
      const line = (node instanceof Element ? node : node.parentElement)?.closest('.ed-line');
      const words = line?.querySelector('.ed-words')?.getBoundingClientRect();
      const box = range.getClientRects()[0] ?? words;
      if (!box || !words || !line) return 'no line';
      for (let part = 0; part <= 8; part++) {
        const x = Math.max(1, Math.min(words.left + 1 + (part * (words.width - 2)) / 8, innerWidth - 1));
        const seen = document.elementFromPoint(x, (box.top + box.bottom) / 2);
        if (!seen || !(line.contains(seen) || seen.contains(line))) return `${seen?.outerHTML.slice(0, 80)}`;
      }
      return 'the line';
    });

  it.each([
    [380, 640],
    [700, 600],
    [1024, 768],
    [1280, 800],
    [1280, 480],
  ])('stays in sight in a window of %i by %i', async (width, height) => {
    await page.setViewportSize({ width, height });
    await page.locator('article .unit[tabindex="0"]', { hasText: 'loitering' }).press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    const lines = page.locator('.ed-line .ed-words');
    const count = await lines.count();
    expect(count).toBeGreaterThan(20);
    const said = page.getByText('Saved. Keeling saves as you type.');
    for (let nth = 2; nth < count; nth += 5) {
      // At the foot of the window, where messages come up.
      await lines.nth(nth).evaluate((line) => line.scrollIntoView({ block: 'end' }));
      await lines.nth(nth).click({ position: { x: 6, y: 6 } });
      await page.keyboard.press('Control+s');
      // While it is said: a message that has gone covers nothing.
      await expect
        .poll(async () => [await said.count(), await atCaret()], { message: `line ${nth}` })
        .toEqual([1, 'the line']);
    }
    await lines.last().evaluate((line) => line.scrollIntoView({ block: 'end' }));
    await lines.last().click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('new words');
    await expect.poll(atCaret, { message: 'after Enter' }).toBe('the line');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(atCaret, { message: 'after undo' }).toBe('the line');
    await page.keyboard.press('Escape');
  });
});
