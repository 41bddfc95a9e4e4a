import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import { openReview } from '../../data/session/session.ts';
import {
  currentAct,
  must,
  mustOpen,
  replacing,
  stalkingExamples,
  testDeps,
} from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { focusOn } from './support/focus.ts';
import { openMade, type ReviewWindow } from './support/seeded.ts';

const ACT = 'ukpga/1997/40';

/** A review with an amendment that is tied to a recommendation and two notes, all of them sound. */
async function makeReview(path: string): Promise<void> {
  const act = currentAct();
  const session = mustOpen(
    await createReview(path, { title: 'Suspect', act: ACT, at: 'current' }, testDeps()),
  );
  const edits = [replacing(act, stalkingExamples(act).pid, 'examples', 'instances')];
  must(await session.call('amendment.create', { title: 'Instances', reason: 'Clearer', edits }));
  const from = 'amendment:A-001';
  must(await session.call('link.add', { type: 'implements', from, to: 'recommendation:1' }));
  must(await session.call('link.add', { type: 'evidence-for', from, to: 'note:N-001' }));
  must(await session.call('link.add', { type: 'evidence-for', from, to: 'note:N-002' }));
  await session.close();
}

steps('suspect links in the window', { skip: whyNoWorkbench() !== null }, () => {
  let bench: ReviewWindow;
  let page: Page;

  beforeAll(async () => {
    bench = await openMade(makeReview);
    page = bench.page;
  });
  afterAll(() => bench?.close());

  const room = (name: string) => page.getByRole('tab', { name, exact: true }).click();
  const count = () =>
    page.getByRole('contentinfo').getByRole('button', { name: /links? that needs? checking/ });
  const said = (words: RegExp) =>
    page.getByRole('region', { name: 'Messages' }).getByText(words).first().waitFor();

  it('begin when a note is corrected, and only for what is tied to it', async () => {
    await page.getByText(/^Base: Protection from Harassment/).waitFor();
    await expect.poll(() => count().count()).toBe(0);
    await room('Consultation');
    const note = page.getByRole('article', { name: /Independent Office|HMICFRS|IOPC/ }).first();
    await note.waitFor();
    await page.getByRole('button', { name: 'Correct N-001' }).click();
    const sheet = page.getByRole('dialog', { name: 'Correct N-001' });
    const text = sheet.getByRole('textbox', { name: 'Text' });
    const before = await text.inputValue();
    await text.fill(before.replace('simpler', 'far simpler'));
    expect(before).toContain('simpler');
    await sheet.getByRole('textbox', { name: 'Reason for the correction' }).fill('A word was left out');
    await sheet.getByRole('button', { name: 'Correct the note' }).click();
    await said(/N-001 is corrected/);
    await count().waitFor();
    await expect.poll(() => count().textContent()).toBe('1 link that needs checking');
    await page.getByText('needs checking: the note has changed since the link was made').waitFor();
  });

  it('show what changed in words beside the amendment, and are cleared from the keyboard', async () => {
    await room('Act');
    await page.getByRole('button', { name: /Working on/ }).click();
    await page.getByRole('option', { name: /A-001/ }).click();
    const links = page.getByRole('region', { name: 'Links of A-001' });
    await links.getByText(/needs checking: the/).waitFor();
    await expect.poll(() => links.getByText(/needs checking: the/).count()).toBe(1);
    await focusOn(links.getByRole('button', { name: /Show what changed: is supported by N-001/ }));
    await page.keyboard.press('Enter');
    const changed = links.getByRole('region', { name: 'What changed' });
    await changed.getByText('[inserted: far ]').waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await said(/Link confirmed: A-001 Instances is supported by N-001/);
    await count().waitFor({ state: 'detached' });
    await links.getByText(/Confirmed by/).waitFor();
    await links.getByRole('button', { name: /Undo/ }).click();
    await count().waitFor();
  });

  it('are stepped through one by one from the status bar', async () => {
    const session = mustOpen(await openReview(bench.file, testDeps('Bea Reader')));
    must(
      await session.call('amendment.describe', { id: 'A-001', revision: 1, reason: 'Clearer, and shorter' }),
    );
    await session.close();
    await page.reload();
    await count().waitFor();
    await expect.poll(() => count().textContent()).toBe('3 links that need checking');
    await count().click();
    const sheet = page.getByRole('dialog', { name: 'Links that need checking' });
    await sheet.getByText('1 of 3 links that need checking').waitFor();
    await sheet.getByText('[inserted: , and shorter]').waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await sheet.getByRole('button', { name: 'Next' }).click();
    await sheet
      .getByText('the amendment has changed since the link was made; the note has changed', { exact: false })
      .waitFor();
    for (let left = 3; left > 0; left--) await sheet.getByRole('button', { name: 'Confirm link' }).click();
    await sheet.getByText(/Neither end of any link has changed/).waitFor();
    await sheet.getByRole('button', { name: 'Close' }).last().click();
    await room('History');
    await page
      .getByText(/confirmed a link after A-001 had changed/)
      .first()
      .waitFor();
  });
});
