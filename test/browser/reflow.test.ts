import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/workbench.ts';
import { enterRoom, seededPlaces } from './support/places.ts';
import { hiddenFocus, reflowFaults } from './support/reflow.ts';
import { openSeeded } from './support/seeded.ts';

const reason = whyNoWorkbench();
if (reason) console.warn(`Reflow is not tested: ${reason}`);

/** A window of 1280 by 1024 at 400 %: what WCAG 2.2, 1.4.10 asks to be usable without scrolling in two directions. */
const NARROW = { width: 320, height: 256 };

/** As narrow, and as high as a window may be: where what is in several lines leaves too little for the rest. */
const TALL = { width: 320, height: 800 };

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
      const wrong = await reflowFaults(page);
      if (wrong.length > 0) found[room] = wrong;
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

describe.skipIf(reason !== null)('every place of a window that is 320 wide', { timeout: 120_000 }, () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openSeeded(NARROW);
    await workbench.page.emulateMedia({ reducedMotion: 'reduce' });
  });
  afterAll(() => workbench?.close());

  it('can be got to, scrolls one way only, hides nothing, and shows what has the focus', async () => {
    const { page } = workbench;
    const found: Record<string, readonly string[]> = {};
    const keep = (name: string, wrong: readonly string[]) => {
      if (wrong.length > 0) found[name] = wrong;
    };
    for (const [name, there, back] of seededPlaces(page)) {
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
    const { page } = workbench;
    await enterRoom(page, 'Act');
    for (const name of ['Structure', /^(Amendment|A-\d+)$/]) {
      const button = page.locator('.toolbar').getByRole('button', { name });
      await button.click();
      expect(await button.getAttribute('aria-expanded')).toBe('true');
      await button.click();
      expect(await button.getAttribute('aria-expanded')).toBe('false');
    }
  });

  it('has room for words that are set wider apart', async () => {
    const { page } = workbench;
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
    for (const [name, there, back] of seededPlaces(page)) {
      await there();
      const wrong = await reflowFaults(page);
      if (wrong.length > 0) found[name] = wrong;
      await back?.();
    }
    expect(found).toEqual({});
  });
});
