import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { watch } from './support/quiet.ts';

/** Holds in every host: run with KEELING_HOST=electron, these are Electron's tests too. */
steps('the hosted window', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;

  beforeAll(async () => {
    workbench = await openWorkbench();
    page = workbench.page;
  });
  afterAll(() => workbench?.close());

  it('starts a review quietly: no error, nothing that the policy had to block, no request to anybody else', async () => {
    const watched = watch(page);
    await page.reload();
    await page.getByLabel('Name of the review').fill('Stalking');
    await page.getByRole('button', { name: 'Start the review' }).click();
    await page.getByText('Offence of stalking').first().waitFor();
    expect(watched).toEqual({ complaints: [], foreign: [] });
  });

  it('shows no token, and is the same after it is loaded again', async () => {
    expect(page.url()).not.toContain('token');
    await page.reload();
    await page.getByText('Offence of stalking').first().waitFor();
    expect(page.url()).not.toContain('token');
  });

  it('sets the Act in its own faces', async () => {
    const loaded = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
    });
    expect(loaded.join()).toMatch(/Source Serif 4/);
  });

  it.skipIf(process.env.KEELING_HOST === 'electron')(
    'shows a window that was not opened from Keeling nothing but why',
    async () => {
      const stranger = await workbench.context.newPage();
      await stranger.goto(new URL(page.url()).origin);
      await stranger.getByText('Open it again from Keeling').waitFor();
    },
  );
});
