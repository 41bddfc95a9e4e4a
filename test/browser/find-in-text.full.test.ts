import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { keyboardAt } from './support/keyboard.ts';
import { saved } from './support/rest.ts';
import { openSeeded, type ReviewWindow } from './support/seeded.ts';

describe.skipIf(whyNoWorkbench() !== null)('finding words in the text', () => {
  let bench: ReviewWindow;
  let page: Page;

  beforeAll(async () => {
    bench = await openSeeded();
    page = bench.page;
    await page.getByRole('tab', { name: 'Act', exact: true }).waitFor();
  });
  afterAll(() => bench?.close());

  const edits = async () => {
    const session = mustOpen(await openReview(bench.file, testDeps()));
    const amendments = must(await session.call('amendment.list', {}));
    await session.close();
    return JSON.stringify(amendments);
  };
  const bar = () => page.getByRole('search');
  const find = async (words: string) => {
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Find in the text' }).waitFor();
    await page.keyboard.type(words);
  };
  const status = () => bar().getByRole('status').textContent();
  const chosen = () => page.evaluate(() => document.getSelection()?.toString() ?? '');
  /** What is painted as found, by the browser’s own account. */
  const painted = () =>
    page.evaluate(() =>
      ['keeling-found', 'keeling-found-current'].map((name) =>
        [...(CSS.highlights.get(name) ?? [])].map((range) => `${range}`.toLowerCase()),
      ),
    );
  /** How often words stand in what is drawn, read off the page with and without what is struck, and what is put in. */
  const count = (words: string) =>
    page.evaluate((sought) => {
      const places = new Set<string>();
      for (const [nth, body] of [...document.querySelectorAll('.act .line > .body')].entries())
        for (const without of ['del', 'ins']) {
          let [read, offset] = ['', 0];
          const at: number[] = [];
          const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
          for (let node = texts.nextNode(); node; node = texts.nextNode()) {
            if (node.parentElement?.closest('.hidden-words, .note-mark, .tags')) continue;
            for (const letter of node.nodeValue ?? '') {
              if (!node.parentElement?.closest(without)) {
                read += letter.toLowerCase();
                at.push(offset);
              }
              offset++;
            }
          }
          for (let from = read.indexOf(sought); from >= 0; from = read.indexOf(sought, from + sought.length))
            places.add(`${nth} ${at[from]} ${at[from + sought.length - 1]}`);
        }
      return places.size;
    }, words);

  it('goes to each place by Enter, and changes nothing', async () => {
    const before = await edits();
    await find('stalking');
    const many = await count('stalking');
    expect(many).toBeGreaterThan(5);
    await expect.poll(status).toBe(`${many} found`);
    await expect.poll(async () => (await painted())[0]?.length).toBe(many);
    expect(await faultsAtLength(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(status).toBe(`1 of ${many}`);
    await page.keyboard.press('Enter');
    await expect.poll(status).toBe(`2 of ${many}`);
    await expect.poll(async () => (await painted())[1]).toEqual(['stalking']);
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(status).toBe(`${many} of ${many}`);
    await page.keyboard.press('Escape');
    await bar().waitFor({ state: 'detached' });
    await expect.poll(async () => (await chosen()).toLowerCase()).toBe('stalking');
    await expect.poll(async () => (await painted()).flat()).toEqual([]);
    await expect.poll(edits).toBe(before);
  });

  it('finds words that are struck, and words across a change as they would read and as they were', async () => {
    await find('the internet, email or any other form');
    await expect.poll(status).toBe('1 found');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('of any device, any app');
    await expect.poll(status).toBe('1 found');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('other form any device');
    await expect.poll(status).toBe('No results');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await bar().waitFor({ state: 'detached' });
  });

  it('leads into a section that is typed in, where the next key is typed over what was found', async () => {
    await keyboardAt(page).goTo('12');
    await page.keyboard.press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    const [word] = (await page.locator('.ed-text').textContent())?.match(/[a-z]{8,}/) ?? [];
    if (!word) throw new Error('The section has no long word');
    await find(word);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.locator('.ed-text:focus').waitFor();
    await expect.poll(chosen).toBe(word);
    await page.keyboard.type('found ');
    await saved(page);
    await expect.poll(edits).toContain('found ');
    await page.keyboard.press('Escape');
  });

  it('offers to replace by a button, and by no key in the field', async () => {
    const before = await edits();
    await find('harassment');
    await bar()
      .getByRole('button', { name: /^Replace/ })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Find and replace' });
    await dialog.waitFor();
    await expect
      .poll(() => dialog.getByRole('textbox', { name: 'Find', exact: true }).inputValue())
      .toBe('harassment');
    await dialog.getByText(/places, \d+ selected/).waitFor();
    for (const field of ['Find', 'Replace with']) {
      await dialog.getByRole('textbox', { name: field, exact: true }).click();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(edits).toBe(before);
  });

  it('leaves the keyboard in the field that is typed in, after words were put in that are found too', async () => {
    await page.keyboard.press('Control+h');
    const dialog = page.getByRole('dialog', { name: 'Find and replace' });
    const field = (name: string) => dialog.getByRole('textbox', { name, exact: true });
    const places = () => dialog.getByRole('list', { name: 'Places' }).getByRole('listitem').count();
    await field('Find').fill('harassment');
    await field('Replace with').fill('grave harassment');
    await dialog.getByText(/places, \d+ selected/).waitFor();
    const many = await places();
    await dialog
      .getByRole('button', { name: /^(Replace|Delete) only here/ })
      .first()
      .click();
    await expect.poll(edits).toContain('grave ');
    await expect.poll(places).toBe(many);
    const before = await edits();
    await field('Find').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' of');
    await expect.poll(places).toBeLessThan(many);
    await page.keyboard.type(' a');
    await expect.poll(() => field('Find').inputValue()).toBe('harassment of a');
    await expect.poll(() => field('Find').evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await saved(page);
    await expect.poll(edits).toBe(before);
  });
});
