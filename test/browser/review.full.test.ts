import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { currentAct, moved, mustOpen, opened, testDeps } from '../support/reviews/review.ts';
import { seedReview } from '../support/reviews/seed.ts';
import { steps } from '../support/windows/steps.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { focusOn } from './support/focus.ts';
import { type Watched, watch } from './support/quiet.ts';
import { openMade } from './support/seeded.ts';

/** The seeded review with every amendment in legal review. */
async function makeInReview(path: string): Promise<void> {
  await seedReview(path);
  const review = opened(mustOpen(await openReview(path, testDeps('Dee Drafter'))), currentAct());
  for (const { id, state: from, revision } of await review.do('amendment.list', {})) {
    const isBefore = from === 'draft' || from === 'returned';
    const ready = isBefore ? await moved(review, id, revision, 'ready') : revision;
    if (from !== 'in-legal-review') await moved(review, id, ready, 'in-legal-review');
  }
  await review.session.close();
}

steps('a lawyer’s review', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;
  const panel = () => page.getByRole('complementary', { name: 'The amendment being worked on' });
  const state = () => panel().locator('.state').textContent();
  const notice = (words: string | RegExp) => page.locator('.notice').getByText(words).waitFor();
  /** By the keyboard alone: what has the focus is what is pressed. */
  const press = async (name: string | RegExp) => {
    const button = page.getByRole('button', { name, exact: true }).first();
    await focusOn(button);
    await page.keyboard.press('Enter');
  };
  /** The button that decided is gone: what it decided has the focus. */
  const stateHasFocus = () => panel().locator('.state:focus').waitFor();
  const workOn = async (id: string) => {
    await page.getByRole('tab', { name: 'Amendments', exact: true }).press('Enter');
    await press(new RegExp(`^(?:Work on|Open) ${id}$`));
    await panel()
      .getByRole('heading', { name: `Working on ${id}` })
      .waitFor();
  };

  beforeAll(async () => {
    workbench = await openMade(makeInReview);
    page = workbench.page;
    watched = watch(page);
    await page.getByRole('tab', { name: 'Amendments', exact: true }).waitFor();
  });
  afterAll(() => workbench?.close());

  it('returns one with a comment, which the drafter finds with it', async () => {
    await workOn('A-001');
    await press('Return with a comment…');
    await page.getByRole('dialog', { name: 'Return A-001' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(1);
    await page.keyboard.type('Say whose conduct it is.');
    await press('Return');
    await notice('A-001 is returned to its drafter, with your comment.');
    await expect.poll(state).toContain('Returned');
    await stateHasFocus();
    await panel()
      .getByRole('region', { name: 'Comments on A-001' })
      .getByText('Say whose conduct it is.')
      .waitFor();
  });

  it('answers, makes a task of it, does it and resolves it', async () => {
    await press('Reply to TH-0001');
    await page.keyboard.type('See section 7.');
    await press('Reply');
    await panel().getByText('See section 7.').waitFor();
    await press('Task of TH-0001');
    await page.keyboard.type('Dee Drafter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2026-12-01');
    await page.keyboard.press('Enter');
    await panel()
      .getByText(/Task for Dee Drafter, due 1 December 2026/)
      .waitFor();
    await press('Done');
    await panel()
      .getByText(/: done, /)
      .waitFor();
    await press('Resolve TH-0001');
    await panel().getByText('Resolved by').waitFor();
    await expect
      .poll(() =>
        panel()
          .getByRole('heading', { name: /^Comments · all resolved/ })
          .count(),
      )
      .toBe(1);
  });

  it('agrees another, and says that it was reviewed, until it changes', async () => {
    await workOn('A-002');
    const reviewed = panel().getByRole('checkbox', { name: 'I have reviewed this' });
    await focusOn(reviewed);
    await page.keyboard.press('Space');
    await notice('You have reviewed A-002.');
    const reason = panel().getByRole('textbox', { name: 'Reason' });
    await focusOn(reason);
    await page.keyboard.press('End');
    await page.keyboard.type(' More.');
    await panel().getByText('it has changed since').waitFor();
    await expect.poll(() => reviewed.isChecked()).toBe(false);
    await focusOn(reviewed);
    await page.keyboard.press('Space');
    await panel().getByText('it has changed since').waitFor({ state: 'detached' });
    await press('Agree…');
    await press('Agree');
    await notice('A-002 is agreed.');
    await expect.poll(state).toContain('Agreed');
    await stateHasFocus();
    await expect.poll(() => reviewed.isChecked()).toBe(true);
  });

  it('goes from a change to what is said of it with F6, as from pane to pane in Word, and back', async () => {
    await page.getByRole('tab', { name: 'Act', exact: true }).press('Enter');
    const focused = () =>
      page.evaluate(() => {
        const place = document.activeElement;
        const pane = place?.closest('nav, .text-scroller, aside');
        return {
          pane: pane?.getAttribute('aria-label') ?? pane?.className,
          am: place?.getAttribute('data-am'),
        };
      });
    await page.keyboard.press('Shift+F7');
    await page.keyboard.press('F7');
    await expect.poll(focused).toEqual({ pane: 'text-scroller', am: expect.stringMatching(/^A-/) });
    const change = await focused();
    await page.keyboard.press('F6');
    await expect.poll(focused).toMatchObject({ pane: 'The amendment being worked on' });
    await page.keyboard.press('Shift+F6');
    await expect.poll(focused).toEqual(change);
    await page.keyboard.press('Shift+F6');
    await expect.poll(focused).toMatchObject({ pane: 'Structure' });
    await page.keyboard.press('F6');
    await expect.poll(focused).toEqual(change);
  });

  it('takes a comment on the whole of an amendment', async () => {
    await workOn('A-003');
    await press('Comment…');
    expect(await faultsAtLength(page)).toEqual([]);
    await page.keyboard.type('A question');
    await press('Comment');
    await panel().getByText('A question').waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
  });

  it('takes the Word file, and finds the same comments in it', async () => {
    await press('Share and export');
    await page.getByRole('menuitem', { name: 'Word file with tracked changes…' }).press('Enter');
    await press('Save as Word');
    const download = page.waitForEvent('download');
    await press('Download the Word file');
    const zip = unzipSync(readFileSync(await (await download).path()));
    const parts = unzipSync(zip['marked-up-with-comments.docx'] ?? new Uint8Array());
    const comments = strFromU8(parts['word/comments.xml'] ?? new Uint8Array());
    for (const words of ['Say whose conduct it is.', 'See section 7.', 'A question'])
      expect(comments).toContain(words);
    expect(await faultsAtLength(page)).toEqual([]);
  });

  it('says nothing to the console', () => {
    expect(watched.complaints).toEqual([]);
    expect(watched.foreign).toEqual([]);
  });
});
