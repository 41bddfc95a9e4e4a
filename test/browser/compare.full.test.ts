import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainText } from '../../core/amend/redline/lines.ts';
import { asAmendedOf, redline } from '../../core/amend/redline/redline.ts';
import { saveToShelf } from '../../data/corpus/shelf.ts';
import { writeAkn } from '../../data/formats/akn/write.ts';
import { scattered } from '../bench/support.ts';
import { actAt } from '../support/acts/act.ts';
import { LONG_ACT, longAct } from '../support/acts/long-act/long-act.ts';
import { must } from '../support/reviews/review.ts';
import { seedReview } from '../support/reviews/seed.ts';
import { amount } from '../support/run/amount.ts';
import { someOf } from '../support/run/some-of.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { wordsOnPaper } from './support/on-paper.ts';
import { type Watched, watch } from './support/quiet.ts';

steps('comparing in the window', { skip: whyNoWorkbench() !== null }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-compare-'));
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;

  beforeAll(async () => {
    const file = join(folder, 'review.keeling');
    await seedReview(file);
    workbench = await openWorkbench({ file });
    page = workbench.page;
    watched = watch(page);
    await page.getByRole('tab', { name: 'Compare', exact: true }).click();
    await page.getByRole('article', { name: /compared$/ }).waitFor();
  });
  afterAll(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const layout = (name: string) => page.getByRole('radio', { name, exact: true }).click();
  const tally = () => page.locator('.tally').textContent();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-difference') ?? null);
  const inView = () =>
    page.evaluate(() => {
      const place = document.activeElement?.getBoundingClientRect();
      const frame = document.querySelector('.compare-scroller')?.getBoundingClientRect();
      return place && frame ? place.top >= frame.top && place.bottom <= frame.bottom : false;
    });
  const choose = async (side: 'Before' | 'After', option: RegExp) => {
    await page
      .locator('.picker')
      .nth(side === 'Before' ? 0 : 1)
      .getByRole('button')
      .first()
      .click();
    await page.getByRole('option', { name: option }).first().click();
    await page.locator('.comparing').waitFor({ state: 'hidden' });
  };
  /** The words of one column, a line a row, without what is only said. */
  const column = (at: number) =>
    page.locator('.side-by-side tbody tr').evaluateAll(
      (rows, nth) =>
        rows.flatMap((row) => {
          const cell = row.children[nth]?.cloneNode(true) as HTMLElement | undefined;
          for (const said of cell?.querySelectorAll('.hidden-words, .doubt') ?? []) said.remove();
          const text = cell?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
          return text === '' ? [] : [text];
        }),
      at,
    );

  it('begins with what all amendments together do, and tells what it left out', async () => {
    await expect.poll(() => tally()).toBe('11 differences');
    await page.getByText('A-004 is not shown: it is an alternative to A-003.').waitFor();
    await expect
      .poll(() => page.locator('.act.compared ins', { hasText: 'show a fixation' }).count())
      .toBe(1);
  });

  it('steps from difference to difference by Word’s own keys', async () => {
    await page.keyboard.press('F7');
    await expect.poll(focused).toBe('d1');
    await expect.poll(() => inView()).toBe(true);
    for (let n = 2; n <= 11; n++) await page.keyboard.press('F7');
    await expect.poll(focused).toBe('d11');
    await expect.poll(() => inView()).toBe(true);
    await expect.poll(() => tally()).toBe('11 of 11 differences');
    await page.keyboard.press('F7');
    await page.locator('.notice.not-done').getByText('There are no more differences.').waitFor();
    await page.keyboard.press('Shift+F7');
    await expect.poll(focused).toBe('d10');
    await expect.poll(() => page.locator('.spoken').textContent()).toMatch(/^10 of 11: In section/);
  });

  it('stays at the difference in another layout, and leaves the focus on the choice of it', async () => {
    const isSeen = () =>
      page.evaluate(() => {
        const room = document.querySelector('.compare-scroller')?.getBoundingClientRect();
        const boxes = [...document.querySelectorAll('[data-difference="d10"]')].map((one) =>
          one.getBoundingClientRect(),
        );
        return (
          room !== undefined && boxes.some(({ top, bottom }) => top >= room.top && bottom <= room.bottom)
        );
      });
    await layout('Side by side');
    await page.getByRole('table', { name: /compared$/ }).waitFor();
    await expect.poll(isSeen).toBe(true);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.compare-scroller') === null))
      .toBe(true);
    await layout('Inline');
    await expect.poll(isSeen).toBe(true);
  });

  it('hides a class, and still counts it', async () => {
    const stop = page.locator('.act.compared del', { hasText: /^\[deleted full stop: \.\]$/ });
    await expect.poll(() => stop.count()).toBe(1);
    await page.locator('.classes label', { hasText: 'Punctuation' }).click();
    await expect.poll(tally).toMatch(/10 differences; hidden: 1 punctuation$/);
    await expect.poll(() => stop.count()).toBe(0);
    await page.locator('.classes label', { hasText: 'Punctuation' }).click();
    await expect.poll(tally).toMatch(/11 differences$/);
  });

  it('sets the texts beside each other, each whole', async () => {
    await choose('Before', /As enacted/);
    await choose('After', /As in force/);
    await layout('Side by side');
    await page.getByRole('table', { name: /compared$/ }).waitFor();
    const expected = (version: 'enacted' | 'current') =>
      plainText(actAt(version).root)
        .split('\n')
        .map((line) => line.replace(/\s+/g, ' ').trim());
    // Marks of quotation stand before a number, and the printed text of a line has them after its tab.
    const letters = (lines: readonly string[]) => lines.join('').replace(/[\s“”]/g, '');
    expect(letters(await column(0))).toBe(letters(expected('enacted')));
    expect(letters(await column(1))).toBe(letters(expected('current')));
    await page.getByRole('button', { name: 'Swap the two texts' }).click();
    await page.locator('.comparing').waitFor({ state: 'hidden' });
    expect(letters(await column(0))).toBe(letters(expected('current')));
  });

  it('leads from the list to the place', async () => {
    await layout('List');
    const item = page
      .getByRole('listitem')
      .filter({ hasText: 'In section 7(1): deleted “5A”; inserted “5”' });
    await item.getByRole('button').click();
    await page.getByRole('article', { name: /compared$/ }).waitFor();
    await expect.poll(async () => page.evaluate(() => document.activeElement?.textContent)).toMatch(/5A/);
    await expect.poll(() => inView()).toBe(true);
  });

  it('compares chosen amendments, and earlier moments', async () => {
    await choose('Before', /^The original/);
    await choose('After', /^With some amendments/);
    await page
      .getByRole('checkbox', { name: /^A-00[12345]/ })
      .first()
      .waitFor();
    for (const name of [/^A-001/, /^A-002/, /^A-005/]) {
      await page.locator('.some-amendments label', { hasText: name }).click();
    }
    await expect.poll(tally).toBe('2 differences');
    await choose('After', /earlier date/);
    await expect.poll(tally).not.toBe('2 differences');
    await choose('After', /As amended now/);
    await expect.poll(tally).toBe('11 differences');
  });

  it('compares an Act’s file without keeping it, and says what is wrong with one that is none', async () => {
    await choose('Before', /\(not saved\)/);
    await page.getByText('Choose the file to compare.').waitFor();
    const file = (name: string, text: string) => ({
      name,
      mimeType: 'application/xml',
      buffer: Buffer.from(text, 'utf8'),
    });
    const input = page.locator('.picker input[type=file]');
    await input.setInputFiles(file('no-act.xml', '<not-an-act/>'));
    await page.getByText(/no-act\.xml: This file is neither/).waitFor();
    await input.setInputFiles(file('enacted.xml', writeAkn(actAt('enacted'), { ids: 'lawmaker' })));
    await choose('After', /As enacted/);
    await expect.poll(tally).toBe('0 differences');
    await choose('Before', /^The original/);
    await choose('After', /As amended now/);
    await expect.poll(tally).toBe('11 differences');
  });

  it('is as it was left when somebody comes back', async () => {
    await layout('List');
    await page.getByRole('tab', { name: 'History', exact: true }).click();
    await page.getByRole('tab', { name: 'Compare', exact: true }).click();
    await page.getByRole('list', { name: 'Differences' }).waitFor();
  });

  const layouts = ['Inline', 'Side by side', 'List'];
  it.each(someOf(layouts, amount(1, 3)))('has nothing that axe finds wrong: %s', async (name) => {
    await layout(name);
    expect(await faults(page)).toEqual([]);
    await page.setViewportSize({ width: 640, height: 400 });
    expect(await faultsAtLength(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('draws of a large Act only what is near, and steps through all of it', async () => {
    const shelf = join(workbench.folder, 'data', 'acts');
    const first = { ...longAct(), id: LONG_ACT.id, version: 'first' };
    const root = asAmendedOf(redline(first.root, scattered(first.root, 120)));
    must(await saveToShelf(shelf, first));
    must(await saveToShelf(shelf, { ...first, version: 'second', description: 'Changed a little', root }));
    await page.reload();
    await page.getByRole('tab', { name: 'Compare', exact: true }).click();
    await layout('Inline');
    await choose('Before', /^Left Luggage .*file/);
    await choose('After', /^Left Luggage .*: Changed a little/);
    await expect.poll(tally).toBe('120 differences');
    await expect.poll(() => page.locator('.act.compared .line').count()).toBeLessThan(120);
    for (const expected of ['d1', 'd2', 'd3']) {
      await page.keyboard.press('F7');
      await expect.poll(focused).toBe(expected);
    }
    await layout('Side by side');
    for (let n = 4; n <= 20; n++) {
      await page.keyboard.press('F7');
      await expect.poll(focused).toBe(`d${n}`);
      await expect.poll(() => inView()).toBe(true);
    }
    await expect.poll(() => page.locator('.side-by-side tr').count()).toBeLessThan(120);
    await layout('List');
    await page.keyboard.press('F7');
    await expect.poll(focused).toBe('d21');
  });

  it('puts all of a large Act on paper, in any layout', async () => {
    const all = Array.from({ length: 120 }, (_, at) => `changed${at}`);
    const items = { List: '.difference-list > li', Inline: '.act.compared .line', 'Side by side': 'tr' };
    for (const [name, item] of someOf(Object.entries(items), amount(1, 3))) {
      await layout(name);
      await page.locator(item).first().waitFor();
      const before = await page.locator(item).count();
      const words = await wordsOnPaper(page);
      expect(all.filter((word) => !words.includes(word)).map((word) => `${word}, ${name}`)).toEqual([]);
      // Once it is on paper, no more is drawn than before.
      await expect.poll(() => page.locator(item).count()).toBeLessThanOrEqual(before);
    }
  });

  it('says nothing to the console, and asks nobody else for anything', () => {
    expect(watched).toEqual({ complaints: [], foreign: [] });
  });
});
