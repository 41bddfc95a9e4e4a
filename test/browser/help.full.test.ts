import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { steps } from '../support/windows/steps.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { type Watched, watch } from './support/quiet.ts';
import { openSeeded, type ReviewWindow } from './support/seeded.ts';

/** The keys and what they do, as the documentation has them. */
const KEYS = readFileSync(join(import.meta.dirname, '../../docs/keys.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \S/.test(line) && line !== '| | |')
  .map((line) => line.slice(2, -2).split(' | ').join(': '));

steps('the help', { skip: whyNoWorkbench() !== null }, () => {
  let bench: ReviewWindow;
  let page: Page;
  let watched: Watched;
  beforeAll(async () => {
    bench = await openSeeded();
    page = bench.page;
    watched = watch(page);
  });
  afterAll(() => bench?.close());

  const help = () => page.getByRole('dialog', { name: 'Help' });
  const close = async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const search = async (words: string) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
    // As from the clipboard: what the search does at each key is tried in search.test.ts.
    await page.keyboard.insertText(words);
  };
  const found = () => page.getByRole('menuitem').first();

  it('comes up by F1, with the guide for officials, and leads to the one for lawyers', async () => {
    await page.keyboard.press('F1');
    await help().getByRole('heading', { name: 'Start a review' }).waitFor();
    await help()
      .getByRole('button', { name: /lawyers/ })
      .click();
    await help().getByRole('heading', { name: 'Review with the keyboard' }).waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await close();
  });

  it('has every key, by Control and /', async () => {
    await page.keyboard.press('Control+/');
    await help().getByRole('tabpanel', { name: 'Keyboard shortcuts' }).waitFor();
    const shown = help().locator('.help-keys tr');
    const lines = () =>
      shown.evaluateAll((rows) =>
        rows.map(({ children }) => [...children].map(({ textContent }) => textContent).join(': ')),
      );
    await expect.poll(lines).toEqual(KEYS);
    expect(KEYS.length).toBeGreaterThan(40);
    expect(await faultsAtLength(page)).toEqual([]);
    await close();
  });

  it('says what Keeling is, and its version, from the menu', async () => {
    await page.getByRole('button', { name: 'Help', exact: true }).click();
    await page.getByRole('menuitem', { name: 'About Keeling' }).click();
    await help()
      .getByText(/^Keeling \d+\.\d+\.\d+$/)
      .waitFor();
    await close();
  });

  it.each([
    ['print', 'Print'],
    ['undo', 'Undo'],
    ['save', 'Save now'],
    ['find', 'Find in the text'],
    ['replace', 'Find and replace…'],
    ['comment', 'Comment…'],
    ['share', 'Share a copy…'],
    ['who wrote this', 'History, and who wrote what…'],
    ['export to Word', 'Export: Word file with tracked changes…'],
    ['insert section', 'Insert section'],
    ['delete', 'Omit a provision'],
    ['shortcuts', 'Keyboard shortcuts'],
  ])('a search for “%s” finds %s', async (typed, name) => {
    await search(typed);
    await expect.poll(() => found().locator('[slot=label]').textContent()).toBe(name);
    await close();
  });

  it('says why a command can’t be used now', async () => {
    await search('undo');
    await expect.poll(() => found().textContent()).toContain('There is nothing to undo.');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Messages' }).getByText('There is nothing to undo.').waitFor();
    await search('delete');
    await expect.poll(() => found().textContent()).toContain('Go to a provision in the Act first.');
    await close();
  });

  it('undoes by its name what was typed in the section that is open', async () => {
    await page.locator('article .unit[tabindex="0"]').nth(5).press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    await page.keyboard.type('xyzzy');
    const typed = () => page.locator('.ed-text').getByText('xyzzy').count();
    await expect.poll(typed).toBe(1);
    await search('undo');
    await expect.poll(() => found().textContent()).toContain('Ctrl Z');
    await page.keyboard.press('Enter');
    await expect.poll(typed).toBe(0);
    expect(watched.complaints).toEqual([]);
  });
});
