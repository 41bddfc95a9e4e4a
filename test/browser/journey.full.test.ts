import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import {
  currentAct,
  must,
  mustOpen,
  replacing,
  stalkingExamples,
  testDeps,
} from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { focusOn } from './support/focus.ts';
import { openMade } from './support/seeded.ts';

/** Five responses of two answers each, as a platform exports them: made up, nobody said this. */
const SAID = [
  ['Nine days passed before anybody rang back.', 'One person who has the whole case.'],
  ['The order was broken twice and nothing followed.', 'Somebody to ring at night.'],
  ['A tracker on a car is named nowhere.', 'An order on the day it is asked for.'],
  ['The list helped; it is too short.', 'Training for whoever takes the call.'],
  ['Each message was looked at alone.', 'Records that talk to one another.'],
];
const FILE = [
  'Response ID,Responding as,Organisation,May we publish your response?,Q1: What happened?,Q2: What would have helped?',
  ...SAID.map(
    ([first, second], at) => `R-${at + 1},${at === 1 ? 'Charity' : 'Individual'},,Yes,${first},${second}`,
  ),
].join('\r\n');

/** The button that leads to what was exported, in either host. */
const THERE = /^(Download them as a zip|Show them in their folder)$/;

/** A review with one amendment, which nothing is linked to. */
async function makeReview(path: string): Promise<void> {
  const given = { title: 'Responses', act: 'ukpga/1997/40', at: 'current' };
  const session = mustOpen(await createReview(path, given, testDeps()));
  const edits = [replacing(currentAct(), stalkingExamples(currentAct()).pid, 'examples', 'instances')];
  must(await session.call('amendment.create', { title: 'Instances', reason: 'Clearer', edits }));
  await session.close();
}

/** What an official does with the responses to a consultation, from the file to the matrix, in one sitting. */
steps('from responses to a matrix', { skip: whyNoWorkbench() !== null }, () => {
  let bench: Workbench;
  let page: Page;

  beforeAll(async () => {
    bench = await openMade(makeReview);
    page = bench.page;
  });
  afterAll(() => bench?.close());

  const room = (name: string) => page.getByRole('tab', { name, exact: true }).click();
  const view = (name: RegExp) => page.getByRole('radio', { name }).click();
  const opened = () => page.getByRole('region', { name: 'The answer that is open' });
  const excerpts = () =>
    opened().getByRole('list', { name: 'Excerpts and redactions' }).getByRole('listitem');
  const list = () => page.getByRole('listbox', { name: 'Answers' });

  it('takes the file in', async () => {
    await room('Consultation');
    await view(/^Answers/);
    await page.getByRole('button', { name: /^Import responses/ }).click();
    await page.setInputFiles('.import-responses input[type=file]', {
      name: 'responses.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(FILE),
    });
    const sheet = page.getByRole('dialog', { name: 'Import responses' });
    await sheet.getByText('10 answers to 2 questions.').waitFor();
    await sheet.getByRole('button', { name: 'Import 5 responses' }).click();
    await sheet.getByRole('button', { name: 'Read the responses' }).click();
    await page.locator('.found-count').getByText('10 answers').waitFor();
    await list().getByRole('option').first().waitFor();
  });

  it('codes ten passages, with no hand on the mouse', async () => {
    for (const [at, words] of SAID.flat().entries()) {
      await focusOn(list());
      await page.keyboard.press('ArrowDown');
      const text = opened()
        .getByRole('textbox', { name: /^The text of/ })
        .filter({ hasText: words });
      await focusOn(text);
      await page.keyboard.press('ArrowDown');
      // Its words are chosen, and what is typed now is a theme.
      await page.locator('.passage-bar-keys .quote').waitFor();
      await page.keyboard.type(at % 2 === 0 ? 'Enforcement' : 'Support');
      await page.keyboard.press('Enter');
      await excerpts()
        .filter({ hasText: words })
        .getByText(at % 2 === 0 ? 'Enforcement' : 'Support')
        .waitFor();
      await page.keyboard.press('Escape');
    }
    await page.getByRole('radio', { name: /^Themes/ }).waitFor();
  });

  it('links two themes to an amendment, and the amendment to a recommendation: the picture shows it', async () => {
    await room('Recommendations');
    await view(/^Picture$/);
    await page
      .getByRole('button', { name: /^A-001 Instances, Draft: no evidence, no recommendation$/ })
      .waitFor();
    await view(/^Matrix$/);
    // An empty cell is where the tie is missed.
    await focusOn(page.locator('.matrix [data-at="1:1"]'));
    await page.keyboard.press('Enter');
    const behind = page.getByRole('dialog', { name: 'A-001 and Recommendation 1' });
    await behind.getByRole('button', { name: 'Link A-001 to this recommendation…' }).waitFor();
    await behind.getByRole('button', { name: 'Link A-001 to this recommendation…' }).press('Enter');
    await page
      .getByRole('dialog', { name: 'Link A-001' })
      .getByRole('button', { name: 'Add the link' })
      .click();
    await expect.poll(() => page.locator('.matrix [data-at="1:1"]').textContent()).toContain('implements');
    await room('Consultation');
    await view(/^Themes/);
    for (const name of ['Enforcement', 'Support']) {
      await page
        .getByRole('treegrid', { name: 'Themes' })
        .getByRole('row', { name: new RegExp(`^${name}, 5 excerpts`) })
        .click();
      const theme = page.getByRole('region', { name: `The theme ${name}` });
      await theme.getByRole('button', { name: 'Link to an amendment…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Add the link' }).click();
      await theme.getByRole('list', { name: 'Linked amendments' }).getByText('A-001').waitFor();
    }
    await room('Recommendations');
    await view(/^Picture$/);
    await page
      .getByRole('button', { name: /^A-001 answers recommendation 1, 10 pieces of evidence/ })
      .waitFor();
  });

  it('exports the matrix', async () => {
    await view(/^Matrix$/);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('button', { name: THERE }).waitFor();
  });

  it.skipIf(process.env.KEELING_HOST === 'electron')('downloads it as a zip', async () => {
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: THERE }).click();
    const files = unzipSync(readFileSync(await (await downloading).path()));
    const matrix = strFromU8(files['matrix.csv'] ?? new Uint8Array()).split('\r\n');
    expect(matrix.filter((line) => line.includes('implements'))).toEqual([
      '"Recommendation 1","Home Office","answered","implements"',
    ]);
  });
});
