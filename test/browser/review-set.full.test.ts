import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { steps } from '../support/windows/steps.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { type Watched, watch } from './support/quiet.ts';
import { openMade } from './support/seeded.ts';
import { makeSetInReview } from './support/set-in-review.ts';

steps('a set of amendments, read and decided on by keys alone', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;
  const card = (id: string) => page.locator(`article:has(#amendment-${id})`);
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.closest('article')?.querySelector('.id')?.textContent ?? null,
    );
  const isOnCard = () => page.evaluate(() => document.activeElement?.matches('article.card') === true);
  const shot = (name: string) =>
    process.env.KEELING_SHOTS
      ? page.screenshot({ path: join(process.env.KEELING_SHOTS, `${name}.png`) })
      : Promise.resolve();

  beforeAll(async () => {
    workbench = await openMade(makeSetInReview);
    page = workbench.page;
    watched = watch(page);
    await page.getByRole('tab', { name: 'Amendments', exact: true }).press('Enter');
    await card('A-001').waitFor();
  });
  afterAll(() => workbench?.close());

  it('shows each change in its context, with its wording, links and comments, and nothing opened', async () => {
    const first = card('A-001');
    const passage = first.getByRole('region', { name: 'A-001 in section 2A', exact: true });
    await expect.poll(() => passage.locator('del').allTextContents()).toContain('[deleted full stop: .]');
    await expect
      .poll(() => passage.locator('ins').allTextContents())
      .toEqual(
        expect.arrayContaining(['[inserted: any device, any app or any form]', '[inserted comma: ,]']),
      );
    // The words that the list goes on from are there to be read, and lines between are left out.
    await expect.poll(() => passage.textContent()).toContain('The following are examples');
    await expect.poll(() => passage.textContent()).toMatch(/\d+ lines not shown/);
    await expect
      .poll(() => first.getByRole('region', { name: 'Wording of A-001' }).textContent())
      .toMatch(/In section 2A\(3\).*after paragraph \(g\)/s);
    await expect
      .poll(() => first.getByRole('region', { name: 'Links of A-001' }).textContent())
      .toContain('Recommendation 1');
    await first.getByRole('region', { name: 'Comments on A-001' }).waitFor();
    await shot('room');
  });

  it('comes to the first with Tab, and goes on and back by keys', async () => {
    for (let press = 0; press < 60 && !(await isOnCard()); press++) await page.keyboard.press('Tab');
    await expect.poll(focused).toBe('A-001');
    await page.keyboard.press('j');
    await expect.poll(focused).toBe('A-002');
    await page.keyboard.press('j');
    await expect.poll(focused).toBe('A-003');
    await page.keyboard.press('k');
    await expect.poll(focused).toBe('A-002');
    await expect.poll(isOnCard).toBe(true);
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await expect.poll(focused).toBe('A-001');
  });

  it('agrees what has the focus, which stays there, and goes on', async () => {
    await page.keyboard.press('a');
    await page.getByRole('dialog', { name: 'Agree A-001' }).waitFor();
    await page.getByRole('button', { name: 'Agree', exact: true }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.notice').getByText('A-001 is agreed.').waitFor();
    await expect.poll(isOnCard).toBe(true);
    await expect.poll(focused).toBe('A-001');
    await expect.poll(() => card('A-001').locator('header .state').textContent()).toBe('Agreed');
    await page.keyboard.press('j');
    await expect.poll(focused).toBe('A-002');
  });

  it('returns another with what has to change, and shows that at once', async () => {
    await page.keyboard.press('r');
    await page.getByRole('dialog', { name: 'Return A-002' }).waitFor();
    await page.keyboard.type('Say whose private life.');
    await page.keyboard.press('Control+Enter');
    await page.locator('.notice').getByText('A-002 is returned to its drafter').waitFor();
    await card('A-002').getByText('Say whose private life.').waitFor();
    await expect.poll(isOnCard).toBe(true);
    await expect.poll(focused).toBe('A-002');
    await shot('returned');
  });

  it('comments on one without deciding, and says why one can’t be decided on', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('c');
    await page.getByRole('dialog', { name: 'Comment on A-003' }).waitFor();
    await page.keyboard.type('Compare A-004.');
    await page.keyboard.press('Control+Enter');
    await card('A-003').getByText('Compare A-004.').waitFor();
    await expect.poll(isOnCard).toBe(true);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await expect.poll(focused).toBe('A-005');
    await page.keyboard.press('a');
    await page
      .locator('.notice')
      .getByText(/^A-005 is “Draft”. .*Choose “Mark as ready for review” first/)
      .waitFor();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('keeps what was decided on in a list by state, until another list is asked for', async () => {
    await page.getByRole('radio', { name: /^In legal review/ }).press('Enter');
    await card('A-005').waitFor({ state: 'detached' });
    for (let press = 0; press < 60 && !(await isOnCard()); press++) await page.keyboard.press('Tab');
    await expect.poll(focused).toBe('A-003');
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'Agree', exact: true }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.notice').getByText('A-003 is agreed.').waitFor();
    await page.getByRole('radio', { name: 'In legal review 1' }).waitFor();
    await expect.poll(isOnCard).toBe(true);
    await expect.poll(focused).toBe('A-003');
    await page.keyboard.press('j');
    await expect.poll(focused).toBe('A-004');
    await page.keyboard.press('Enter');
    await page.getByRole('tabpanel', { name: 'Act', exact: true }).waitFor();
    await page.getByRole('heading', { name: 'Reading A-004' }).waitFor();
  });

  it('has nothing that axe finds wrong, and says what it is to who can’t see it', async () => {
    await page.getByRole('tab', { name: 'Amendments', exact: true }).press('Enter');
    await card('A-005').waitFor();
    expect(await faults(page)).toEqual([]);
    const feed = page.getByRole('feed', { name: 'Amendments' });
    await expect.poll(() => feed.getByRole('article').count()).toBe(5);
    await expect.poll(() => card('A-003').getAttribute('aria-posinset')).toBe('3');
    await expect.poll(() => card('A-003').getAttribute('aria-setsize')).toBe('5');
    await expect.poll(() => feed.getByRole('deletion').first().textContent()).toMatch(/^\[deleted: .+\]$/);
    await page.setViewportSize({ width: 1920, height: 1080 });
    await shot('room-wide');
    expect(watched.complaints).toEqual([]);
  });
});
