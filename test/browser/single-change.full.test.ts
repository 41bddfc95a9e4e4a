import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { currentAct, mustOpen, opened, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { focusOn } from './support/focus.ts';
import { clickAt } from './support/pointer.ts';
import { type Watched, watch } from './support/quiet.ts';
import { saved } from './support/rest.ts';
import { openSeeded, type ReviewWindow } from './support/seeded.ts';

steps('one change, accepted or rejected from the text', { skip: whyNoWorkbench() !== null }, () => {
  let bench: ReviewWindow;
  let page: Page;
  let watched: Watched;
  const changes = (am: string) => page.locator(`.act .change[data-am="${am}"]`);
  const words = (am: string) => changes(am).locator('ins, del').allTextContents();
  /** The words of the change that has the focus; none where something else has it. */
  const focused = () =>
    page.evaluate(() => {
      const place = document.activeElement;
      return place?.matches('.change') ? (place.textContent ?? '') : '';
    });
  const bar = () => page.getByRole('region', { name: 'This change' });
  const notice = (text: string | RegExp) => page.locator('.notice').getByText(text).waitFor();
  const shot = (name: string) =>
    process.env.KEELING_SHOTS
      ? page.screenshot({ path: join(process.env.KEELING_SHOTS, `${name}.png`) })
      : Promise.resolve();
  /** What the file holds, read beside the window. */
  const stored = async () => {
    const review = opened(mustOpen(await openReview(bench.file, testDeps('Reader'))), currentAct());
    try {
      const all = await review.do('amendment.list', {});
      const ledger = await review.do('ledger.list', { after: 0, limit: 5000 });
      return { all, last: ledger.at(-1) };
    } finally {
      await review.session.close();
    }
  };
  /** Steps to the change that has some words. */
  const stepTo = async (text: string) => {
    for (let press = 0; press < 40 && !(await focused()).includes(text); press++) {
      const before = await focused();
      await page.keyboard.press('F7');
      await expect.poll(focused).not.toBe(before);
    }
  };

  beforeAll(async () => {
    bench = await openSeeded();
    page = bench.page;
    watched = watch(page);
    await page.locator('.act .change').first().waitFor();
  });
  afterAll(() => bench?.close());

  it('says whose the change is that is stepped to, when it was made, and what can be done with it', async () => {
    await focusOn(page.locator('.text-scroller'));
    await stepTo('the internet');
    await expect
      .poll(() => bar().textContent())
      .toMatch(/A-001 Following a person by device or app · in legal review/);
    await expect.poll(() => bar().textContent()).toMatch(/Ann Draper, \d+ \w+ \d{4}/);
    const described = await page.evaluate(() => {
      const id = document.activeElement?.getAttribute('aria-describedby');
      return id ? document.getElementById(id)?.textContent : null;
    });
    expect(described).toContain('Ann Draper');
    await shot('change-bar');
    expect(await faults(page)).toEqual([]);
  });

  it('says the same where the pointer rests', async () => {
    await changes('A-001').last().scrollIntoViewIfNeeded();
    await changes('A-001').last().hover();
    await expect
      .poll(() => page.getByRole('tooltip').textContent())
      .toMatch(/^A-001 Following.*Ann Draper, \d/);
    await shot('change-tip');
    await page.mouse.move(5, 5);
    await expect.poll(() => page.getByRole('tooltip').count()).toBe(0);
  });

  it('accepts one of several, which settles nothing, and takes that back', async () => {
    await stepTo('the internet');
    await page.keyboard.press('Control+F7');
    await notice('Accepted: 1 of 4 changes of A-001. To agree all of it, agree A-001.');
    await expect.poll(() => bar().textContent()).toContain('Accepted by');
    expect((await stored()).all.find(({ id }) => id === 'A-001')?.state).toBe('in-legal-review');
    await page.keyboard.press('Control+F7');
    await notice('This change is no longer accepted.');
    await expect.poll(() => bar().textContent()).not.toContain('Accepted by');
    await page.keyboard.press('Control+F7');
    await expect.poll(() => bar().textContent()).toContain('Accepted by');
  });

  it('rejects one, as a revision of its amendment that one undo takes back, and goes to the next', async () => {
    const before = await words('A-001');
    await page.keyboard.press('F7');
    await expect.poll(focused).toContain('[deleted full stop: .; inserted comma: ,]');
    await page.keyboard.press('Control+Shift+F7');
    await notice(/^Rejected: removed from A-001/);
    const left = before.filter(
      (text) => !/^(\[|deleted full stop: \.|; inserted comma: ,|\])/.test(text) && !/: [.,]$/.test(text),
    );
    await expect.poll(() => words('A-001')).toEqual(left);
    // What is offered of it goes with the undo.
    const offers = page.getByRole('region', { name: 'Offered changes' });
    await offers.getByText('Section 2A(3)(g) has something after it').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.matches('.change'))).toBe(true);
    await expect.poll(focused).toContain('(h)');
    await saved(page);
    const { all, last } = await stored();
    expect(all.find(({ id }) => id === 'A-001')?.edits).toHaveLength(3);
    expect(last).toMatchObject({ act: 'amendment.change', payload: { because: 'rejecting one change' } });
    await page.keyboard.press('Control+z');
    await expect.poll(() => words('A-001')).toEqual(before);
    await offers.waitFor({ state: 'detached' });
    await saved(page);
    expect((await stored()).all.find(({ id }) => id === 'A-001')?.edits).toHaveLength(4);
    // What was accepted of it is accepted still: its words are as they were.
    await focusOn(changes('A-001').filter({ hasText: 'the internet' }));
    await expect.poll(() => bar().textContent()).toContain('Accepted by');
  });

  it('rejects the one that the caret is in, by its menu, and leaves the caret there', async () => {
    await page.getByRole('button', { name: 'Edit section 2A', exact: true }).press('Enter');
    const text = page.getByRole('textbox', { name: /^section 2A, tracked typing/ });
    await text.waitFor();
    await clickAt(text, 'any device, any app', 'after');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: /^Reject this change/ }).click();
    await notice(/^Rejected: removed from A-001/);
    await expect
      .poll(() => text.textContent())
      .toContain('use by a person of the internet, email or any other form of');
    await page.keyboard.type('X');
    await expect.poll(() => text.textContent()).toContain('use by a person of Xthe internet');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => text.textContent()).toContain('any device, any app or any form of');
    await saved(page);
  });

  it('rejects the one that has the focus while another section is typed in, and goes to the next', async () => {
    const before = await words('A-005');
    await focusOn(changes('A-005').first());
    await page.keyboard.press('Control+Shift+F7');
    await notice(/^Rejected: removed from A-005/);
    await expect.poll(() => page.evaluate(() => document.activeElement?.matches('.change'))).toBe(true);
    await expect.poll(() => bar().textContent()).toContain('A-005');
    await page.getByRole('textbox', { name: /^section 2A, tracked typing/ }).waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => words('A-005')).toEqual(before);
    await saved(page);
    await focusOn(page.getByRole('textbox', { name: /^section 2A, tracked typing/ }));
    await page.keyboard.press('Escape');
  });

  it('offers to agree an amendment of which every change is accepted', async () => {
    await page.getByRole('tab', { name: 'Amendments', exact: true }).press('Enter');
    for (const step of ['Mark as ready for review', 'Start legal review'])
      await page.getByRole('button', { name: `A-005: ${step}` }).click();
    await page.getByRole('button', { name: 'A-005: Agree…' }).waitFor();
    await page.getByRole('button', { name: 'Open A-005' }).click();
    await page.getByRole('heading', { name: 'Reading A-005' }).waitFor();
    const agree = page.getByRole('button', { name: 'Change: Agree A-005…' });
    await focusOn(changes('A-005').first());
    await page.keyboard.press('Control+F7');
    await notice('Accepted: 1 of 2 changes of A-005. To agree all of it, agree A-005.');
    await page.keyboard.press('F7');
    await page.keyboard.press('Control+F7');
    await notice('Accepted: all 2 changes of A-005.');
    await agree.click();
    await page.getByRole('dialog', { name: 'Agree A-005' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('is the whole of an amendment where that has no other: it is agreed', async () => {
    await focusOn(changes('A-005').last());
    await page.keyboard.press('Control+Shift+F7');
    await expect.poll(() => changes('A-005').count()).toBe(1);
    await saved(page);
    await focusOn(changes('A-005'));
    await page.keyboard.press('Control+F7');
    await page.getByRole('dialog', { name: 'Agree A-005' }).waitFor();
    await page.getByRole('button', { name: 'Agree', exact: true }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await notice('A-005 is agreed.');
    await expect.poll(() => page.evaluate(() => document.activeElement?.matches('.change'))).toBe(true);
  });

  it('is not rejected of what is agreed, and it is said what to do', async () => {
    const before = await words('A-005');
    await page.keyboard.press('Control+Shift+F7');
    await notice(
      /^A-005 is agreed, so its words are settled\. Start its legal review again first\. Nothing was changed\./,
    );
    await expect.poll(() => words('A-005')).toEqual(before);
    await page.keyboard.press('Control+F7');
    await notice('A-005 is agreed already, and this change with it.');
    expect(watched.complaints).toEqual([]);
  });
});
