import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { ReviewInfo } from '../../../core/api.ts';
import type { Role } from '../../../core/roles.ts';
import { must } from '../reviews/review.ts';
import { sharedChromium } from '../windows/chromium.ts';
import { startTestTeam, type TestTeam } from './team.ts';

/** A browser of somebody's own at a server, which is closed with the test. */
export async function browserOf(team: TestTeam, subject: string, name: string): Promise<Page> {
  const browser = await sharedChromium();
  const context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    acceptDownloads: true,
    extraHTTPHeaders: await team.as(subject, name),
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(team.origin);
  return page;
}

/** Opens a review from the list of somebody's. */
export async function openListed(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: title, exact: true }).click();
  await page.locator('article .unit').first().waitFor();
}

/** Opens the section of a line for typing, with the caret at the line's beginning. */
export async function typeAt(page: Page, words: string): Promise<void> {
  await page.locator('article .line', { hasText: words }).first().click();
  await page.locator('.ed-text:focus').waitFor();
  await page.keyboard.press('Home');
}

/** A review that Olive Official owns and Carla Counsel is in, and both of their headers. */
export async function oliveAndCarla(role: Role = 'reviewer') {
  const team = await startTestTeam();
  const [olive, carla] = [await team.as('olive', 'Olive Official'), await team.as('carla', 'Carla Counsel')];
  const review: ReviewInfo = must(await team.call(olive, 'host/host.create', { name: 'Stalking' }));
  const id = review.path;
  must(await team.call(carla, 'host/host.state', {}));
  await team.letIn(olive, id, 'Carla Counsel', role);
  return { team, olive, carla, review, id };
}

/** Both of them at that review, each in a browser of their own. */
export async function bothOpen(role?: Role) {
  const staffed = await oliveAndCarla(role);
  const [hers, theirs] = [
    await browserOf(staffed.team, 'olive', 'Olive Official'),
    await browserOf(staffed.team, 'carla', 'Carla Counsel'),
  ];
  for (const page of [hers, theirs]) await openListed(page, 'Stalking');
  return { ...staffed, hers, theirs };
}
