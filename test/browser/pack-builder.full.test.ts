import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { manifestSchema } from '../../core/pack/manifest.ts';
import { steps } from '../support/windows/steps.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { fillDate } from './support/dates.ts';
import { allAmendments, packWritten, signOff } from './support/export-pack.ts';
import { focusOn } from './support/focus.ts';
import { type Watched, watch } from './support/quiet.ts';
import { openSeeded } from './support/seeded.ts';

const FOREWORD = 'The law must be clear to those who are to be protected by it.';
const PROBLEM = 'Those who record a report look for its words on the list.';

steps('an official’s paper', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;
  const parts = () => page.getByRole('grid', { name: 'Parts of the paper' });
  const row = (heading: string | RegExp) => parts().getByRole('row').filter({ hasText: heading });
  const editor = () => page.locator('.part-editor');
  const field = (label: string) => editor().getByRole('textbox', { name: label, exact: true });
  const names = () => parts().locator('.name').allTextContents();
  const press = async (name: string | RegExp) => {
    const button = page.getByRole('button', { name, exact: true }).first();
    await focusOn(button);
    await page.keyboard.press('Enter');
  };
  const choose = async (heading: string | RegExp) => {
    await focusOn(row(heading));
    await page.keyboard.press('Enter');
    await editor().getByRole('heading', { level: 3, name: heading }).waitFor();
  };
  const frame = () => page.frameLocator('.paper-preview iframe');

  beforeAll(async () => {
    workbench = await openSeeded({ width: 1440, height: 900 });
    page = workbench.page;
    watched = watch(page);
    await page.getByRole('tab', { name: 'Pack', exact: true }).press('Enter');
    await allAmendments(page);
    await row(/^Proposal 1/).waitFor();
  });
  afterAll(() => workbench?.close());

  it('says what is not written yet, and takes what is written', async () => {
    await choose('Ministerial foreword');
    await expect.poll(() => row('Ministerial foreword').textContent()).toContain('Not written yet');
    await focusOn(field('The foreword'));
    await page.keyboard.type(FOREWORD);
    await page.keyboard.press('Tab');
    await row('Ministerial foreword').getByText('Written', { exact: true }).waitFor();
    await frame().getByText(FOREWORD).waitFor();
    const written = () => page.locator('.paper-head > .help').textContent();
    await expect.poll(written).toMatch(/^\d+ of \d+ texts written$/);
    const before = await written();
    await choose('About this consultation');
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Changing the law on stalking');
    await page.getByRole('textbox', { name: 'Department' }).fill('Home Office');
    await fillDate(page, 'Opens', '2027-01-11');
    await page.keyboard.press('Tab');
    await expect.poll(written).not.toBe(before);
    await expect.poll(() => page.getByText('Not written yet: the opening date.').count()).toBe(0);
    await page.getByRole('heading', { level: 3, name: 'Changing the law on stalking' }).waitFor();
  });

  it('goes on from the amendments and the document that were chosen when the room was left', async () => {
    const isChosen = (name: string | RegExp) => page.getByRole('radio', { name }).isChecked();
    const leaveAndReturn = async () => {
      await page.getByRole('tab', { name: 'Compare', exact: true }).press('Enter');
      await page.getByRole('heading', { level: 2, name: 'Compare', exact: true }).waitFor();
      await page.getByRole('tab', { name: 'Pack', exact: true }).press('Enter');
      await page.getByRole('heading', { level: 2, name: 'Consultation pack' }).waitFor();
    };
    await page.locator('label').filter({ hasText: 'The response to the consultation' }).click();
    // Each paper has a choice of its own.
    await expect.poll(() => isChosen('Only agreed amendments')).toBe(true);
    await allAmendments(page);
    await page.locator('label').filter({ hasText: 'For a lawyer: everything' }).click();
    await leaveAndReturn();
    await expect.poll(() => isChosen('All amendments except withdrawn ones')).toBe(true);
    await expect.poll(() => isChosen('The response to the consultation')).toBe(true);
    await expect.poll(() => isChosen(/^For a lawyer/)).toBe(false);
    await page.locator('label').filter({ hasText: 'The consultation paper' }).click();
    await row(/^Proposal 1/).waitFor();
  });

  it('puts parts in another order by the keyboard, and leaves them out', async () => {
    expect((await names()).indexOf('Executive summary')).toBe(2);
    await choose('Executive summary');
    await press('Move this part up');
    await expect.poll(async () => (await names()).indexOf('Executive summary')).toBe(1);
    // Dragged without a mouse: the grip is beside the row; picked up, carried on, put down.
    await choose('Ministerial foreword');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await parts().locator('.react-aria-DropIndicator').first().waitFor({ state: 'attached' });
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await names()).indexOf('Ministerial foreword')).toBeGreaterThan(2);
    await choose('Consultation principles');
    await press('Exclude');
    await row('Consultation principles').getByText('Excluded', { exact: true }).waitFor();
  });

  it('keeps a person’s words, and says so when the draft goes on', async () => {
    await choose(/^Proposal 1/);
    await field('The problem').fill(PROBLEM);
    await page.keyboard.press('Tab');
    await row(/^Proposal 1/)
      .getByText('Edited', { exact: true })
      .waitFor();
    await press('Add a question');
    await page.getByRole('textbox', { name: 'The question' }).fill('Should devices be named?');
    await page.locator('label').filter({ hasText: 'By choosing from answers' }).click();
    await page.getByRole('textbox', { name: 'Answers to choose from' }).fill('Yes\nNo');
    await press('Add question');
    await editor().getByText('Question 1.').waitFor();

    await page.getByRole('tab', { name: 'Amendments', exact: true }).press('Enter');
    await press(/^(?:Work on|Open) A-001$/);
    const reason = page.getByRole('textbox', { name: 'Reason', exact: true });
    await reason.fill('The list is read as if it were whole.');
    await page.keyboard.press('Tab');
    await page.getByRole('tab', { name: 'Pack', exact: true }).press('Enter');
    await allAmendments(page);
    await row(/^Proposal 1/)
      .getByText('Not up to date', { exact: true })
      .waitFor();
    await choose(/^Proposal 1/);
    const told = editor().getByRole('region', { name: 'The problem is not up to date' });
    await told.getByText('The list is read as if it were whole.').waitFor();
    await told.getByText(PROBLEM).waitFor();
    expect(await faults(page)).toEqual([]);
    await press('Keep my text');
    await row(/^Proposal 1/)
      .getByText('Edited', { exact: true })
      .waitFor();
    await press('Back to the automatic text');
    await expect.poll(() => field('The problem').inputValue()).toBe('The list is read as if it were whole.');
    await press('Restore my text');
    await row(/^Proposal 1/)
      .getByText('Edited', { exact: true })
      .waitFor();
  });

  it('shows the page as it will be, and writes it', async () => {
    await page.getByRole('radio', { name: 'The whole paper' }).click();
    await frame().getByRole('heading', { level: 1, name: 'Changing the law on stalking' }).waitFor();
    const colour = await frame()
      .locator('header.cover')
      .evaluate((cover) => getComputedStyle(cover).borderTopColor);
    expect(colour).toBe('rgb(29, 112, 184)');
    await page
      .getByRole('region', { name: 'Before you publish' })
      .getByText('Dates missing or wrong')
      .waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await press('Export the pack');
    await page.getByText('must be fixed or signed off before you publish this').waitFor();
    await expect.poll(() => page.getByRole('contentinfo').locator('.save-state').textContent()).toBe('Saved');
    await signOff(page);
    await press('Export the pack');
    const pack = await packWritten(page);
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(pack, 'manifest.json'), 'utf8')));
    const ids = manifest.document?.parts.map(({ id }) => id);
    expect(ids).toContain('foreword');
    expect(ids).toContain('proposal-1');
    expect(ids).not.toContain('principles');
    const html = readFileSync(join(pack, 'index.html'), 'utf8');
    for (const words of [FOREWORD, PROBLEM, 'Should devices be named?', 'Changing the law on stalking'])
      expect(html).toContain(words);
    // The frame turns away even what a test would run in it.
    const complaints = watched.complaints.filter(
      (said) => !said.startsWith("Blocked script execution in 'blob:"),
    );
    expect({ ...watched, complaints }).toEqual({ complaints: [], foreign: [] });
  });
});
