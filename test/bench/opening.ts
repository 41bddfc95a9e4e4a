import type { Page } from 'playwright-core';
import { keyboardAt } from '../browser/support/keyboard.ts';

/** Until the page shows words of the Act, and until the section can be typed in, in milliseconds by the page's clock. */
export interface Opened {
  readonly readable: number;
  readonly ready: number;
}

/** Opens a review in a page anew, and a section of it to type in: the one that has some words. */
export async function opening(
  page: Page,
  { section, words }: { readonly section: string; readonly words: string },
): Promise<Opened> {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('.act [data-line]')) return;
      observer.disconnect();
      requestAnimationFrame(() => Object.assign(window, { readable: performance.now() }));
    }).observe(document, { subtree: true, childList: true });
  });
  await page.reload();
  await page.locator('.act [data-line]').first().waitFor();
  await keyboardAt(page).goTo(section);
  await page.evaluate(() => {
    window.addEventListener(
      'click',
      ({ timeStamp }) => {
        const observer = new MutationObserver(() => {
          if (!document.querySelector('[contenteditable=true]')) return;
          observer.disconnect();
          Object.assign(window, { ready: performance.now() - timeStamp });
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true });
      },
      { capture: true },
    );
  });
  await page.getByText(words).first().click();
  await page.locator('[contenteditable=true]').waitFor();
  return page.evaluate(() => {
    const { readable, ready } = window as unknown as Opened;
    return { readable, ready };
  });
}
