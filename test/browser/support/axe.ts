import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Everything is looked at in light; what else there is can differ in its colours only. */
const LOOKS = [
  ['light', { colorScheme: 'light', forcedColors: 'none' }, null],
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }, ['color-contrast', 'link-in-text-block']],
  ['forced colours', { colorScheme: 'dark', forcedColors: 'active' }, ['color-contrast']],
] as const;

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A place of the window, the way there, and the way back where it isn't the way to the next. */
export type Place = readonly [string, () => Promise<unknown>, (() => Promise<unknown>)?];

interface Axe {
  run(
    context: object,
    options: object,
  ): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
    }[];
  }>;
}

/** Puts axe into the page, where it stays: it is half a megabyte, and a page is looked at a hundred times. */
async function axeIn(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return;
  // There is no frame in the window: the old way of running needs no page of its own, which Electron can't give.
  await new AxeBuilder({ page }).setLegacyMode(true).withRules(['html-has-lang']).analyze();
}

/** What axe finds wrong with the page as it stands, said so that it can be found and mended. */
export async function faults(page: Page, rules: readonly string[] | null = null): Promise<readonly string[]> {
  await axeIn(page);
  return page.evaluate(
    async (runOnly) => {
      // What is right, thousands of places of it, is not asked for.
      const options = { runOnly, resultTypes: ['violations'] };
      const { violations } = await (window as unknown as { axe: Axe }).axe.run(document, options);
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
      );
    },
    rules ? { type: 'rule', values: [...rules] } : { type: 'tag', values: TAGS },
  );
}

/** What axe finds wrong in one place after another, each in every look; with nothing wrong, nothing. */
export async function faultsIn(
  page: Page,
  places: readonly Place[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {};
  for (const [name, there, back] of places) {
    await there();
    for (const [look, media, rules] of LOOKS) {
      await page.emulateMedia(media);
      const wrong = await faults(page, rules);
      if (wrong.length > 0) found[`${name}: ${look}`] = wrong;
    }
    await page.emulateMedia(LOOKS[0][1]);
    await back?.();
  }
  return found;
}
