import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { amount } from '../support/run/amount.ts';
import { steps } from '../support/windows/steps.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { EVERY_LOOK, faults, faultsIn } from './support/axe.ts';
import { enterRoom, placesToTry } from './support/places.ts';
import { openSeeded } from './support/seeded.ts';

steps('accessibility', { skip: whyNoWorkbench() !== null, timeout: 600_000 }, () => {
  let workbench: Workbench;
  let page: Page;

  beforeAll(async () => {
    workbench = await openSeeded();
    page = workbench.page;
    await page.emulateMedia({ reducedMotion: 'reduce' });
  });
  afterAll(() => workbench?.close());

  it('is looked at by something that finds what is wrong', async () => {
    await enterRoom(page, 'Pack');
    expect(await faults(page, EVERY_LOOK)).toEqual([]);
    await page.evaluate(() => {
      const faint = Object.assign(document.createElement('p'), { textContent: 'Faint' });
      faint.style.cssText = 'color: #888; background: #999';
      const small = document.createElement('p');
      small.innerHTML = '<button title="A"></button><button title="B"></button>';
      for (const { style } of small.querySelectorAll('button'))
        style.cssText = 'width: 9px; height: 9px; padding: 0; border: 0; margin: 0';
      const nameless = document.createElement('button');
      nameless.style.cssText = 'width: 40px; height: 40px';
      document.querySelector('main')?.append(nameless, faint, small);
    });
    const found = await faults(page, EVERY_LOOK);
    expect(found.map((fault) => fault.split(':')[0]).sort()).toEqual([
      'button-name',
      'color-contrast',
      // It is as faint in the dark; in forced colours nothing is.
      'color-contrast',
      'target-size',
      'target-size',
    ]);
    await page.evaluate(() => {
      for (const wrong of document.querySelectorAll('main > :is(button, p)')) wrong.remove();
    });
  });

  it('has nothing that axe finds wrong, in light, in dark, or in forced colours', async () => {
    // In an ordinary run each place is tried in one look, and each look in several places.
    const inTurn = (at: number) => EVERY_LOOK.filter((_, nth) => nth === at % EVERY_LOOK.length);
    const looksAt = amount(0, 1) === 0 ? inTurn : undefined;
    expect(await faultsIn(page, placesToTry(page), looksAt)).toEqual({});
  });

  it('has nothing that axe finds wrong at 200 % zoom', async () => {
    await page.setViewportSize({ width: 640, height: 400 });
    const found: Record<string, readonly string[]> = {};
    for (const name of ['Act', 'Recommendations', 'Pack'].slice(0, amount(1, 3))) {
      await enterRoom(page, name);
      const wrong = await faults(page);
      if (wrong.length > 0) found[name] = wrong;
    }
    expect(found).toEqual({});
  });
});
