import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import { asFile, csv } from '../data/consultation/support.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { enterRoom } from './support/places.ts';
import { openMade, type ReviewWindow } from './support/seeded.ts';

const ROWS = [
  ['Responding as', 'May we publish your response?', 'Q1: Please explain why'],
  ['Individual', 'Yes', 'Section 2A(3) leaves out following a car.'],
  ['Individual', 'Yes', 'I agree with section 2A.'],
  ['Individual', 'Yes', 'Nothing of the kind is said anywhere.'],
];

const withAnswers = async (path: string): Promise<void> => {
  const given = { title: 'Answers', act: 'ukpga/1997/40', at: 'current' };
  const session = await mustOpen(await createReview(path, given, testDeps()));
  await must(await session.call('consultation.import', asFile('a.csv', csv(ROWS))));
  await session.close();
};

const skip = whyNoWorkbench() !== null;
let bench: ReviewWindow;
beforeAll(async () => {
  if (!skip) bench = await openMade(withAnswers);
});
afterAll(() => bench?.close());

/** Gives the answers about section 2A, which are listed, a theme by the bar below them. */
async function giveTheme(page: Page, theme: string): Promise<void> {
  const rows = page.getByRole('listbox', { name: 'Answers' }).getByRole('option');
  await rows.first().click();
  await page.keyboard.press('x');
  await rows.last().locator('.choice').click();
  const bar = page.getByRole('group', { name: 'Selected answers' });
  await bar.getByText('2 answers selected').waitFor();
  await bar.getByRole('button', { name: 'Give a theme…' }).click();
  await page.getByRole('dialog').getByRole('searchbox').fill(theme);
  await page.keyboard.press('Enter');
}

it.skipIf(skip)('shows the answers that name a provision, and gives several of them one theme', async () => {
  const { page } = bench;
  await enterRoom(page, 'Consultation');
  await page.getByRole('radio', { name: /^Answers/ }).click();
  const rows = page.getByRole('listbox', { name: 'Answers' }).getByRole('option');
  await expect.poll(() => rows.count()).toBe(3);
  await page.getByRole('button', { name: /Provision named/ }).click();
  await page.getByRole('option', { name: /^section 2A\s*2$/ }).click();
  await expect.poll(() => rows.count()).toBe(2);
  await giveTheme(page, 'Cars');
  await page.locator('.notice').getByText('2 answers added to the theme Cars.').waitFor();
  await expect.poll(() => rows.getByText('Coded').count()).toBe(2);
  await page.keyboard.press('Control+z');
  await expect.poll(() => rows.getByText('Coded').count()).toBe(0);
});

it.skipIf(skip)(
  'takes a key for the window that comes as a sheet goes, and nothing gets the focus',
  async () => {
    const { page } = bench;
    const rows = page.getByRole('listbox', { name: 'Answers' }).getByRole('option');
    await page.evaluate(() => {
      const press = () =>
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }),
        );
      const changes = new MutationObserver((records) => {
        const isSheetGone = records.some(({ removedNodes }) =>
          [...removedNodes].some((node) => node instanceof Element && node.matches('.scrim, :has(.scrim)')),
        );
        if (!isSheetGone) return;
        changes.disconnect();
        press();
      });
      changes.observe(document.body, { childList: true, subtree: true });
    });
    await giveTheme(page, 'Vans');
    await page.locator('.notice').getByText('2 answers added to the theme Vans.').waitFor();
    await expect
      .poll(() => page.locator('.notice').last().textContent())
      .toBe('Undone: added the theme Vans.');
    await expect.poll(() => rows.getByText('Coded').count()).toBe(0);
  },
);

it.skipIf(skip)('goes on by J and K from the text of an answer, also with words of it selected', async () => {
  const { page } = bench;
  await page.getByRole('button', { name: 'Show all', exact: true }).click();
  const rows = page.getByRole('listbox', { name: 'Answers' }).getByRole('option');
  await expect.poll(() => rows.count()).toBe(3);
  await rows.first().click();
  const reader = page.locator('.reader-text');
  const shows = (words: string) => reader.getByText(words).waitFor();
  await shows('leaves out following a car');
  await reader.getByText('leaves out following a car').dblclick();
  await page.getByRole('region', { name: 'Code these words' }).waitFor();
  await page.keyboard.press('j');
  await shows('I agree with section 2A.');
  await page.keyboard.press('j');
  await shows('Nothing of the kind');
  await reader.click();
  await page.keyboard.press('k');
  await shows('I agree with section 2A.');
});

it.skipIf(skip)(
  'takes the letters of a theme’s name for its name, also those that are keys of the list',
  async () => {
    const { page } = bench;
    const rows = page.getByRole('listbox', { name: 'Answers' }).getByRole('option');
    await rows.first().click();
    const reader = page.locator('.reader-text');
    await reader.getByText('leaves out following a car').dblclick();
    const bar = page.getByRole('region', { name: 'Code these words' });
    const field = bar.getByRole('searchbox', { name: 'Find or create a theme' });
    await field.click();
    await page.keyboard.type('Taxi jokes, excuses');
    await bar.getByRole('menuitem', { name: 'Create the theme “Taxi jokes, excuses”' }).waitFor();
    await reader.getByText('leaves out following a car').waitFor();
    const chosen = page.getByRole('group', { name: 'Selected answers' });
    await expect.poll(() => chosen.textContent()).not.toContain('selected');
  },
);
