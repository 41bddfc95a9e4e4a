import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type CallName, declarationOf, type ReviewInfo } from '../../core/api.ts';
import { startTestTeam } from '../support/hosts/team.ts';
import { browserOf, openListed } from '../support/hosts/team-window.ts';
import { must } from '../support/reviews/review.ts';
import { seedReview } from '../support/reviews/seed.ts';
import { temporaryFolder } from '../support/run/temporary.ts';
import { built } from '../support/windows/built.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';

/** What leads out of the review, or to another program. */
const LEADS_AWAY = /^(?:All reviews|Open a file from a colleague|Sign off|Print|Reload|Skip to the text)/;

/** What can be pressed in what is uppermost now, by what it is called: the first that is not in a list yet, which is pressed. */
async function pressNext(page: Page, pressed: readonly string[]): Promise<string | null> {
  return page.evaluate(
    ({ before, away }) => {
      const isSeen = (element: Element) => element.getClientRects().length > 0;
      const over = [...document.querySelectorAll('[role=dialog], [role=alertdialog], [role=menu]')].filter(
        isSeen,
      );
      const pressable = 'button, [role=menuitem]';
      const top = over.at(-1) ?? document;
      for (const element of top.querySelectorAll<HTMLElement>(pressable)) {
        if (element.matches('[disabled], [aria-disabled=true], [role=tab]') || !isSeen(element)) continue;
        const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
        const name = words
          .replace(/\d+/g, '#')
          .replace(/“[^”]*”/g, '“”')
          .slice(0, 60);
        if (before.includes(name) || new RegExp(away).test(name)) continue;
        element.click();
        return name;
      }
      return null;
    },
    { before: pressed, away: LEADS_AWAY.source },
  );
}

/** What was asked for by now is drawn. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)))),
  );

/** Whether something lies over the rooms. */
const isCovered = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      document.querySelector('[role=dialog], [role=alertdialog], [role=menu]') !== null ||
      document.querySelector('[role=tab]')?.closest('[inert]') !== null,
  );

describe.skipIf(whyNoWorkbench() !== null)('a reader', () => {
  it('can press nothing that they may not do, and is told why', { timeout: 600_000 }, async () => {
    built('renderer');
    const team = await startTestTeam();
    const [olive, carla] = [
      await team.as('olive', 'Olive Official'),
      await team.as('carla', 'Carla Counsel'),
    ];
    const path = join(temporaryFolder(), 'seeded.keeling');
    await seedReview(path);
    const received = { base64: readFileSync(path).toString('base64') };
    const review: ReviewInfo = must(await team.call(olive, 'host/host.receive', received));
    must(await team.call(carla, 'host/host.state', {}));
    await team.letIn(olive, review.path, 'Carla Counsel', 'reader');

    const page = await browserOf(team, 'carla', 'Carla Counsel');
    const barred: string[] = [];
    let last = '';
    page.on('filechooser', () => undefined);
    const underWay = new Set<Request>();
    page.on('request', (request) => {
      if (request.resourceType() !== 'eventsource') underWay.add(request);
      const [, channel, name = ''] = new URL(request.url()).pathname.split('/');
      if (channel === 'api' && declarationOf(name as CallName).may !== 'reader')
        barred.push(`${last}: ${name}`);
    });
    page.on('requestfinished', (request) => void underWay.delete(request));
    page.on('requestfailed', (request) => void underWay.delete(request));
    await openListed(page, review.title);
    const pressed: string[] = [];
    const rooms = await page.getByRole('tab').allTextContents();
    for (const room of rooms) {
      await page.getByRole('tab', { name: room, exact: true }).click();
      for (;;) {
        last = (await pressNext(page, pressed)) ?? '';
        if (last !== '') {
          pressed.push(last);
          if (process.env.KEELING_PRESSED) console.log(`${room}: ${last}`);
        } else if (await isCovered(page)) await page.keyboard.press('Escape');
        else break;
        await drawn(page);
        await expect.poll(() => underWay.size, { interval: 10 }).toBe(0);
        await drawn(page);
      }
    }
    expect(barred).toEqual([]);
    expect(pressed.length).toBeGreaterThan(60);
    const why = 'You are a reader of this review, and only a drafter may do that.';
    await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
    const start = page.getByRole('button', { name: 'New amendment' }).first();
    expect(await start.isDisabled()).toBe(true);
    expect(await start.getAttribute('title')).toBe(why);
  });
});
