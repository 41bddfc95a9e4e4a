import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { openStore } from '../../data/store/store.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { gateAt } from './support/gate.ts';
import { openAt } from './support/pointer.ts';
import { saved } from './support/rest.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';

const inElectron = process.env.KEELING_HOST === 'electron';

/** What the foot of the window says while anything is written, and after it could not be. */
describe.skipIf(inElectron || whyNoWorkbench() !== null)('what the window says of saving', () => {
  let bench: ReviewWindow;
  let page: Page;

  beforeEach(async () => {
    bench = await openNew({ isHeld: true });
    page = bench.page;
  });
  afterEach(() => bench?.close());

  const word = () => page.getByRole('contentinfo').locator('.save-state').textContent();
  const dialog = () => page.getByRole('dialog', { name: /^Comment on/ });
  const writeComment = async () => {
    await openAt(page, '2A(3)(a)');
    await page.keyboard.press('Control+Alt+m');
    await dialog().getByRole('textbox', { name: 'Comment' }).fill('Is this wide enough?');
  };
  const send = () => dialog().getByRole('button', { name: 'Comment', exact: true }).click();

  it('is not “Saved” while an amendment is started, nor while a comment is unsent or on its way', async () => {
    const starting = await gateAt(page, 'amendment.create');
    await openAt(page, '2A(3)(a)');
    await page.keyboard.type('alpha ');
    await expect.poll(word).toBe('Starting an amendment…');
    starting.open();
    await saved(page);
    const sending = await gateAt(page, 'thread.add');
    await page.keyboard.press('Control+Alt+m');
    await dialog().getByRole('textbox', { name: 'Comment' }).fill('Is this wide enough?');
    await expect.poll(word).toBe('Saved, except the form you are filling in');
    await send();
    await sending.reached();
    await expect.poll(word).toBe('Saving…');
    sending.open();
    await saved(page);
  });

  it('is not “Saved” after a comment could not be saved because the file is locked, until it could', async () => {
    await writeComment();
    const db = mustOpen(await openStore(bench.file));
    try {
      await db.raw('BEGIN IMMEDIATE');
      await send();
      await page.locator('.notice.fault').getByText('Nothing was saved').waitFor();
      await expect.poll(word).toBe('Last change not saved');
      await db.raw('ROLLBACK');
    } finally {
      await db.destroy();
    }
    await send();
    await dialog().waitFor({ state: 'detached' });
    await saved(page);
  });

  it('says that typing is not saved while the file is locked, and saves it by itself when it no longer is', async () => {
    await openAt(page, '2A(3)(a)');
    await page.keyboard.type('alpha ');
    await saved(page);
    const db = mustOpen(await openStore(bench.file));
    try {
      await db.raw('BEGIN IMMEDIATE');
      await page.keyboard.type('beta ');
      await page.getByRole('alert').getByText('Not saved').waitFor();
      await expect.poll(word).not.toBe('Saved');
      // The wording has none of it, and is not said to give the text that is marked up.
      await page
        .getByText('Your latest changes are not saved, so this wording does not have them.')
        .waitFor();
      await page
        .getByText('Checked: this wording produces the marked-up text.')
        .waitFor({ state: 'detached' });
      await db.raw('ROLLBACK');
    } finally {
      await db.destroy();
    }
    await saved(page);
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.getByText('Checked: this wording produces the marked-up text.').waitFor();
  });

  it('comes before what must not go on without it, which says that it was not done, and why', async () => {
    await openAt(page, '2A(3)(a)');
    await page.keyboard.type('alpha ');
    await saved(page);
    await page.route('**/api/amendment.revise', (route) => route.abort());
    await page.keyboard.type('beta ');
    await page.getByRole('alert').getByText('Not saved').waitFor();
    const told = (words: string) =>
      page
        .locator('.notice.fault')
        .getByText(`Some of what was typed could not be saved yet. ${words}: save it first.`, { exact: true })
        .waitFor();
    const reviewed = page.getByRole('checkbox', { name: 'I have reviewed this' });
    await reviewed.press('Space');
    await told('Nothing was marked as reviewed');
    await page.getByRole('button', { name: 'Mark as ready for review' }).first().press('Enter');
    await told('The state of A-001 was not changed');
    await page.keyboard.press('Control+Alt+m');
    await dialog().getByRole('textbox', { name: 'Comment' }).fill('Is this wide enough?');
    await send();
    await told('Your comment was not added');
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'History', exact: true }).click();
    await page.getByRole('button', { name: 'Start a round of review' }).press('Enter');
    await told('The round was not started');
  });

  it('is “Saved” again after a write that came too late, and of which nothing is left to be written', async () => {
    await openAt(page, '2A(3)(a)');
    await page.keyboard.type('a');
    await saved(page);
    // What another hand does meanwhile is not heard of before the write.
    await gateAt(page, 'ledger.list');
    const revising = await gateAt(page, 'amendment.revise');
    await page.keyboard.type('b');
    await page.keyboard.press('Backspace');
    await revising.reached();
    const other = mustOpen(await openReview(bench.file, testDeps()));
    const [amendment] = must(await other.call('amendment.list', {}));
    if (!amendment) throw new Error('Nothing was typed');
    const { id, revision } = amendment;
    must(await other.call('amendment.revise', { changes: [{ id, revision, edits: [] }] }));
    await other.close();
    revising.open();
    await expect.poll(word).toBe('Saved');
    await expect.poll(() => page.locator('.ed-text [data-inserted]').count()).toBe(0);
  });
});
