import { join } from 'node:path';
import type { Request } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import { scattered } from '../bench/support.ts';
import { actAt } from '../support/acts/act.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { focusOn } from './support/focus.ts';
import { keyboardAt } from './support/keyboard.ts';

const AMENDMENTS = 150;
/** More than are in view and near it, and far fewer than there are. */
const FEW = 60;

steps('a review of many amendments', { skip: whyNoWorkbench() !== null }, () => {
  let bench: Workbench;

  beforeAll(async () => {
    bench = await openWorkbench();
    const { folder, page } = bench;
    const given = { title: 'Many', act: 'ukpga/1997/40', at: 'current' };
    const session = mustOpen(await createReview(join(folder, 'Many.keeling'), given, testDeps()));
    for (const { edits } of scattered(actAt('current').root, AMENDMENTS))
      must(await session.call('amendment.create', { title: 'One word', edits: [...edits] }));
    await session.close();
    await page.reload();
    await page.getByRole('button', { name: 'Many', exact: true }).click();
    await page.locator('.act [data-line]').first().waitFor();
  });
  afterAll(() => bench?.close());

  it('draws of a short Act, too, what is in view where there is much to draw', async () => {
    const { page } = bench;
    await page.locator('.act .unit.far').first().waitFor();
    const headings = await page.locator('.act .unit').count();
    expect(headings).toBeGreaterThan(20);
    await expect.poll(() => page.locator('.act .unit:not(.far)').count()).toBeLessThan(headings);
    await keyboardAt(page).goTo('16');
    await page.locator('.act .unit:not(.far)').filter({ hasText: 'Short title' }).waitFor();
  });

  it('makes the list of amendments only as far as it is seen, and all of it for who scrolls', async () => {
    const { page } = bench;
    const rows = page.locator('.shown-list > ul > li:not(.undrawn)');
    await expect.poll(() => rows.count()).toBeLessThan(AMENDMENTS / 2);
    const list = await page.locator('.shown-list').boundingBox();
    expect(list?.height).toBeGreaterThan(AMENDMENTS * 20);
    await page.locator('.panel-side').evaluate((side) => side.scrollTo(0, side.scrollHeight));
    const last = page.getByRole('checkbox', { name: `A-${AMENDMENTS}` });
    await last.waitFor();
    await page.locator('.undrawn').waitFor({ state: 'detached' });
    await expect.poll(() => rows.count()).toBe(AMENDMENTS);
    await last.press('Space');
    await page.getByText(`${AMENDMENTS - 1} changes shown of ${AMENDMENTS}`).waitFor();
    await last.press('Space');
  });

  it('names the first of those that lack something, and the rest for who asks', async () => {
    const { page } = bench;
    await page.getByRole('tab', { name: 'Recommendations', exact: true }).click();
    const gaps = page.getByRole('complementary', { name: 'Amendments with gaps' });
    const line = gaps.locator('p', { hasText: 'Amendments not linked to a recommendation' });
    await expect.poll(() => line.getByRole('button', { name: /^A-/ }).count()).toBe(20);
    await line.getByRole('button', { name: `Show ${AMENDMENTS - 20} more` }).click();
    await expect.poll(() => line.getByRole('button', { name: /^A-/ }).count()).toBe(AMENDMENTS);
    await page.getByRole('tab', { name: 'Act', exact: true }).click();
  });

  it('makes the choice of amendments ready for who comes to it', async () => {
    const { page } = bench;
    await page.getByRole('button', { name: 'Working on' }).click();
    const last = page.getByRole('option', { name: `A-${AMENDMENTS}` });
    await last.click();
    await page.getByRole('heading', { name: `Working on A-${AMENDMENTS}` }).waitFor();
    await page.getByRole('button', { name: 'Working on' }).press('Enter');
    await page.getByRole('option', { name: 'New amendment (starts when you type)' }).click();
  });

  it('asks for all that the text is drawn from at once and once, while the window is still being read', async () => {
    const { page } = bench;
    const events: string[] = [];
    const note = (what: string, url: string) => {
      const { pathname } = new URL(url);
      if (/^\/(api|host)\/|\.js$/.test(pathname))
        events.push(`${what} ${pathname.replace(/-[\w-]{8}\.js/, '.js')}`);
    };
    // What the page that goes asked at its last moment is no part of how the new one begins, nor is its answer.
    const asked = new Set<Request>();
    page.on('request', (request) => {
      if (request.isNavigationRequest()) {
        events.length = 0;
        asked.clear();
      }
      asked.add(request);
      note('ask', request.url());
    });
    page.on('response', (response) => asked.has(response.request()) && note('had', response.url()));
    await page.reload();
    await page.locator('.act [data-line]').first().waitFor();
    const asks = events.filter((event) => /^ask \/(api|host)/.test(event));
    const answered = events.findIndex((event) => /^had \/(api|host)/.test(event));
    const first = events.slice(0, answered).filter((event) => asks.includes(event));
    expect(first).toEqual(
      [
        'host/host.state',
        'api/review.get',
        'api/act.get',
        'api/evidence.get',
        'api/amendment.list',
        'api/link.list',
      ].map((name) => `ask /${name}`),
    );
    // What else the window wants to know, it asks only once the text stands.
    expect(asks.filter((ask, at) => asks.indexOf(ask) !== at)).toEqual([]);
  });

  it('reads the code of a room when it is entered', async () => {
    const { page } = bench;
    const code = () =>
      page.evaluate(() =>
        performance.getEntriesByType('resource').flatMap(({ name }) => name.match(/[\w-]+\.js$/) ?? []),
      );
    expect((await code()).filter((name) => name.includes('room'))).toEqual([]);
    await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
    await page.getByRole('article', { name: 'One word' }).first().waitFor();
    expect((await code()).filter((name) => name.includes('room'))).toEqual([
      expect.stringMatching(/^amendments-room-/),
    ]);
    await page.getByRole('tab', { name: 'Act', exact: true }).click();
  });

  it('shows a thing in its room that was not entered before', async () => {
    const { page } = bench;
    await page.reload();
    await page.locator('.act [data-line]').first().waitFor();
    const { ask } = keyboardAt(page);
    await ask('recommendation 5', /^Recommendation 5/);
    const item = page.locator('article', { has: page.locator('#recommendation-5') });
    await item.waitFor();
    await page.waitForFunction(() => document.activeElement?.matches('article'));
    await expect.poll(() => item.evaluate((article) => article === document.activeElement)).toBe(true);
  });

  it('draws those cards that are near what is in view, and keeps the one with the focus', async () => {
    const { page } = bench;
    await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
    const cards = page.locator('.cards > [data-index]');
    await cards.first().waitFor();
    await expect.poll(() => cards.count()).toBeLessThan(FEW);
    const first = page.getByRole('button', { name: 'Work on A-001' });
    await focusOn(first);
    const room = page.locator('.room').filter({ has: cards.first() });
    await expect
      .poll(async () => {
        await room.evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
        return page.getByRole('button', { name: `Work on A-${AMENDMENTS}` }).count();
      })
      .toBe(1);
    await expect.poll(() => cards.count()).toBeLessThan(FEW);
    await expect.poll(() => first.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('draws those parts of the paper that are in view, and comes to the last by one key', async () => {
    const { page } = bench;
    await page.getByRole('tab', { name: 'Pack', exact: true }).click();
    const parts = page.getByRole('grid', { name: 'Parts of the paper' });
    // None is agreed, and what is not agreed is in the paper only for who asks for it.
    await page.getByText('All amendments except withdrawn ones').click();
    await expect
      .poll(async () => Number(await parts.getAttribute('aria-rowcount')))
      .toBeGreaterThan(AMENDMENTS);
    await parts.getByRole('row').first().click();
    await expect.poll(() => parts.getByRole('row').count()).toBeLessThan(FEW);
    await page.keyboard.press('End');
    const last = parts.locator('[role=row]:focus');
    await expect
      .poll(() => last.getAttribute('aria-rowindex'))
      .toBe(await parts.getAttribute('aria-rowcount'));
    await page.keyboard.press('ArrowUp');
    const name = await last.locator('.name').textContent();
    // The list says more of an annex than its heading does.
    await page.getByRole('heading', { level: 3, name: name?.split(' (')[0] ?? '' }).waitFor();
    await expect.poll(() => parts.getByRole('row').count()).toBeLessThan(FEW);
  });
});
