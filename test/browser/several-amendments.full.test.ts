import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { steps } from '../support/windows/steps.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { enterRoom } from './support/places.ts';
import { openSeeded, type ReviewWindow } from './support/seeded.ts';

steps(
  'amendments that are done with at once, moved by a key and deleted',
  { skip: whyNoWorkbench() !== null },
  () => {
    let bench: ReviewWindow;
    let page: Page;
    beforeAll(async () => {
      bench = await openSeeded();
      page = bench.page;
    });
    afterAll(() => bench?.close());
    const states = () => page.locator('.card > header > .state').allTextContents();
    const notice = (words: string | RegExp) => page.locator('.notice').getByText(words).last().waitFor();

    it('sends several for review and agrees several, as one step of undo each', async () => {
      await enterRoom(page, 'Amendments');
      await page.getByRole('article').first().waitFor();
      const before = await states();
      const bar = page.getByRole('group', { name: 'Selected amendments' });
      await bar.getByText('Select all').click();
      const ready = before.filter((state) => /^(Draft|Returned)$/.test(state)).length;
      const legal = before.filter((state) => state === 'In legal review').length;
      await bar.getByRole('button', { name: `Mark as ready for review (${ready})` }).click();
      await notice(/now ready for review\.$/);
      await expect.poll(async () => (await states()).filter((state) => state === 'Draft').length).toBe(0);
      await bar.getByRole('button', { name: `Agree (${legal})` }).click();
      await notice(/now agreed\.$/);
      await expect
        .poll(async () => (await states()).filter((state) => state === 'In legal review').length)
        .toBe(0);
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      await expect.poll(states).toEqual(before);
    });

    it('keeps the focus at an amendment that was agreed, from where keys go on', async () => {
      const card = page
        .getByRole('article')
        .filter({ has: page.getByText('In legal review', { exact: true }) });
      const id = (await card.locator('.id').textContent()) ?? '';
      // Two clicks: the decision, and yes to it.
      await page.getByRole('button', { name: `${id}: Agree…` }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Agree', exact: true }).click();
      await notice(`${id} is agreed.`);
      const focused = () =>
        page.evaluate(() => document.activeElement?.querySelector('.id')?.textContent ?? '');
      await expect.poll(focused).toBe(id);
      await page.keyboard.press('j');
      await expect.poll(focused).not.toBe(id);
      await page.getByRole('article').locator('.reason').first().dblclick();
      const at = await focused();
      await page.keyboard.press('j');
      await expect.poll(focused).not.toBe(at);
      await page.keyboard.press('Control+z');
      await notice(/^Undone/);
    });

    it('moves a paragraph by Alt, Shift and an arrow, again and again, and back', async () => {
      await enterRoom(page, 'Act');
      await page.locator('article .unit', { hasText: 'Prohibition of harassment' }).first().click();
      const labels = () =>
        page
          .locator('.ed-text .ed-line')
          .evaluateAll((all) => all.map((line) => line.textContent?.slice(0, 24)));
      await page.locator('.ed-text:focus').waitFor();
      const before = await labels();
      const line = page.locator('.ed-line', { hasText: 'which amounts to harassment of another' }).first();
      await line.click();
      await page.keyboard.press('Alt+Shift+ArrowDown');
      await notice(/^Moved section 1\(1\)\(a\) to after section 1\(1\)\(b\)/);
      await page.keyboard.press('Alt+Shift+ArrowUp');
      await notice('Section 1(1)(a) is back in its old place.');
      await expect.poll(labels).toEqual(before);
      await page.keyboard.press('Alt+Shift+ArrowRight');
      await notice(/its level cannot change/);
      await page.keyboard.press('Escape');
      // With the section alone, which is not open for typing.
      await page.keyboard.press('Alt+Shift+ArrowDown');
      await notice(/^Moved section 1(\(1\)\(a\))? to after/);
      await page.keyboard.press('Alt+Shift+ArrowUp');
      await notice(/is back in its old place\.$/);
    });

    it('stays at a provision that is omitted by its key, with the caret beside it', async () => {
      await page.getByRole('row', { name: /^2A / }).click();
      await page.keyboard.press('Enter');
      await page.locator('.ed-text:focus').waitFor();
      const line = page.locator('.ed-line', { hasText: 'is liable on summary conviction' }).first();
      await line.evaluate((one) => one.scrollIntoView({ block: 'center' }));
      await line.click();
      const top = () => line.evaluate((one) => one.getBoundingClientRect().top);
      const before = await top();
      await page.keyboard.press('Control+Alt+Backspace');
      await notice(/^Omitted section 2A\(4\)/);
      await expect.poll(top).toBeCloseTo(before, -1);
      const atCaret = () =>
        page.evaluate(
          () => document.getSelection()?.focusNode?.parentElement?.closest('.ed-line')?.textContent ?? '',
        );
      await expect.poll(atCaret).toMatch(/In relation to an offence|This section is without prejudice/);
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Escape');
    });

    it('deletes an amendment that came to nothing, and brings it back', async () => {
      const panel = page.getByRole('complementary', { name: 'The amendment being worked on' });
      // The one that was started to move a paragraph, and changes nothing since that is back.
      const remove = panel.getByRole('button', { name: /^Delete A-\d+$/ });
      const id = (await remove.textContent())?.trim().slice('Delete '.length) ?? '';
      await remove.click();
      await notice(`${id} is deleted.`);
      await enterRoom(page, 'Amendments');
      await page.getByRole('article').first().waitFor();
      await expect.poll(() => page.getByText(id, { exact: true }).count()).toBe(0);
      await page.keyboard.press('Control+z');
      await page.getByRole('button', { name: `Delete ${id}` }).waitFor();
    });
  },
);
