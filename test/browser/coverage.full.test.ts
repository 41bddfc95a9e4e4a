import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import {
  currentAct,
  must,
  mustOpen,
  replacing,
  stalkingExamples,
  testDeps,
} from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { focusOn } from './support/focus.ts';

/** A review of ten amendments, of which the first changes something; nothing is linked. */
async function seed(path: string): Promise<void> {
  const given = { title: 'Coverage', act: 'ukpga/1997/40', at: 'current' };
  const session = mustOpen(await createReview(path, given, testDeps()));
  const act = currentAct();
  const edits = [replacing(act, stalkingExamples(act).pid, 'examples', 'instances')];
  must(await session.call('amendment.create', { title: 'Instances', reason: 'Clearer', edits }));
  for (let number = 2; number <= 10; number++)
    must(await session.call('amendment.create', { title: `Number ${number}`, reason: 'Clearer' }));
  await session.close();
}

steps('coverage in the window', { skip: whyNoWorkbench() !== null }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-coverage-'));
  let bench: Workbench;
  let page: Page;

  beforeAll(async () => {
    const file = join(folder, 'coverage.keeling');
    await seed(file);
    bench = await openWorkbench({ file });
    page = bench.page;
    await page.emulateMedia({ reducedMotion: 'reduce' });
  });
  afterAll(async () => {
    await bench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const room = (name: string) => page.getByRole('tab', { name, exact: true }).click();
  const view = (name: string) => page.getByRole('radio', { name, exact: true }).click();
  const cellAt = (row: number, column: number) => page.locator(`.matrix [data-at="${row}:${column}"]`);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-at'));
  const flow = () => page.getByRole('button', { name: 'A-001 answers recommendation 1, without evidence' });

  it('begins with nothing answered', async () => {
    await room('Recommendations');
    await view('Matrix');
    await page.getByRole('radio', { name: 'Answered 0', exact: true }).waitFor();
    await expect.poll(() => cellAt(1, 1).textContent()).toBe('');
    await view('Picture');
    await page
      .getByRole('button', { name: /^A-001 Instances, Draft: no evidence, no recommendation$/ })
      .waitFor();
    await expect.poll(() => flow().count()).toBe(0);
  });

  it('changes in the matrix, the provisions and the picture when recommendation 1 is answered', async () => {
    await page.getByRole('button', { name: /^A-001 Instances/ }).click();
    await page.getByRole('button', { name: 'Work on A-001 in the Act' }).click();
    await page.getByRole('button', { name: /^Add a link/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('option', { name: 'Recommendation 1', exact: true }).click();
    await dialog.getByRole('button', { name: 'Add the link' }).click();
    await page.getByRole('button', { name: 'Remove the link: implements Recommendation 1' }).waitFor();

    // The room is as it was left.
    await room('Recommendations');
    await flow().waitFor();
    await page.getByRole('row', { name: /^1 answered answered by A-001 Instances/ }).waitFor();
    await view('Provisions');
    await page.getByRole('rowheader', { name: /^Section 2A/ }).waitFor();
    await expect.poll(() => cellAt(1, 2).textContent()).toBe('1');
    await view('Matrix');
    await page.getByRole('radio', { name: 'Answered 1', exact: true }).waitFor();
    await expect.poll(() => cellAt(1, 1).textContent()).toContain('implements');
    const full = await page.locator('.matrix td:not(.blank)').count();
    expect(full).toBe(1);
  });

  it('opens a cell from the keyboard, and comes back to it', async () => {
    await focusOn(cellAt(1, 1));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => focused()).toBe('2:2');
    await page.keyboard.press('Home');
    await expect.poll(() => focused()).toBe('2:0');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const behind = page.getByRole('dialog', { name: 'A-001 and Recommendation 1' });
    await behind.getByRole('button', { name: 'A-001 Instances' }).waitFor();
    await expect
      .poll(() => behind.getByRole('listitem').textContent())
      .toBe('A-001 Instances implements Recommendation 1');
    await page.keyboard.press('Escape');
    await behind.waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('1:1');
  });

  it('is narrowed by filters, and shows everything again', async () => {
    await page.getByRole('radio', { name: 'Answered 1', exact: true }).click();
    await page.getByText('1 recommendation of 33, 10 amendments of 10').waitFor();
    await expect.poll(() => page.locator('.matrix tbody tr').count()).toBe(1);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByText('33 recommendations of 33, 10 amendments of 10').waitFor();
  });

  it('fits on paper: without the workbench, in as many sheets as its columns need', async () => {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await expect.poll(() => page.locator('.matrix.sheet').count()).toBe(2);
    await expect.poll(() => page.locator('.matrix.sheet thead th').count()).toBe(12);
    for (const gone of ['.top-bar', '.status-bar', '.filters', '.matrix.on-screen'])
      await expect.poll(() => page.locator(gone).first().isVisible(), { message: gone }).toBe(false);
    await expect.poll(() => page.locator('.matrix.sheet').first().isVisible()).toBe(true);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
  });
});
