import type { BrowserContext, Page } from 'playwright-core';

/**
 * Has the calls of a name that the windows of a context make fail before they are sent, from now on. What Playwright
 * holds back lets the last call of a window pass that ends: it is then carried out, and nothing of it is unsaved.
 * @returns what lets them be sent again, in all windows
 */
export async function refuseCalls(
  context: BrowserContext,
  pages: readonly Page[],
  name: string,
): Promise<() => Promise<void>> {
  const refuse = (refused: string) => {
    const send = window.fetch.bind(window);
    window.fetch = (input, init) =>
      localStorage.getItem(`refused/${refused}`) !== null && String(input).endsWith(`/api/${refused}`)
        ? Promise.reject(new TypeError('Failed to fetch'))
        : send(input, init);
  };
  await context.addInitScript(refuse, name);
  for (const page of pages) await page.evaluate(refuse, name);
  const [first] = pages;
  await first?.evaluate((refused) => localStorage.setItem(`refused/${refused}`, ''), name);
  return async () => {
    const [open] = context.pages();
    await open?.evaluate((refused) => localStorage.removeItem(`refused/${refused}`), name);
  };
}
