import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Everything is looked at in light; what else there is can differ in its colours only. */
export const LOOKS = [
  ['light', { colorScheme: 'light', forcedColors: 'none' }, null],
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }, ['color-contrast', 'link-in-text-block']],
  ['forced colours', { colorScheme: 'dark', forcedColors: 'active' }, ['color-contrast']],
] as const;

/** What axe finds wrong with the page as it stands, said so that it can be found and mended. */
export async function faults(page: Page, rules: readonly string[] | null = null): Promise<readonly string[]> {
  // There is no frame in the window: the old way of running needs no page of its own, which Electron can't give.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules
    ? axe.withRules([...rules])
    : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
  ).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
