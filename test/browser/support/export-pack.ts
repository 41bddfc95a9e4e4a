import type { Page } from 'playwright-core';

/** Waits until the window says that the pack is written. @returns the folder that it names */
export async function packWritten(page: Page): Promise<string> {
  const said = page.getByRole('region', { name: 'The pack is written' }).locator('p > code').first();
  return (await said.textContent()) ?? '';
}

/** Exports the pack from the Pack room. @returns the folder that it is in */
export async function exportPack(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Export the pack' }).click();
  return packWritten(page);
}
