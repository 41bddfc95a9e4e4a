import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ReviewInfo } from '../../core/api.ts';
import { built } from '../support/built.ts';
import { sharedChromium } from '../support/chromium.ts';
import { startTestTeam, type TestTeam } from '../support/team.ts';
import { whyNoWorkbench } from '../support/workbench.ts';

async function windowOf(team: TestTeam, subject: string, name: string): Promise<Page> {
  const browser = await sharedChromium();
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    extraHTTPHeaders: await team.as(subject, name),
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(team.origin);
  return page;
}

describe.skipIf(whyNoWorkbench() !== null)('the window of a department', () => {
  it('shows each person their reviews, and what a colleague changed', async () => {
    built('renderer');
    const team = await startTestTeam();
    const olive = await team.as('olive', 'Olive Official');
    const made = await team.call(olive, 'host/host.create', { name: 'Stalking' });
    const review = (made.ok ? made.value : {}) as ReviewInfo;
    const id = review.path.split('/').at(-3) ?? '';
    await team.call(await team.as('carla', 'Carla Counsel'), 'host/host.state', {});
    await team.letIn(olive, id, 'Carla Counsel', 'reviewer');

    const [hers, theirs] = [
      await windowOf(team, 'olive', 'Olive Official'),
      await windowOf(team, 'carla', 'Carla Counsel'),
    ];
    for (const page of [hers, theirs]) {
      await page
        .getByRole('button', { name: /Stalking/ })
        .first()
        .click();
      await page.locator('article .unit').first().waitFor();
    }
    const line = (page: Page) =>
      page.locator('article .line', { hasText: 'must not pursue a course of conduct' }).first();
    await line(hers).click();
    await hers.locator('.ed-text').waitFor();
    await hers.keyboard.press('Home');
    await hers.keyboard.type('Olive was here: ');
    await hers.keyboard.press('Control+s');
    await expect.poll(() => line(theirs).textContent()).toContain('Olive was here');
    await theirs.getByRole('tab', { name: 'History', exact: true }).click();
    await theirs.getByText('Olive Official').first().waitFor();
  });
});
