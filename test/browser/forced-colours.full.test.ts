import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { placesToTry } from './support/places.ts';
import { openSeeded } from './support/seeded.ts';

/**
 * Words that can't be read where a system has colours of its own, though axe finds enough contrast: Chromium lays a plate
 * in the colour of the canvas under all words that are not said to do without.
 */
const wordsLost = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'Canvas';
    const canvas = getComputedStyle(probe).color;
    probe.remove();
    const lost = [...document.body.querySelectorAll('*')].filter((element) => {
      const hasWords = [...element.childNodes].some(
        (node) => node instanceof Text && node.data.trim() !== '',
      );
      if (!hasWords || !element.checkVisibility({ visibilityProperty: true })) return false;
      const style = getComputedStyle(element);
      return style.forcedColorAdjust !== 'none' && style.color === canvas;
    });
    return [...new Set(lost.map(({ textContent }) => `words that can’t be read: “${textContent}”`))];
  });

/** The option of an open list or menu that the keyboard is at, if nothing but a colour shows which that is. */
const optionLost = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const focused = document.querySelector(
      ':is([role=option], [role=menuitem], [role=menuitemradio])[data-focused]',
    );
    if (!focused) return [];
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    return outlineStyle !== 'none' && outlineWidth !== '0px'
      ? []
      : [`not seen to have the focus: “${focused.textContent}”`];
  });

describe.skipIf(whyNoWorkbench() !== null)('a window in forced colours', { timeout: 600_000 }, () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openSeeded();
    await workbench.page.emulateMedia({
      reducedMotion: 'reduce',
      forcedColors: 'active',
      colorScheme: 'dark',
    });
  });
  afterAll(() => workbench?.close());

  it('shows all words, and which option the keyboard is at', async () => {
    const { page } = workbench;
    const found: Record<string, readonly string[]> = {};
    let options = 0;
    for (const [name, there, back] of placesToTry(page)) {
      await there();
      const isList = (await page.locator('[role=menu], [role=listbox]').count()) > 0;
      if (isList) await page.keyboard.press('ArrowDown');
      options += await page.locator('[role=option][data-focused], [role=menuitem][data-focused]').count();
      const wrong = [...(await wordsLost(page)), ...(await optionLost(page))];
      if (wrong.length > 0) found[name] = wrong;
      await back?.();
    }
    expect(found).toEqual({});
    expect(options).toBeGreaterThanOrEqual(2);
  });
});
