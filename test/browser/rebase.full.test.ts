import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadAct } from '../../data/corpus/acts.ts';
import { createReview } from '../../data/session/create-review.ts';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, replacing, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { focusOn } from './support/focus.ts';

const ACT = 'ukpga/1997/40';

/** A review of the Act as enacted, with an amendment for each thing that can become of one. */
async function seed(path: string): Promise<void> {
  const { root } = must(loadAct(ACT, 'enacted'));
  const session = mustOpen(
    await createReview(path, { title: 'Older text', act: ACT, at: 'enacted' }, testDeps()),
  );
  const drafts = [
    ['Mental element', replacing(root, 'p-0008', 'ought to know', 'should know')],
    ['A sensible person', replacing(root, 'p-0009', 'reasonable person', 'sensible person')],
    ['Ten years', replacing(root, 'p-0048', 'five years', 'ten years')],
    ['Wider offence', replacing(root, 'p-0015', 'section 1', 'section 1 or 3')],
  ] as const;
  for (const [title, edit] of drafts) must(await session.call('amendment.create', { title, edits: [edit] }));
  must(await session.call('amendment.setState', { id: 'A-004', revision: 1, state: 'ready' }));
  await session.close();
}

steps('moving a review to another text', { skip: whyNoWorkbench() !== null }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-rebase-'));
  const file = join(folder, 'older.keeling');
  let bench: Workbench;
  let page: Page;

  beforeAll(async () => {
    await seed(file);
    bench = await openWorkbench({ file });
    page = bench.page;
  });
  afterAll(async () => {
    await bench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const sheet = () => page.getByRole('dialog', { name: 'Change the base text' });

  it('is looked at first, by keyboard alone, and changes nothing when left', async () => {
    await page.getByText(/^Base: Protection from Harassment Act 1997/).waitFor();
    await focusOn(page.getByRole('button', { name: /^Base: / }));
    await page.keyboard.press('Enter');
    await focusOn(page.getByRole('button', { name: 'Change base text…' }));
    await page.keyboard.press('Enter');
    await sheet().waitFor();
    await focusOn(sheet().getByRole('button', { name: /New base text/ }));
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor();
    await expect.poll(() => page.getByRole('option').count()).toBe(1);
    await page.keyboard.press('Enter');
    await sheet()
      .getByText('2 amendments carried over in full; 1 needs your decision; 1 already in the new base text.')
      .waitFor();
    await sheet().getByText('Differs from the current base text in', { exact: false }).waitFor();
    await sheet().getByRole('heading', { name: 'Needs your decision' }).waitFor();
    await sheet().getByText('A-002: section 1(2)').waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await sheet().waitFor({ state: 'detached' });
    await expect.poll(() => page.getByRole('contentinfo').textContent()).toContain('as enacted');
    expect(readdirSync(folder).filter((name) => name.includes('backup'))).toEqual([]);
  });

  it('is done when told to, is said aloud, and leaves nothing out', async () => {
    await page.getByRole('button', { name: /^Base: / }).click();
    await page.getByRole('button', { name: 'Change base text…' }).click();
    await sheet()
      .getByRole('button', { name: /New base text/ })
      .click();
    await page.getByRole('option').click();
    await sheet().getByRole('button', { name: 'Change the base text' }).click();
    await sheet().waitFor({ state: 'detached' });
    await page
      .getByRole('region', { name: 'Messages' })
      .getByText(/The base text of the review has changed/)
      .waitFor();
    await page
      .getByRole('heading', { name: /Offence of stalking/ })
      .first()
      .waitFor();
    await expect.poll(() => page.getByRole('article').first().textContent()).toContain('sensible person');
    expect(readdirSync(folder).filter((name) => name.includes('backup'))).toEqual([
      'older.backup-enacted.keeling',
    ]);
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  });

  it('shows with its amendment what was put aside, until somebody has dealt with it', async () => {
    await page.getByRole('button', { name: /Working on/ }).click();
    await page.getByRole('option', { name: /A-004/ }).click();
    const list = page.getByRole('region', { name: 'Not carried over when the base text changed' });
    await list.getByText('inserted “section 1 or 3”', { exact: false }).waitFor();
    await list
      .getByText('The words that this edit changes are different in the new base text', { exact: false })
      .waitFor();
    await page.locator('.state.returned').waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await list.getByRole('button', { name: 'Go to section 2(1)' }).click();
    await list.getByRole('button', { name: /^Mark as done/ }).click();
    await list.waitFor({ state: 'detached' });
  });

  it('stands in the history, and leaves a sound file', async () => {
    await page.getByRole('tab', { name: 'History', exact: true }).click();
    await page
      .getByText(/changed the base text of the review: from enacted to current/)
      .first()
      .waitFor();
    await bench.close();
    const session = mustOpen(await openReview(file, testDeps()));
    must(await session.call('ledger.verify', {}));
    const list = must(await session.call('amendment.list', {}));
    expect(list.map(({ edits }) => edits.length)).toEqual([1, 1, 0, 0]);
    await session.close();
  });
});
