import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { steps } from '../support/steps.ts';
import { enterRoom } from './support/places.ts';
import * as P from './support/places.ts';
import { openSeeded, type ReviewWindow } from './support/seeded.ts';

const OUT = process.env.PHOTOS ?? "/tmp/win/after";
const SIZES: Record<string, [number, number, number]> = { '1280': [1280, 800, 1], '1920': [1920, 1080, 1], '420': [420, 800, 1], '200': [640, 400, 2] };
const ONLY = process.env.PHOTO_SIZES?.split(',') ?? Object.keys(SIZES);
const NAMES = process.env.PHOTO_PLACES?.split('|');
let bench: ReviewWindow;
afterAll(() => bench?.close());
it('photographs', async () => {
  mkdirSync(OUT, { recursive: true });
  bench = await openSeeded();
  const { page } = bench;
  const places = P.placesToTry(page);
  for (const [at, [name, there, back]] of places.entries()) {
    try {
      if (at < Number(process.env.FROM ?? 0)) continue;
      await page.setViewportSize({ width: 1280, height: 800 });
      page.setDefaultTimeout(5000);
      await there();
      if (!NAMES || NAMES.some((n) => name.includes(n)))
      for (const key of ONLY) {
        const [width, height] = SIZES[key]!;
        await page.setViewportSize({ width, height });
        await page.waitForTimeout(350);
        await page.screenshot({ path: `${OUT}/${String(at).padStart(2, '0')}-${name.replaceAll(/[^a-z]+/gi, '-')}-${key}.png` });
      }
      await page.setViewportSize({ width: 1280, height: 800 });
      await back?.();
    } catch (e) { console.log('FAILED', name, String(e).slice(0, 300)); for (let k = 0; k < 3; k++) { try { await page.keyboard.press('Escape'); await page.waitForTimeout(300); const d = page.getByRole('button', { name: 'Discard', exact: true }); if (await d.isVisible()) { await d.click(); await page.waitForTimeout(300); } } catch {} } }
  }
  expect(places.length).toBeGreaterThan(3);
}, 900_000);
