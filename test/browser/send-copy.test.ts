import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { type Watched, watch } from './support/quiet.ts';

steps('a copy to send, in the window', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;

  beforeAll(async () => {
    workbench = await openWorkbench({});
    page = workbench.page;
    watched = watch(page);
    await page.getByRole('textbox', { name: 'Name of the review' }).fill('Stalking');
    await page.getByRole('button', { name: /^Start the/ }).click();
    await page.getByRole('tab', { name: 'Act', exact: true }).waitFor();
    await page.getByRole('button', { name: 'New amendment', exact: true }).click();
    await page.getByRole('heading', { name: 'Working on A-001' }).waitFor();
    await page.getByRole('textbox', { name: 'Title' }).fill('Typed a moment ago');
  });
  afterAll(() => workbench?.close());

  it('is offered by the menu of what is shared, and says who may see it', async () => {
    await page.getByRole('button', { name: 'Share and export' }).click();
    await page.getByRole('menuitem', { name: 'Share a copy…' }).click();
    await page.getByText('Send a copy only to a colleague who is allowed to see all of this.').waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
  });

  it('is downloaded whole, with what was typed a moment ago', async () => {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the copy' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^Stalking copy \d{4}-\d\d-\d\d\.keeling$/);
    const path = join(workbench.folder, 'data', 'got.keeling');
    await download.saveAs(path);
    await page
      .getByText('Your browser puts the copy in its downloads folder, and says when it is there.')
      .waitFor();
    const copy = mustOpen(await openReview(path, testDeps('Bea Reader')));
    must(await copy.call('ledger.verify', {}));
    expect(must(await copy.call('amendment.list', {}))).toMatchObject([{ title: 'Typed a moment ago' }]);
    await copy.close();
  });

  it('says nothing to the console', () => {
    expect(watched.complaints).toEqual([]);
  });
});
