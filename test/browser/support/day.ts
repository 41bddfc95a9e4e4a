import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Workbench } from '../../support/windows/workbench.ts';
import { keyboardAt } from './keyboard.ts';
import { watch } from './quiet.ts';

/** The windows that a working day is looked at in: a small laptop’s, and a desk’s. */
export const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

/** A person at a window, on a day of work whose every step can be photographed. @param who begins the photographs' names */
export function dayAt({ page }: Workbench, who: string) {
  let taken = 0;
  const nothingWider = () =>
    expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
      .toBeLessThanOrEqual(0);
  return {
    page,
    watched: watch(page),
    keys: keyboardAt(page),
    room: (name: string) => page.getByRole('tab', { name, exact: true }).click(),
    button: (name: string | RegExp) =>
      page.getByRole('button', { name, exact: typeof name === 'string' }).first(),
    notice: (words: string | RegExp) => page.locator('.notice').getByText(words).last().waitFor(),
    /** What a person sees: nothing wider than the window, and a photograph where one is asked for. */
    look: async (name: string) => {
      await nothingWider();
      const folder = process.env.KEELING_SHOTS;
      if (!folder) return;
      mkdirSync(folder, { recursive: true });
      taken += 1;
      const width = page.viewportSize()?.width;
      const path = join(folder, `${width}-${who}-${String(taken).padStart(2, '0')}-${name}.png`);
      await page.screenshot({ path });
    },
  };
}

export type Day = ReturnType<typeof dayAt>;
