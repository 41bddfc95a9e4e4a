import type { Page } from 'playwright-core';

/** Waits until what is in the middle of the Act’s text, as a person sees it, is drawn. */
export async function middleDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const box = document.querySelector('.text-scroller')?.getBoundingClientRect();
    if (!box) return false;
    const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (!middle) return false;
    return middle.closest('.act') !== null && middle.closest('.far') === null;
  });
}
