import { afterAll, beforeAll, expect, it } from 'vitest';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { enterRoom } from './support/places.ts';
import { openSeeded, type ReviewWindow } from './support/seeded.ts';

const skip = whyNoWorkbench() !== null;
/** A section far down the Act. */
const HEADING = 'Breach of non-harassment order';

let bench: ReviewWindow;
beforeAll(async () => {
  if (!skip) bench = await openSeeded();
});
afterAll(() => bench?.close());

it.skipIf(skip)(
  'opens a review again where it was left: its room, its provision, and how far it was scrolled',
  async () => {
    const { page } = bench;
    const top = (words: string) =>
      page
        .locator('.act .line.heading', { hasText: words })
        .evaluate((heading) => heading.getBoundingClientRect().top);
    await page
      .getByRole('navigation', { name: 'Structure' })
      .getByText(/^Breach of non-/)
      .click();
    await page.locator('.text-scroller').hover();
    await page.mouse.wheel(0, 130);
    await expect.poll(() => top(HEADING)).toBeLessThan(60);
    const before = await top(HEADING);
    await page.reload();
    await page.getByRole('article').waitFor();
    await expect.poll(() => top(HEADING)).toBeCloseTo(before, -0.5);

    await enterRoom(page, 'Amendments');
    const room = page.locator('.room-panel:not([data-inert]) .room');
    await room.locator('article').first().waitFor();
    await room.evaluate((one) => one.scrollTo(0, 400));
    await expect.poll(() => room.evaluate((one) => one.scrollTop)).toBe(400);
    // Within the window, and when the review is opened again from the first screen.
    await enterRoom(page, 'Act');
    await expect.poll(() => top(HEADING)).toBeCloseTo(before, -0.5);
    await enterRoom(page, 'Amendments');
    await expect.poll(() => room.evaluate((one) => one.scrollTop)).toBe(400);
    await page.getByRole('button', { name: /^Stalking: the super-complaint/ }).click();
    await page.getByRole('menuitem', { name: /^All reviews/ }).click();
    await page.getByRole('button', { name: /^Back to/ }).click();
    await page.getByRole('tabpanel', { name: 'Amendments' }).waitFor();
    await expect.poll(() => room.evaluate((one) => one.scrollTop)).toBe(400);
  },
);
