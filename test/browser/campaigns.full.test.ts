import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import { asFile, csv } from '../data/consultation/support.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { openMade, type ReviewWindow } from './support/seeded.ts';

/** Made up: nobody sent this. */
const CAMPAIGN =
  'I ask the Government to name tracking devices in the list of examples, to train an officer in every force, and to bring a Bill before the House this session, since delay has cost lives.';
const FILE = csv([
  ['Id', 'Responding as', 'Q1: Do you agree?', 'Q2: Why?'],
  ['1', 'Individual', 'Yes', CAMPAIGN],
  ['2', 'Individual', 'Yes', CAMPAIGN],
  ['3', 'Charity', 'Yes', `${CAMPAIGN} My sister moved house.`],
  [
    '4',
    'Charity',
    'No',
    'The law is clear as it stands and nobody has shown that the courts cannot deal with it.',
  ],
]);

const make = async (path: string): Promise<void> => {
  const given = { title: 'Campaigns', act: 'ukpga/1997/40', at: 'current' };
  const session = mustOpen(await createReview(path, given, testDeps()));
  must(await session.call('consultation.import', asFile('a.csv', FILE)));
  await session.close();
};

steps('campaigns in the window', { skip: whyNoWorkbench() !== null }, () => {
  let window: ReviewWindow;
  let page: Page;
  const view = (name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`) }).click();
  const card = () => page.getByRole('listitem', { name: /^I ask the Government/ });

  beforeAll(async () => {
    window = await openMade(make);
    page = window.page;
    await page.getByRole('tab', { name: 'Consultation', exact: true }).click();
  });
  afterAll(() => window?.close());

  it('finds answers with one text, and counts nothing of it until somebody confirms it', async () => {
    await view('Campaigns');
    await page.getByRole('button', { name: 'Look for campaigns' }).click();
    await page.getByRole('heading', { name: 'Found: 1 campaign to confirm' }).waitFor();
    await page.getByText('3 answers · 2 different texts').waitFor();
    expect(await faults(page)).toEqual([]);
    await expect.poll(() => card().count()).toBe(0);
    await page.getByRole('button', { name: /^Confirm the campaign/ }).click();
    await card()
      .getByText(/3 answers: Individual 2, Charity 1/)
      .waitFor();
    await page.getByRole('heading', { name: 'No more campaigns to confirm' }).waitFor();
  });

  it('shows its text once, and each sender’s own words marked', async () => {
    await card().getByRole('button', { name: 'Show the answers' }).click();
    const senders = page.getByRole('region', { name: /^Answers of/ });
    await senders.getByText('4 words of their own').waitFor();
    await expect.poll(() => senders.locator('mark').allTextContents()).toEqual(['My sister moved house']);
    await senders.getByRole('radio', { name: 'All answers' }).click();
    await senders.getByText('1 to 3 of 3 answers').waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
  });

  it('counts the closed question with it and without', async () => {
    await view('Charts');
    const bars = () => page.locator('.share-chart li').allTextContents();
    await expect.poll(bars).toEqual(['Yes3 (75%)', 'No1 (25%)']);
    await page.getByRole('radio', { name: 'Without campaigns' }).click();
    await expect.poll(bars).toEqual(['Yes0 (0%)', 'No1 (100%)']);
  });

  it('opens its text to be coded, once for all', async () => {
    await view('Campaigns');
    await card().getByRole('button', { name: 'Code this text' }).click();
    await page
      .getByRole('textbox', { name: 'The text of' })
      .getByText(/name tracking devices/)
      .waitFor();
  });
});
