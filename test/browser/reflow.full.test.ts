import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { steps } from '../support/windows/steps.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { enterRoom, placesToTry } from './support/places.ts';
import { hiddenFocus, reflowFaults } from './support/reflow.ts';
import { openSeeded } from './support/seeded.ts';

/** A window of 1280 by 1024 at 400 %: what WCAG 2.2, 1.4.10 asks to be usable without scrolling in two directions. */
const NARROW = { width: 320, height: 256 };

/** As narrow, and as high as a window may be: where what is in several lines leaves too little for the rest. */
const TALL = { width: 320, height: 800 };

steps('a window of 320 by 256', { skip: whyNoWorkbench() !== null, timeout: 600_000 }, () => {
  let workbench: Workbench;
  let page: Page;
  beforeAll(async () => {
    workbench = await openSeeded(NARROW);
    page = workbench.page;
    await page.emulateMedia({ reducedMotion: 'reduce' });
  });
  afterAll(() => workbench?.close());

  it('has every room, with nothing cut off and no scrolling sideways', async () => {
    const found: Record<string, unknown> = {};
    for (const room of [
      'Amendments',
      'Recommendations',
      'Consultation',
      'Compare',
      'Pack',
      'History',
      'Act',
    ]) {
      await enterRoom(page, room);
      const wrong = await reflowFaults(page);
      if (wrong.length > 0) found[room] = wrong;
    }
    expect(found).toEqual({});

    // The words of the Act have room to be read in, and are scrolled to.
    const text = page.locator('.text-scroller');
    await text.scrollIntoViewIfNeeded();
    const box = await text.boundingBox();
    expect(box?.height).toBeGreaterThan(100);
  });

  it('has places that can be got to, scroll one way only, hide nothing, and show what has the focus', async () => {
    const found: Record<string, readonly string[]> = {};
    const keep = (name: string, wrong: readonly string[]) => {
      if (wrong.length > 0) found[name] = wrong;
    };
    for (const [name, there, back] of placesToTry(page)) {
      await there();
      keep(`${name}, 256 high`, await reflowFaults(page));
      keep(`${name}, by the keyboard`, await hiddenFocus(page));
      await page.setViewportSize(TALL);
      keep(`${name}, 800 high`, await reflowFaults(page));
      await page.setViewportSize(NARROW);
      await back?.();
    }
    expect(found).toEqual({});
  });

  it('leaves the buttons free that put away what is laid over the Act', async () => {
    await enterRoom(page, 'Act');
    for (const name of ['Structure', /^(Amendment|A-\d+)$/]) {
      const button = page.locator('.toolbar').getByRole('button', { name });
      await button.click();
      await expect.poll(() => button.getAttribute('aria-expanded')).toBe('true');
      await button.click();
      await expect.poll(() => button.getAttribute('aria-expanded')).toBe('false');
    }
  });

  it('has room for words that are set wider apart', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    // What WCAG 2.2, 1.4.12 has people set for themselves.
    await page.evaluate(() => {
      const wider = new CSSStyleSheet();
      wider.replaceSync(`
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-block-end: 2em !important }`);
      document.adoptedStyleSheets.push(wider);
    });
    const found: Record<string, readonly string[]> = {};
    for (const [name, there, back] of placesToTry(page)) {
      await there();
      const wrong = await reflowFaults(page);
      if (wrong.length > 0) found[name] = wrong;
      await back?.();
    }
    expect(found).toEqual({});
  });
});
