import type { Page } from 'playwright-core';

/** Waits until the window says that the pack is written. @returns the folder that it names */
export async function packWritten(page: Page): Promise<string> {
  const said = page.getByRole('region', { name: 'The pack is written' }).locator('p > code').first();
  return (await said.textContent()) ?? '';
}

/** Chooses, in the Pack room, all amendments that count, whoever agreed them. */
export const allAmendments = (page: Page): Promise<void> =>
  page.locator('label').filter({ hasText: 'All amendments except withdrawn ones' }).click();

/** Signs off whatever the checklist of the Pack room finds. */
export async function signOff(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign off as it is…' }).click();
  await page.getByRole('textbox', { name: 'Why it may be published as it is' }).fill('A test');
  await page.getByRole('button', { name: 'Sign off', exact: true }).click();
  await page.getByRole('region', { name: 'Before you publish' }).getByText('Signed off by').waitFor();
}

/** Exports the pack for a lawyer from the Pack room, as it is shown. @returns the folder that it is in */
export async function exportPack(page: Page): Promise<string> {
  await page.locator('label').filter({ hasText: 'For a lawyer: everything' }).click();
  await page.getByRole('button', { name: 'Export the pack' }).click();
  return packWritten(page);
}
