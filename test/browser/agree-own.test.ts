import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import { pidOf, replace } from '../support/papers/pack.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { gateAt } from './support/gate.ts';
import { enterRoom } from './support/places.ts';
import { openMade, type ReviewWindow } from './support/seeded.ts';

const AUTHOR = 'Ann Draper';
const TITLE = 'A review by one person';

/** A review of somebody who works alone, with an amendment of theirs that waits to be agreed. */
async function makeOwn(path: string): Promise<void> {
  const review = mustOpen(
    await createReview(path, { title: TITLE, act: 'ukpga/1997/40', at: 'current' }, testDeps(AUTHOR)),
  );
  const edits = [replace(pidOf('2A', '(3)', '(g)'), 'content', 'spying on', 'following')];
  const { id } = must(await review.call('amendment.create', { title: 'Following', edits }));
  for (const [revision, state] of [
    [1, 'ready'],
    [2, 'in-legal-review'],
  ] as const)
    must(await review.call('amendment.setState', { id, revision, state }));
  await review.close();
}

steps('whoever works alone', { skip: whyNoWorkbench() !== null }, () => {
  let bench: ReviewWindow;
  let page: Page;
  beforeAll(async () => {
    bench = await openMade(makeOwn, { person: { name: AUTHOR, role: 'Policy' } });
    page = bench.page;
  });
  afterAll(() => bench?.close());

  const told = (words: string) =>
    page.getByRole('region', { name: 'Messages' }).getByText(words).first().waitFor();
  const agree = () => page.getByRole('button', { name: /^A-001: Agree/ });

  it('reads once why not, where the press is faster than the answer who can agree', async () => {
    const agreement = await gateAt(page, 'agreement.get');
    await enterRoom(page, 'Amendments');
    await agree().click();
    const sheet = page.getByRole('dialog', { name: 'Agree A-001' });
    await sheet.getByRole('button', { name: 'Agree', exact: true }).press('Enter');
    const reason = sheet.getByText('choose “Who can agree amendments…”');
    await reason.waitFor();
    agreement.open();
    await sheet.locator('[aria-disabled=true]').waitFor();
    await expect.poll(() => reason.count()).toBe(1);
    await sheet.getByRole('button', { name: 'Cancel' }).click();
  });

  it('reads why an own amendment is not agreed, and where that can be changed', async () => {
    await enterRoom(page, 'Amendments');
    await agree().click();
    const sheet = page.getByRole('dialog', { name: 'Agree A-001' });
    await sheet.getByRole('note').waitFor();
    await sheet.getByRole('button', { name: 'Agree', exact: true }).press('Enter');
    await told('choose “Who can agree amendments…”');
    await sheet.getByRole('button', { name: 'Cancel' }).click();
  });

  it('lets authors agree their own amendments, and agrees one', async () => {
    await page.getByRole('button', { name: TITLE }).click();
    await page.getByRole('menuitem', { name: 'Who can agree amendments…' }).click();
    const sheet = page.getByRole('dialog', { name: 'Who can agree amendments' });
    await sheet.getByRole('button', { name: 'Save' }).press('Enter');
    await told('You have not changed who can agree amendments.');
    await sheet.getByText('Authors can agree their own amendments').click();
    await sheet.getByRole('button', { name: 'Save' }).click();
    await told('Authors can now agree their own amendments.');
    await agree().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Agree', exact: true }).click();
    await expect.poll(() => page.locator('.card > header > .state').allTextContents()).toEqual(['Agreed']);
  });
});
