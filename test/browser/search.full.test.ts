import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { steps } from '../support/windows/steps.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { type Watched, watch } from './support/quiet.ts';
import { openSeeded } from './support/seeded.ts';

steps('the search box', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;
  const items = () => page.getByRole('menuitem');
  const search = async (words: string) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
    await page.keyboard.type(words);
  };
  const first = (name: string | RegExp) => items().filter({ hasText: name }).first();

  beforeAll(async () => {
    workbench = await openSeeded();
    page = workbench.page;
    watched = watch(page);
    await page.getByRole('tab', { name: 'Act', exact: true }).waitFor();
  });
  afterAll(() => workbench?.close());

  it('finds words in the Act and the evidence, marks them, and leads to them by keyboard', async () => {
    await search('spying');
    await first('watching or spying').waitFor();
    await expect.poll(() => items().locator('mark').first().textContent()).toMatch(/^spying$/i);
    expect(await faultsAtLength(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('finds words that are left out only when asked, and narrows to a kind', async () => {
    await search('the internet, email');
    const left = page.getByRole('checkbox', { name: /^Deleted words 1$/ });
    await left.waitFor();
    await expect.poll(() => items().filter({ hasText: 'Deleted from the Act' }).count()).toBe(0);
    await page.locator('.palette-narrow label').click();
    await items().filter({ hasText: 'Deleted from the Act' }).first().waitFor();
    await page.keyboard.press('Escape');

    await search('sample');
    await page.getByRole('radio', { name: /^Consultation [1-9]/ }).click();
    await first(/^N-/).waitFor();
    await expect
      .poll(() =>
        items()
          .filter({ hasText: /Recommendation$/ })
          .count(),
      )
      .toBe(0);
    await first(/^N-013/).click();
    await page.locator('article.note:focus').waitFor();
    await expect.poll(() => page.locator('article.note:focus').textContent()).toContain('N-013');
  });

  it('finds a provision that the draft inserts by its number, before those that only have it in theirs', async () => {
    await search('section 2A(2A)');
    await expect.poll(() => items().first().textContent()).toMatch(/^section 2A\(2A\) \(inserted\)/);
    await page.getByRole('radio', { name: /^The Act [1-9]/ }).click();
    await expect.poll(() => items().first().textContent()).toMatch(/^section 2A\(2A\) \(inserted\)/);
    await page.keyboard.press('Escape');
  });

  it('is put away by one Escape, whatever is typed in it', async () => {
    await search('spying');
    await first('watching or spying').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await search('stalk');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('says so where nothing is found', async () => {
    await search('xyzzy plugh');
    await page.getByText('No results').waitFor();
    await page.keyboard.press('Escape');
    expect(watched.complaints).toEqual([]);
  });

  it('leads to what is exported, wherever a person is', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'History', exact: true }).click();
    await search('export to PDF');
    await first('Consultation pack').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('h3:focus', { hasText: 'Export' }).waitFor();
    await search('word file');
    await first('Word file with tracked changes').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Export a Word file' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Act', exact: true }).click();
  });

  it('opens the line that is shown as chosen, whatever its id is by then', async () => {
    await search('word file');
    const chosen = page.locator('[role=menuitem][data-focused]', {
      hasText: 'Word file with tracked changes',
    });
    await chosen.evaluate((line) => line.setAttribute('id', 'another'));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Export a Word file' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('leads into any room, to its tab', async () => {
    await search('recommendations');
    await first('Go to Recommendations').click();
    await page.locator('[role=tab]:focus', { hasText: 'Recommendations' }).waitFor();
    await page.getByRole('tabpanel', { name: 'Recommendations' }).waitFor();
  });
});
