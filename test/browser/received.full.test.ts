import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, newReview, opened, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { type Watched, watch } from './support/quiet.ts';

steps('a file from a colleague, on the first screen', { skip: whyNoWorkbench() !== null }, () => {
  const sent = mkdtempSync(join(tmpdir(), 'keeling-sent-'));
  const at = (name: string) => join(sent, name);
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;
  const reviews = () =>
    readdirSync(workbench.folder)
      .filter((name) => name.endsWith('.keeling'))
      .toSorted();
  const choose = (name: string) =>
    page.getByLabel('A copy of a review, or a package of work', { exact: true }).setInputFiles(at(name));
  const home = async () => {
    await page.locator('.top-bar .button').first().click();
    await page.getByRole('menuitem', { name: 'Open a file from a colleague…' }).click();
    const button = page.getByRole('button', { name: 'Open a file from a colleague…' });
    await button.and(page.locator(':focus')).waitFor();
  };
  const titles = () => page.locator('article.card h3').allTextContents();

  beforeAll(async () => {
    const review = await newReview(testDeps(), sent);
    await review.do('amendment.create', { title: 'Sent first' });
    must(await review.session.copyTo(at('copy.keeling')));
    await review.do('package.make', { to: at('all.keeling-package') });
    await review.do('package.make', { since: 2, to: at('since.keeling-package') });
    await review.session.close();
    copyFileSync(at('copy.keeling'), at('later.keeling'));
    const later = opened(mustOpen(await openReview(at('later.keeling'), testDeps('Bea Reader'))), review.act);
    await later.do('amendment.create', { title: 'Done by Bea' });
    await later.do('package.make', { to: at('later.keeling-package') });
    await later.session.close();
    writeFileSync(at('letter.keeling'), 'Dear Sir');
    workbench = await openWorkbench({});
    page = workbench.page;
    watched = watch(page);
  });
  afterAll(async () => {
    await workbench?.close();
    rmSync(sent, { recursive: true, force: true });
  });

  it('that is none of ours is refused in words', async () => {
    await choose('letter.keeling');
    await page.getByText(/not a review package/).waitFor();
    await page.locator('.actions').getByRole('button', { name: 'Close' }).click();
    expect(reviews()).toEqual([]);
  });

  it('that holds only later work says what to ask for, and starts nothing', async () => {
    await choose('since.keeling-package');
    await page.getByText(/Ask for a package with everything, or for a copy of the review/).waitFor();
    await expect
      .poll(() => page.getByRole('button', { name: 'Start a new review from this package' }).count())
      .toBe(0);
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(reviews()).toEqual([]);
  });

  it('that holds all of a colleague’s work starts a review', async () => {
    await choose('all.keeling-package');
    await page.getByText('The copy opens as a new review in your reviews folder.').waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await page.getByRole('button', { name: 'Start a new review from this package' }).click();
    await page.getByRole('heading', { name: 'Stalking', level: 1 }).waitFor();
    await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
    await expect.poll(async () => (await titles()).join()).toContain('Sent first');
    expect(reviews()).toEqual(['Stalking.keeling']);
  });

  it('that holds more work on it is shown in its History room, and imported there', async () => {
    await home();
    await choose('later.keeling-package');
    await page.getByText('You have a copy of this review.').waitFor();
    await page.getByRole('button', { name: 'Import into Stalking…' }).click();
    await page.getByRole('region', { name: 'What it will change' }).waitFor();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
    await expect.poll(async () => (await titles()).join()).toContain('Done by Bea');
    expect(reviews()).toEqual(['Stalking.keeling']);
  });

  it('that is a copy opens beside the review that is there', async () => {
    await home();
    await choose('copy.keeling');
    await page.getByText(/You already have a copy of this review: “Stalking”/).waitFor();
    await page.getByRole('button', { name: 'Open the copy' }).click();
    await page.getByRole('heading', { name: 'Stalking', level: 1 }).waitFor();
    await expect.poll(reviews).toEqual(['Stalking (2).keeling', 'Stalking.keeling']);
    await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
    await expect.poll(async () => (await titles()).join()).toContain('Sent first');
    expect((await titles()).join()).not.toContain('Done by Bea');
    // It is where it was left: nothing is imported into it any more.
    await home();
    await page.getByRole('button', { name: 'Stalking', exact: true }).click();
    await page.getByRole('tab', { name: 'Amendments', exact: true, selected: true }).waitFor();
  });

  it('says nothing to the console', () => {
    expect(watched.complaints).toEqual([]);
  });
});
