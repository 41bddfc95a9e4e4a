import { afterAll, beforeAll, expect, it } from 'vitest';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';

const skip = whyNoWorkbench() !== null;
let bench: ReviewWindow;
beforeAll(async () => {
  if (!skip) bench = await openNew();
});
afterAll(() => bench?.close());

it.skipIf(skip)('asks for a date by its parts, takes a whole one, and says what is no date', async () => {
  const { page } = bench;
  await page.getByRole('tab', { name: 'Consultation' }).click();
  await page.getByRole('button', { name: /^Add a note/ }).click();
  const sheet = page.getByRole('dialog');
  const date = sheet.getByRole('group', { name: 'Date', exact: true });
  const shown = () =>
    Promise.all(['Day', 'Month', 'Year'].map((part) => date.getByLabel(part, { exact: true }).inputValue()));
  await date.getByLabel('Day', { exact: true }).fill('24 November 2026');
  await expect.poll(shown).toEqual(['24', 'November', '2026']);
  await date.getByLabel('Day', { exact: true }).fill('31');
  await sheet.getByRole('textbox', { name: 'Author' }).fill('A made-up author');
  await date.getByText('Enter a real date').waitFor();
  await sheet.getByRole('textbox', { name: 'Text', exact: true }).fill('Made-up words.');
  const send = sheet.getByRole('button', { name: 'Add the note' });
  await expect.poll(() => send.getAttribute('title')).toBe('Enter a date: at least its year.');
  await date.getByLabel('Day', { exact: true }).fill('');
  await expect.poll(() => date.getByText('Enter a real date').count()).toBe(0);
  await page.screenshot({ path: process.env.KEELING_SHOT ?? '/dev/null', type: 'png' });
  await send.click();
  await sheet.waitFor({ state: 'detached' });
  await page.getByText('November 2026').first().waitFor();
});

it.skipIf(skip)(
  'holds a date that was only typed as unsent: it is not put away without a question',
  async () => {
    const { page } = bench;
    await page.getByRole('button', { name: /^Add a note/ }).click();
    const year = page
      .getByRole('dialog')
      .getByRole('group', { name: 'Date', exact: true })
      .getByLabel('Year');
    await year.fill('1999');
    await year.press('Escape');
    await page.getByRole('dialog', { name: 'Discard what you wrote?' }).waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  },
);
