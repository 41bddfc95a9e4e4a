import type { Page } from 'playwright-core';

/** Waits until the window says that all that was typed is saved. */
export const saved = (page: Page): Promise<void> =>
  page.getByRole('contentinfo').getByText('Saved', { exact: true }).waitFor();

/** Turns to another window for a moment, at which what is typed is saved at once, and waits until it is. */
export async function rest(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const event of ['pagehide', 'blur']) window.dispatchEvent(new Event(event));
  });
  await saved(page);
}
