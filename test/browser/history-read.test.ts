import { afterAll, beforeAll, expect, it } from 'vitest';
import { steps } from '../support/windows/steps.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { gateAt } from './support/gate.ts';
import { openSeeded, type ReviewWindow } from './support/seeded.ts';

const inElectron = process.env.KEELING_HOST === 'electron';

steps('the History room while it is read', { skip: inElectron || whyNoWorkbench() !== null }, () => {
  let bench: ReviewWindow;
  beforeAll(async () => {
    bench = await openSeeded({ isHeld: true });
  });
  afterAll(() => bench?.close());

  it('does not say that there are no versions, nor offer a round, before it knows', async () => {
    const { page } = bench;
    const gate = await gateAt(page, 'version.list');
    await page.getByRole('tab', { name: 'History', exact: true }).click();
    await page.locator('.ledger li').first().waitFor();
    await gate.reached();
    const none = page.getByText('There are no versions yet.');
    const start = page.getByRole('button', { name: 'Start a round of review' });
    await expect.poll(async () => [await none.count(), await start.count()]).toEqual([0, 0]);
    gate.open();
    await none.waitFor();
    await start.waitFor();
  });
});
