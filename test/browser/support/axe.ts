import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { amount } from '../../support/run/amount.ts';
import { installLooking, type Looking } from './looking.ts';
import type { Place } from './places.ts';

const COLOURS = ['color-contrast', 'link-in-text-block'];

/** Everything is looked at in light; what else there is can differ in its colours only. */
const LOOKS = {
  light: {
    media: { colorScheme: 'light', forcedColors: 'none' },
    rules: ['target-size', ...COLOURS],
  },
  dark: {
    media: { colorScheme: 'dark', forcedColors: 'none' },
    rules: COLOURS,
  },
  'forced colours': { media: { colorScheme: 'dark', forcedColors: 'active' }, rules: ['color-contrast'] },
} as const;
export type Look = keyof typeof LOOKS;
export const EVERY_LOOK: readonly Look[] = ['light', 'dark', 'forced colours'];

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Puts axe into the page, where it stays: it is half a megabyte, and a page is looked at a hundred times. */
async function axeIn(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return;
  // There is no frame in the window: the old way of running needs no page of its own, which Electron can't give.
  await new AxeBuilder({ page }).setLegacyMode(true).include('head').withRules(['html-has-lang']).analyze();
  await page.evaluate(installLooking, { tags: TAGS, colours: COLOURS });
}

const seenFaults = (page: Page, rules: readonly string[]): Promise<readonly string[]> =>
  page.evaluate((rules) => (window as unknown as Looking).looking.seen(rules), rules);

/**
 * What axe finds wrong in one place after another; with nothing wrong, nothing. Each is looked at in every look, unless
 * told otherwise by its number, and first in that of the place before: a whole window is drawn again at each change.
 */
export async function faultsIn(
  page: Page,
  places: readonly Place[],
  looksAt: (at: number) => readonly Look[] = () => EVERY_LOOK,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {};
  const keep = (name: string, wrong: readonly string[]) => {
    if (wrong.length > 0) found[name] = wrong;
  };
  const spare = (isSpared: boolean) =>
    page.evaluate((isSpared) => (window as unknown as Looking).looking.spare(isSpared), isSpared);
  // What fades has faded or has not: in between, its colours are nobody's.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  let last: Look = 'light';
  for (const [at, [name, there, back]] of places.entries()) {
    await there();
    await axeIn(page);
    await spare(true);
    keep(name, await page.evaluate(() => (window as unknown as Looking).looking.all()));
    for (const look of looksAt(at).toSorted((a, b) => Number(b === last) - Number(a === last))) {
      const { media, rules } = LOOKS[look];
      if (look !== last) await page.emulateMedia(media);
      last = look;
      keep(`${name}: ${look}`, await seenFaults(page, rules));
    }
    await spare(false);
    await back?.();
  }
  await page.emulateMedia(LOOKS.light.media);
  return found;
}

/**
 * What axe finds wrong with the page as it stands, said so that it can be found and fixed: in light, and before a
 * release, as the longer run has it, in every look.
 */
export async function faults(
  page: Page,
  looks: readonly Look[] = EVERY_LOOK.slice(0, amount(1, EVERY_LOOK.length)),
): Promise<readonly string[]> {
  const found = await faultsIn(page, [['here', () => Promise.resolve()]], () => looks);
  return Object.entries(found).flatMap(([where, wrong]) => wrong.map((fault) => `${fault} (${where})`));
}
