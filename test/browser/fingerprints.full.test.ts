import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOMS } from '../../renderer/state/window/workbench.ts';
import { steps } from '../support/windows/steps.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { exportPack } from './support/export-pack.ts';
import { type Watched, watch } from './support/quiet.ts';
import { openSeeded } from './support/seeded.ts';

/** Eight or more hex digits, some of each kind: neither a number nor a word. */
const HASH = /\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{8,}\b/;
const WHOLE = /\b[0-9a-f]{64}\b/;

steps('fingerprints, which are details', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;
  // What is seen, without what is in details that are closed.
  // biome-ignore lint/performance/useDomNodeTextContent: the text that is not rendered is not wanted
  const seen = () => page.evaluate(() => document.body.innerText);

  beforeAll(async () => {
    workbench = await openSeeded();
    page = workbench.page;
    watched = watch(page);
  });
  afterAll(() => workbench?.close());

  it('shows none in any room', async () => {
    for (const room of ROOMS) {
      await page.getByRole('tab', { name: new RegExp(`^${room}$`, 'i') }).click();
      await page.getByRole('tabpanel', { name: new RegExp(`^${room}$`, 'i') }).waitFor();
      await expect.poll(seen, { message: room }).not.toMatch(HASH);
    }
  });

  it('shows that of an entry to who opens it, and that of the last after a check of all', async () => {
    await page.getByRole('button', { name: 'Check the history' }).click();
    await page.getByText(/^No entry is missing or altered/).waitFor();
    await expect.poll(seen).not.toMatch(HASH);
    await page.locator('summary', { hasText: 'Fingerprint of the last entry' }).press('Enter');
    await expect.poll(seen).toMatch(WHOLE);
    await page.getByRole('button', { name: 'View the Act after entry 3' }).press('Enter');
    await page.getByRole('heading', { name: 'The Act as it was marked up' }).waitFor();
    await expect.poll(seen).not.toMatch(HASH);
    await page.locator('summary', { hasText: 'Fingerprint of entry 3' }).press('Enter');
    await expect.poll(seen).toMatch(WHOLE);
    await page.keyboard.press('Escape');
  });

  it('shows those of a pack below its files', async () => {
    await page.getByRole('tab', { name: 'Pack', exact: true }).click();
    await exportPack(page);
    await expect.poll(seen).not.toMatch(HASH);
    await page.locator('summary', { hasText: 'Fingerprints of the files' }).click();
    await expect.poll(seen).toMatch(WHOLE);
    expect(watched.complaints).toEqual([]);
  });
});
