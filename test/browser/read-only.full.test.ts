import { chmodSync, copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '../../data/store/sqlite/driver.ts';
import { seedReview } from '../support/reviews/seed.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { type Watched, watch } from './support/quiet.ts';

steps('a file that can’t be written to, in the window', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;
  const at = (name: string) => join(workbench.folder, `${name}.keeling`);
  const open = async (name: string) => {
    await page.locator('.top-bar .button').first().click();
    await page.getByRole('menuitem', { name: /^All reviews/ }).click();
    await page.getByRole('button', { name, exact: true }).click();
  };

  beforeAll(async () => {
    workbench = await openWorkbench({});
    page = workbench.page;
    watched = watch(page);
    await seedReview(at('Damaged'), 'Damaged');
    copyFileSync(at('Damaged'), at('Sound (conflicted copy)'));
    copyFileSync(at('Damaged'), at('Sound'));
    copyFileSync(at('Damaged'), at('Locked'));
    chmodSync(at('Locked'), 0o444);
    // As if the page with the Act’s text had gone: Keeling holds the same text elsewhere.
    const db = connect(at('Damaged'));
    await db('instrument').delete();
    await db.destroy();
    await page.reload();
  });
  afterAll(() => workbench?.close());

  it('says so of a damaged one before anything is typed, and makes a review of what could be read', async () => {
    await page.getByRole('button', { name: 'Damaged', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: 'A damaged file' });
    await sheet.getByText('Everything in the history could be read.').waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    const start = page.getByRole('button', { name: 'New amendment', exact: true });
    await expect.poll(() => start.isDisabled()).toBe(true);
    await expect.poll(() => start.getAttribute('title')).toMatch(/^This review is read-only\. /);
    await page.getByRole('button', { name: 'Damaged, and read only…' }).click();
    await sheet.getByRole('button', { name: /^Create a new review/ }).click();
    await page.getByRole('heading', { name: 'Damaged', level: 1 }).waitFor();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(readdirSync(workbench.folder)).toContain('Damaged (rescued).keeling');
  });

  it('makes a copy of a read-only one to work on', async () => {
    await open('Locked');
    const sheet = page.getByRole('dialog', { name: 'A read-only file' });
    await sheet.getByRole('button', { name: 'Save a copy to work on' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(readdirSync(workbench.folder)).toContain('Locked (copy).keeling');
  });

  it('tells of a conflicted copy at the foot', async () => {
    await open('Sound');
    await page.getByRole('button', { name: /1 thing about this file/ }).click();
    await page.getByText(/Sound \(conflicted copy\)\.keeling/).waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
  });

  it('says nothing to the console', () => {
    expect(watched.complaints).toEqual([]);
  });
});
