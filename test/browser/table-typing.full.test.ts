import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NO_EVIDENCE } from '../../data/corpus/evidence.ts';
import { createReviewOf } from '../../data/session/create-review.ts';
import { tableInstrument } from '../support/acts/table-act.ts';
import { mustOpen, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { openMade, type ReviewWindow } from './support/seeded.ts';

const makeReview = async (path: string): Promise<void> => {
  const contents = { title: 'Ferries', instrument: tableInstrument(), evidence: NO_EVIDENCE };
  await mustOpen(await createReviewOf(path, contents, testDeps())).close();
};

steps('typing in a table of an Act', { skip: whyNoWorkbench() !== null, timeout: 60_000 }, () => {
  let bench: ReviewWindow;
  let page: Page;
  beforeAll(async () => {
    bench = await openMade(makeReview);
    page = bench.page;
  });
  afterAll(() => bench?.close());

  const section = () => page.locator('.unit.section').filter({ hasText: 'The charges are as follows' });
  const table = () => section().getByRole('table');
  const cells = () => section().locator('.ed-line[data-column]');
  const cell = (name: string) => section().getByRole('group', { name, exact: true });
  const shown = async () => (await cells().allTextContents()).map((text) => text.trim());

  it('reads it as a table, with its headings and rows', async () => {
    await table().waitFor();
    await expect
      .poll(() => table().getByRole('columnheader').allTextContents())
      .toEqual(['Passenger or goods', 'Charge', 'Provision']);
    await expect.poll(() => table().getByRole('row').count()).toBe(5);
    await expect
      .poll(() => table().getByRole('cell', { name: 'no charge in winter' }).getAttribute('colspan'))
      .toBe('2');
  });

  it('sets its cells beside each other when it is typed in, each named by its column and row', async () => {
    await section().getByRole('button', { name: 'Edit section 2' }).click();
    await cell('column 2, Charge, row “a child under 12”').waitFor();
    const box = async (name: string) =>
      (await cell(name).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const [first, second, below] = [
      await box('column 1, Passenger or goods, row “an adult”'),
      await box('column 2, Charge, row “an adult”'),
      await box('column 1, Passenger or goods, row “a child under 12”'),
    ];
    expect(Math.abs(first.y - second.y)).toBeLessThan(2);
    expect(Math.abs(first.x + first.width - second.x)).toBeLessThan(2);
    expect(Math.abs(first.y + first.height - below.y)).toBeLessThan(2);
  });

  it('tracks words that are typed in a cell, in an empty one too', async () => {
    await cell('column 2, Charge, row “a child under 12”').click();
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('3');
    await cell('column 2, Charge, row “a gull”').click();
    await page.keyboard.type('free');
    await expect
      .poll(() => cell('column 2, Charge, row “a child under 12”').locator('del').textContent())
      .toBe('2');
    await expect
      .poll(() => cell('column 2, Charge, row “a child under 12”').locator('[data-inserted]').textContent())
      .toBe('3');
    await expect
      .poll(() => cell('column 2, Charge, row “a gull”').locator('[data-inserted]').textContent())
      .toBe('free');
  });

  it('goes from cell to cell with Tab, and says where it came to', async () => {
    await page.keyboard.press('Tab');
    await page.getByText('column 3, Provision, row “a gull”').first().waitFor({ state: 'attached' });
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('nothing');
    await expect.poll(() => cell('column 2, Charge, row “a gull”').textContent()).toBe('nothing');
  });

  it('puts a row in with Enter, and types in its cells', async () => {
    const before = await cells().count();
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (count) => document.querySelectorAll('.ed-line[data-column]').length === count,
      before + 3,
    );
    await page.keyboard.type('a dog');
    await page.keyboard.press('Tab');
    await page.keyboard.type('£1');
    await page.keyboard.press('Tab');
    await page.keyboard.type('section 5');
    await expect.poll(async () => (await shown()).join('|')).toContain('a dog|£1|section 5');
  });

  it('has the rows in the menu of a cell', async () => {
    await cell('column 1, Passenger or goods, row “an adult”').click();
    await page.keyboard.press('Shift+F10');
    const names = () => page.getByRole('menu').getByRole('menuitem').allTextContents();
    for (const name of [
      ...['Insert row below', 'Insert row above', 'Omit this row'],
      ...['Insert column to the right', 'Insert column to the left', 'Omit this column'],
    ])
      await expect.poll(async () => (await names()).join('|')).toContain(name);
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
  });

  it('leaves a row out by its key, and puts it back', async () => {
    await cell('column 1, Passenger or goods, row “an adult”').click();
    await page.keyboard.press('Control+Alt+Backspace');
    await section().locator('.ed-line[data-column][data-fate="deleted"]').first().waitFor();
    await expect.poll(() => section().locator('.ed-line[data-column][data-fate="deleted"]').count()).toBe(3);
    await page.keyboard.press('Control+z');
    await page.waitForFunction(() => !document.querySelector('.ed-line[data-column][data-fate="deleted"]'));
    await page.keyboard.press('Control+y');
    await section().locator('.ed-line[data-column][data-fate="deleted"]').first().waitFor();
  });

  it('puts a column in, types in it, and is what it was when that is undone', async () => {
    const before = await shown();
    await cell('column 1, Passenger or goods, row “a child under 12”').click();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Insert column to the right' }).click();
    await page
      .getByText('Inserted a column in the table in section 2(2)')
      .first()
      .waitFor({ state: 'attached' });
    await page.keyboard.type('each');
    await expect.poll(async () => (await shown()).join('|')).toContain('a child under 12|each|£3');
    for (let pressed = 0; pressed < 2; pressed += 1) await page.keyboard.press('Control+z');
    await expect.poll(shown).toEqual(before);
  });

  it('has nothing that axe finds wrong while it is typed in', async () => {
    expect(await faults(page)).toEqual([]);
  });

  it('shows when it is read what was done, as a row and as words', async () => {
    await page.keyboard.press('Escape');
    await table().waitFor();
    await expect.poll(() => table().locator('tr.inserted').textContent()).toContain('a dog');
    await expect.poll(() => table().locator('tr.deleted').textContent()).toContain('an adult');
    await expect
      .poll(() =>
        table()
          .getByRole('row', { name: /row omitted/ })
          .count(),
      )
      .toBe(1);
  });

  it('has nothing that axe finds wrong when it is read', async () => {
    expect(await faultsAtLength(page)).toEqual([]);
  });
});
