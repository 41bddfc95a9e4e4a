import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadAct } from '../../data/corpus/acts.ts';
import { createReview } from '../../data/handlers.ts';
import { scattered } from '../bench/support.ts';
import { must, testDeps } from '../support/review.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/workbench.ts';

const AMENDMENTS = 600;
/** More than are in view and near it, and far fewer than there are. */
const FEW = 60;

const reason = whyNoWorkbench();
if (reason) console.warn(`Long lists are not tested: ${reason}`);

describe.skipIf(reason !== null)('a review of many amendments', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-many-'));
  let workbench: Workbench;
  beforeAll(async () => {
    const act = 'ukpga/1997/40';
    const file = join(folder, 'many.keeling');
    const session = must(await createReview(file, { title: 'Many', act, at: 'current' }, testDeps()));
    for (const { edits } of scattered(must(loadAct(act, 'current')).root, AMENDMENTS)) {
      must(await session.call('amendment.create', { title: 'One word', edits: [...edits] }));
    }
    await session.close();
    workbench = await openWorkbench({ file });
  });
  afterAll(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true });
  });

  it('draws those cards that are near what is in view, and keeps the one with the focus', async () => {
    const { page } = workbench;
    await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
    const cards = page.locator('.cards > [data-index]');
    await cards.first().waitFor();
    expect(await cards.count()).toBeLessThan(FEW);
    const first = page.getByRole('button', { name: 'Work on A-001' });
    await first.focus();
    const room = page.locator('.room').filter({ has: cards.first() });
    await expect
      .poll(async () => {
        await room.evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
        return page.getByRole('button', { name: `Work on A-${AMENDMENTS}` }).count();
      })
      .toBe(1);
    expect(await cards.count()).toBeLessThan(FEW);
    expect(await first.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('draws those parts of the paper that are in view, and comes to the last by one key', async () => {
    const { page } = workbench;
    await page.getByRole('tab', { name: 'Pack', exact: true }).click();
    const parts = page.getByRole('grid', { name: 'Parts of the paper' });
    await parts.getByRole('row').first().click();
    expect(await parts.getByRole('row').count()).toBeLessThan(FEW);
    await page.keyboard.press('End');
    const last = parts.locator('[role=row]:focus');
    await expect
      .poll(() => last.getAttribute('aria-rowindex'))
      .toBe(await parts.getAttribute('aria-rowcount'));
    expect(Number(await parts.getAttribute('aria-rowcount'))).toBeGreaterThan(AMENDMENTS);
    await page.keyboard.press('ArrowUp');
    const name = await last.locator('.name').textContent();
    await page.getByRole('heading', { level: 3, name: name ?? '' }).waitFor();
    expect(await parts.getByRole('row').count()).toBeLessThan(FEW);
  });
});
