import type { Locator, Page } from 'playwright-core';

/** Fills in a date, which is asked for by its day, month and year, from how it is stored: `2026-11-24`, `2026-11`, `2026`. */
export async function fillDate(within: Page | Locator, label: string, date: string): Promise<void> {
  const group = within.getByRole('group', { name: label, exact: true });
  const [year = '', month = '', day = ''] = date.split('-');
  await group.getByLabel('Day').fill(day);
  await group.getByLabel('Month').fill(month);
  await group.getByLabel('Year').fill(year);
}
