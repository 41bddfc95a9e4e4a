import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { focusOn } from './support/focus.ts';
import { layoutFaults } from './support/layout.ts';
import { openSeeded, type ReviewWindow } from './support/seeded.ts';

const SIZES = [
  [380, 720],
  [700, 800],
  [1024, 768],
  [1280, 800],
  [1920, 1080],
] as const;

const ROOMS = [
  ['Act', '.act .line'],
  ['Amendments', 'article'],
  ['Recommendations', 'article'],
  ['Consultation', 'article'],
  ['Compare', '.room h2'],
  ['Pack', '.room h2'],
  ['History', '.room h2'],
] as const;

/** How every room lies in a window, at five widths. */
describe.skipIf(whyNoWorkbench() !== null)('the layout of', () => {
  let bench: ReviewWindow;
  let page: Page;
  beforeAll(async () => {
    bench = await openSeeded();
    page = bench.page;
  });
  afterAll(() => bench?.close());

  const enter = async (room: string, first: string) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('tab', { name: room, exact: true }).click();
    await page.locator(`.room-panel:not([data-inert]) ${first}`).first().waitFor();
  };
  /** What is wrong at each width, once it has come to rest there. */
  const faults = async () => {
    const found: string[] = [];
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      found.push(...(await layoutFaults(page)).map((fault) => `${width} px: ${fault}`));
    }
    return found;
  };

  it.each(ROOMS)(
    '%s has no words over others, none cut off, and every control in the window',
    async (room, first) => {
      await enter(room, first);
      await expect.poll(faults, { timeout: 20_000 }).toEqual([]);
    },
  );

  it('the toolbar of the Act is one line from 1280 pixels on', async () => {
    await enter('Act', '.act .line');
    for (const width of [1280, 1440, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      const lines = () =>
        page.locator('.toolbar > *').evaluateAll((all) => {
          const seen = all.map((one) => one.getBoundingClientRect()).filter((box) => box.width > 0);
          return new Set(seen.map(({ top, bottom }) => Math.round((top + bottom) / 20))).size;
        });
      await expect.poll(lines).toBe(1);
    }
  });

  it('every room but the Act begins at one left edge', async () => {
    for (const width of [1280, 1920]) {
      const edges = new Map<string, number>();
      for (const [room, first] of ROOMS.slice(1)) {
        await enter(room, first);
        await page.setViewportSize({ width, height: 800 });
        const heading = page
          .locator('.room-panel:not([data-inert])')
          .getByRole('heading', { level: 2 })
          .first();
        const { left, padding } = await heading.evaluate((element) => ({
          left: element.getBoundingClientRect().left,
          padding: Number.parseFloat(getComputedStyle(element).paddingLeft),
        }));
        edges.set(room, Math.round((left + padding) / 4));
      }
      expect(new Set(edges.values()).size, `${width} px: ${JSON.stringify([...edges])}`).toBe(1);
    }
  });

  it('the panel shows links and comments of an amendment without scrolling', async () => {
    await enter('Act', '.act .line');
    await page.getByRole('button', { name: /Working on/ }).click();
    await page.getByRole('option', { name: /^A-001/ }).click();
    for (const name of ['Links', 'Comments'])
      await expect
        .poll(() =>
          page
            .locator('.panel-side')
            .getByRole('heading', { name })
            .evaluate((heading) => {
              const panel = heading.closest('.panel-side');
              return (panel?.getBoundingClientRect().bottom ?? 0) - heading.getBoundingClientRect().bottom;
            }),
        )
        .toBeGreaterThan(0);
  });

  it('messages stand below the window, whose last line has three things', async () => {
    await page.keyboard.press('Control+s');
    const gap = () =>
      page.evaluate(() => {
        const [bar, notice] = ['.status-bar', '.notice'].map((one) =>
          document.querySelector(one)?.getBoundingClientRect(),
        );
        return bar && notice ? Math.round(notice.top - bar.bottom) : Number.NEGATIVE_INFINITY;
      });
    await expect.poll(gap).toBeGreaterThanOrEqual(0);
    await expect.poll(() => page.locator('.status-bar > *').count()).toBe(3);
  });

  it('the rooms are in a menu where their tabs have no room', async () => {
    await page.setViewportSize({ width: 420, height: 800 });
    await page.getByRole('tablist', { name: 'Rooms' }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Room: Act' }).click();
    await page.getByRole('menuitem', { name: 'History' }).click();
    await page.getByRole('button', { name: 'Room: History' }).waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('what is opened in a room lies as well', async () => {
    await enter('Act', '.act .line');
    await page.locator('article .unit[tabindex="0"]').nth(2).press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    await page.keyboard.press('Control+f');
    await page.getByRole('search').waitFor();
    await expect.poll(faults, { timeout: 20_000 }).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+h');
    await page.getByRole('dialog').getByRole('textbox').first().fill('harassment');
    await page.locator('.find-hits li').first().waitFor();
    await expect.poll(faults, { timeout: 20_000 }).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('what opens a section stands over no words of its heading', async () => {
    await enter('Act', '.act .line');
    const long = page.locator('article .unit', {
      has: page.locator('.heading', { hasText: 'outside the United Kingdom' }),
    });
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await focusOn(long);
      await long.getByRole('button', { name: /^Edit/ }).waitFor();
      await expect.poll(() => layoutFaults(page), { message: `${width} px` }).toEqual([]);
    }
  });

  it('a form lies as well', async () => {
    await enter('Recommendations', 'article');
    await page.getByRole('button', { name: 'Add a recommendation…' }).click();
    await page.getByRole('dialog').waitFor();
    await expect.poll(faults, { timeout: 20_000 }).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('every room can be seen in the bar beside a document, and lies as in a narrower window', async () => {
    await enter('Act', '.act .line');
    await page.keyboard.press('Control+k');
    await page.keyboard.insertText('acts on this computer');
    await page.getByRole('menuitem', { name: /^Acts on this computer/ }).click();
    await page.getByRole('complementary', { name: 'Another Act' }).waitFor();
    const cutOff = () =>
      page.getByRole('tablist', { name: 'Rooms' }).evaluate((bar) => {
        const { left, right } = bar.getBoundingClientRect();
        return [...bar.querySelectorAll('[role=tab]')]
          .filter((tab) => {
            const box = tab.getBoundingClientRect();
            return box.left < left - 1 || box.right > right + 1;
          })
          .map((tab) => tab.textContent);
      });
    for (const [room, first] of ROOMS) {
      await enter(room, first);
      for (const width of [1024, 1280, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        await expect.poll(cutOff, { message: `${room} at ${width} px` }).toEqual([]);
        await expect.poll(() => layoutFaults(page), { message: `${room} at ${width} px` }).toEqual([]);
      }
    }
  });
});
