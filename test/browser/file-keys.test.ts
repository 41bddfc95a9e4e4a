import type { Page } from 'playwright-core';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyNoWorkbench } from '../support/workbench.ts';
import { gateAt } from './support/gate.ts';
import { openSeeded, type ReviewWindow } from './support/seeded.ts';

/** Without what a printer may write otherwise: spaces, and which of two apostrophes it takes. */
const together = (words: string): string => words.replaceAll(/[\s\u00AD]+/g, '').replaceAll('\u02BC', '’');

describe.skipIf(whyNoWorkbench() !== null)('the keys that Word has for a file', () => {
  let bench: ReviewWindow;
  let page: Page;
  beforeAll(async () => {
    bench = await openSeeded();
    page = bench.page;
  });
  afterAll(() => bench?.close());

  const paper = async (): Promise<readonly string[]> =>
    (await extractText(new Uint8Array(await page.pdf({ format: 'A4' })), { mergePages: false })).text;

  it('print the room that is shown, whole, by Control and P', async () => {
    await page.evaluate(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
    });
    await page.keyboard.press('Control+p');
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.printed)).toBe('yes');
  });

  it('put every word of the Act on paper, and nothing of the workbench round it', async () => {
    const lines = await page.locator('.act .line > .body').evaluateAll((all) =>
      all.map((body) => {
        const seen = body.cloneNode(true) as Element;
        for (const spoken of seen.querySelectorAll('.hidden-words, .note-mark, .tags')) spoken.remove();
        return seen.textContent?.slice(0, 25) ?? '';
      }),
    );
    expect(lines.length).toBeGreaterThan(150);
    const pages = await paper();
    expect(pages.length).toBeGreaterThan(5);
    const words = together(pages.join(''));
    expect(lines.filter((line) => !words.includes(together(line)))).toEqual([]);
    expect(words).toContain(together('Marked up: 10 changes shown of 12. Printed'));
    const bench = ['Ctrl K', 'Find and replace', 'Shown in the text', 'Change base text', 'New amendment'];
    expect(bench.filter((button) => words.includes(together(button)))).toEqual([]);
  });

  it.each(['Amendments', 'History', 'Compare', 'Pack'])('put %s on paper, to its end', async (room) => {
    await page.getByRole('tab', { name: room, exact: true }).click();
    const panel = page.getByRole('tabpanel', { name: room });
    await panel.locator('h2, h3').last().waitFor();
    const last = (await panel.locator('h2, h3').last().textContent()) ?? '';
    const words = together((await paper()).join(''));
    expect(words).toContain(together(`${room}. Printed`));
    expect(words).toContain(together(last));
    expect(words).not.toContain(together('Ctrl K'));
  });

  it('save what waits by Control and S, and say so once it is saved', async () => {
    await page.getByRole('tab', { name: 'Act', exact: true }).click();
    const gate = await gateAt(page, 'amendment.create');
    await page.locator('article .unit[tabindex="0"]').nth(5).press('Enter');
    await page.locator('.ed-text').waitFor();
    await page.keyboard.type('new ');
    await page.keyboard.press('Control+s');
    await gate.reached();
    const told = page.getByRole('region', { name: 'Messages' });
    const state = () => page.getByRole('contentinfo').locator('.save-state').textContent();
    const seen = async () => [await state(), (await told.textContent())?.includes('Saved.')];
    await expect.poll(seen).toEqual(['Starting an amendment…', false]);
    gate.open();
    await expect.poll(() => told.textContent()).toContain('Saved. Keeling saves as you type.');
    await expect.poll(state).toBe('Saved');
  });
});
