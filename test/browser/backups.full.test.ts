import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { type Watched, watch } from './support/quiet.ts';

steps('backups in the window', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;
  const reviews = () => readdirSync(workbench.folder).filter((name) => name.endsWith('.keeling'));
  const menu = async (item: string | RegExp) => {
    await page.locator('.top-bar .button').first().click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  beforeAll(async () => {
    workbench = await openWorkbench({});
    page = workbench.page;
    watched = watch(page);
    await page.getByRole('textbox', { name: 'Name of the review' }).fill('Kept');
    await page.getByRole('button', { name: /^Start/ }).click();
    await page.getByRole('tab', { name: 'Act', exact: true }).waitFor();
    await page.getByRole('button', { name: 'New amendment', exact: true }).click();
    await page.getByRole('heading', { name: 'Working on A-001' }).waitFor();
  });
  afterAll(() => workbench?.close());

  it('say what came after them, and open as a new review', async () => {
    await menu('Backups…');
    await page.getByRole('button', { name: /^Changes since/ }).click();
    await page.getByText(/started A-001/).waitFor();
    expect(await faults(page)).toEqual([]);
    expect(reviews()).toEqual(['Kept.keeling']);
    await page.getByRole('button', { name: /^Open this backup/ }).click();
    await page.getByText('There are no amendments yet.').waitFor();
    expect(reviews().toSorted()).toEqual([
      expect.stringMatching(/^Kept as of 20.*\.keeling$/),
      'Kept.keeling',
    ]);
  });

  it('are made when a person asks for one', async () => {
    await menu('Backups…');
    await page.getByText('made by you').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Back up now' }).click();
    await page.getByText('made by you').waitFor();
    await page.locator('.notices').getByText('Backed up.').waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('are offered where a review can’t be opened', async () => {
    await menu(/^All reviews/);
    writeFileSync(join(workbench.folder, 'Kept.keeling'), 'ruined');
    await page.getByRole('button', { name: 'Kept', exact: true }).click();
    await page.getByRole('button', { name: 'Backups of Kept…' }).click();
    await page.getByRole('button', { name: /^Open this backup/ }).click();
    await page.getByText('There are no amendments yet.').waitFor();
    expect(reviews()).toHaveLength(3);
  });

  it('say nothing to the console', () => {
    expect(watched.complaints).toEqual([]);
  });
});
