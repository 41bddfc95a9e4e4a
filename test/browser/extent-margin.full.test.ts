import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';

/** The words beside each section that say where it is law, and whether it was checked. */
describe.skipIf(whyNoWorkbench() !== null)('the extent of a section', () => {
  let bench: ReviewWindow;
  beforeAll(async () => {
    bench = await openNew();
  });
  afterAll(() => bench?.close());

  it.each([800, 1100, 1280, 1600])('stands whole beside the section’s frame, %i wide', async (width) => {
    const { page } = bench;
    await page.setViewportSize({ width, height: 800 });
    const sections = page.locator('.act .unit', { has: page.locator('.extent:visible') });
    const found: Record<string, readonly number[]> = {};
    let met = 0;
    for (const section of await sections.all()) {
      await section.scrollIntoViewIfNeeded();
      const [free, over] = await section.evaluate((unit) => {
        const words = document.createRange();
        words.selectNodeContents(unit.querySelector('.extent') ?? unit);
        const { left, right } = words.getBoundingClientRect();
        const edge = unit.closest('.text-scroller')?.getBoundingClientRect().right ?? 0;
        return [left - unit.getBoundingClientRect().right, right - edge] as const;
      });
      met++;
      // A frame is drawn round the section up to three pixels outside it.
      if (free < 3 || over > 0) found[String(await section.textContent()).slice(0, 40)] = [free, over];
    }
    expect(met).toBeGreaterThan(15);
    expect(found).toEqual({});
  });

  it('leads to where the words are from and how far they were checked, by one click', async () => {
    const { page } = bench;
    await page.setViewportSize({ width: 1280, height: 800 });
    const section = page.locator('.act .unit', { hasText: 'Power of entry in relation to' }).first();
    const status = section.getByRole('button', { name: 'unverified: source and status of section 2B' });
    await expect.poll(() => section.getByText('Source and status.').count()).toBe(0);
    await status.click();
    await section.getByText('Source and status.').waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: /tracked typing/ }).count()).toBe(0);
    await status.click();
    await expect.poll(() => section.getByText('Source and status.').count()).toBe(0);
  });
});
