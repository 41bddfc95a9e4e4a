import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/workbench.ts';

const reason = whyNoWorkbench();
if (reason) console.warn(`Reflow is not tested: ${reason}`);

/** A window of 1280 by 1024 at 400 %: what WCAG 2.2, 1.4.10 asks to be usable without scrolling in two directions. */
const NARROW = { width: 320, height: 256 };

/**
 * What reaches over the window's edge and can't be scrolled to within a part of its own: tables, matrices and pictures may
 * be wider than the window (1.4.10 excepts them), and have their own scroll bars.
 */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const wide = [
      ...document.querySelectorAll('button, a, input, textarea, h1, h2, h3, p, label, dd, dt'),
    ].filter((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      const isShown = width > 1 && height > 1 && getComputedStyle(element).visibility !== 'hidden';
      return isShown && (right > innerWidth + 1 || left < -1) && !scrolls(element);
    });
    return wide.map((element) => `${element.tagName} ${(element.textContent ?? '').slice(0, 40)}`);
  });

describe.skipIf(reason !== null)('a window of 320 by 256', () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench({ first: true, ...NARROW });
  });
  afterAll(() => workbench?.close());

  it('has every room, with nothing cut off and no scrolling sideways', async () => {
    const { page } = workbench;
    await page
      .getByRole('region', { name: 'About this sample' })
      .getByRole('button', { name: 'Hide this' })
      .press('Enter');
    const found: Record<string, unknown> = {};
    for (const room of [
      'Act',
      'Amendments',
      'Recommendations',
      'Consultation',
      'Compare',
      'Pack',
      'History',
    ]) {
      await page.getByRole('tab', { name: room, exact: true }).click();
      await page.getByRole('tabpanel', { name: room }).waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      const cut = await cutOff(page);
      if (wide > 0 || cut.length > 0) found[room] = { wide, cut };
    }
    expect(found).toEqual({});

    // The words of the Act have room to be read in, and are scrolled to.
    await page.getByRole('tab', { name: 'Act', exact: true }).click();
    const text = page.locator('.text-scroller');
    await text.scrollIntoViewIfNeeded();
    const box = await text.boundingBox();
    expect(box?.height).toBeGreaterThan(100);
  });
});
