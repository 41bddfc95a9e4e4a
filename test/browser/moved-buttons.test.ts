import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { openSeeded } from './support/seeded.ts';

/** Presses a button at its middle, has it stand elsewhere before the pointer is let go, and moves the hand by that many pixels. */
async function pressedAsItMoves(page: Page, name: string, hand: number): Promise<void> {
  const button = page.getByRole('button', { name });
  const box = await button.boundingBox();
  if (!box) throw new Error(`${name} is not drawn`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await button.evaluate((element) => {
    element.style.translate = '0 300px';
  });
  if (hand > 0) await page.mouse.move(x + hand, y);
  await page.mouse.up();
  await button.evaluate((element) => {
    element.style.translate = '';
  });
}

describe.skipIf(whyNoWorkbench() !== null)('a button that moves away as it is pressed', () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openSeeded();
  });
  afterAll(() => workbench?.close());

  const searching = () => workbench.page.getByRole('dialog', { name: /^Search/ });

  it('is pressed where the hand held still, once', async () => {
    await pressedAsItMoves(workbench.page, 'Search', 0);
    await searching().waitFor();
    await workbench.page.keyboard.press('Escape');
    await searching().waitFor({ state: 'detached' });
    await expect.poll(() => workbench.page.getByRole('dialog').count()).toBe(0);
  });

  it('is not pressed where the hand was taken off it', async () => {
    await pressedAsItMoves(workbench.page, 'Search', 60);
    await workbench.page.getByRole('button', { name: 'Help', exact: true }).click();
    await workbench.page.getByRole('menu').waitFor();
    await expect.poll(() => searching().count()).toBe(0);
  });

  it('is let be where what it opens takes the pointer before that is let go', async () => {
    const { page } = workbench;
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.evaluate(() => {
      document.body.dataset.pressed = '';
      const note = ({ isTrusted }: Event) => {
        if (!isTrusted) document.body.dataset.pressed += 'pressed again ';
      };
      document.addEventListener('click', note, { capture: true });
    });
    const ways = [
      [page.getByRole('button', { name: 'Help', exact: true }), 'menu'],
      [page.locator('button[aria-haspopup=listbox]').first(), 'listbox'],
    ] as const;
    for (const [button, opened] of ways) {
      const box = await button.boundingBox();
      if (!box) throw new Error(`What opens a ${opened} is not drawn`);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.getByRole(opened).waitFor();
      await page.mouse.up();
      await page.keyboard.press('ArrowDown');
      await page.getByRole(opened).locator(':focus').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole(opened).waitFor({ state: 'detached' });
    }
    await expect.poll(() => page.locator('body').getAttribute('data-pressed')).toBe('');
  });
});
