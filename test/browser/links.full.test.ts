import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import { openReview } from '../../data/session/session.ts';
import {
  currentAct,
  must,
  mustOpen,
  replacing,
  stalkingExamples,
  testDeps,
} from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { fillDate } from './support/dates.ts';
import { focusOn } from './support/focus.ts';
import { openMade, type ReviewWindow } from './support/seeded.ts';

/** A review with one amendment, which nothing is linked to. */
async function makeReview(path: string): Promise<void> {
  const act = currentAct();
  const given = { title: 'Links', act: 'ukpga/1997/40', at: 'current' };
  const session = mustOpen(await createReview(path, given, testDeps()));
  const edits = [replacing(act, stalkingExamples(act).pid, 'examples', 'instances')];
  must(await session.call('amendment.create', { title: 'Instances', edits }));
  await session.close();
}

steps('making links in the window', { skip: whyNoWorkbench() !== null }, () => {
  let bench: ReviewWindow;
  let page: Page;

  beforeAll(async () => {
    bench = await openMade(makeReview);
    page = bench.page;
  });
  afterAll(() => bench?.close());

  const room = (name: string) => page.getByRole('tab', { name, exact: true }).click();
  /** The links that the file holds, whatever the window shows. */
  const held = async () => {
    const session = mustOpen(await openReview(bench.file, testDeps()));
    const links = must(await session.call('link.list', {}));
    await session.close();
    return links.map(({ type, from, to }) => `${from} ${type} ${to}`);
  };

  it('is done by dropping a recommendation on an amendment', async () => {
    await room('Recommendations');
    const grip = page.getByRole('button', { name: 'Drag Recommendation 1 onto an amendment to link them' });
    await grip.hover();
    await page.mouse.down();
    await page.mouse.move(600, 500, { steps: 4 });
    const card = page
      .getByRole('region', { name: 'Amendments to link to' })
      .getByRole('button', { name: /A-001/ });
    await card.waitFor();
    await card.hover();
    await page.mouse.up();
    const dialog = page.getByRole('dialog', { name: 'Link A-001' });
    await dialog.getByText('Recommendation 1', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Add the link' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => held()).toEqual(['amendment:A-001 implements recommendation:1']);
  });

  it('is done by dropping a note with the keyboard alone', async () => {
    await room('Consultation');
    await page.getByRole('radio', { name: /^Notes/ }).click();
    await focusOn(page.getByRole('button', { name: 'Drag N-001 onto an amendment to link them' }));
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Amendments to link to' }).waitFor();
    await focusOn(page.getByRole('button', { name: /A-001 Instances/ }));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Link A-001' });
    await dialog.getByRole('button', { name: 'Add the link' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => held()).toContain('amendment:A-001 evidence-for note:N-001');
  });

  it('is done from a provision’s menu, to any kind of evidence', async () => {
    await room('Act');
    await page.locator('.line.paragraph').first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: /Link to evidence/ }).click();
    const dialog = page.getByRole('dialog', { name: /^Link / });
    await dialog
      .getByRole('button', { name: /what$|^what|Recommendations/ })
      .last()
      .click();
    await page.getByRole('option', { name: 'Source documents' }).click();
    await dialog.getByRole('option').first().click();
    expect(await faultsAtLength(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add the link' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await held()).at(-1)).toMatch(/^provision:\S+ implements source:government-letter-2024-11-21$/);
  });

  it('is done from the search, with the keyboard alone', async () => {
    await room('Act');
    await page.getByRole('button', { name: /Working on/ }).click();
    await page.getByRole('option', { name: /A-001/ }).click();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('link A-001');
    await page.getByRole('menuitem', { name: /^Link A-001/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Link A-001' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Link A-001' }).waitFor({ state: 'detached' });
  });

  it('is answered, too, by saying why a recommendation is not taken forward', async () => {
    await room('Recommendations');
    const third = page.getByRole('article', { name: 'Recommendation 3' });
    await third.getByRole('button', { name: /Record a decision/ }).click();
    await third.getByRole('textbox', { name: 'Reason' }).fill('It asks nothing of this Act');
    await third.getByRole('button', { name: 'Record the decision' }).click();
    await third.getByText('Not taken forward', { exact: true }).first().waitFor();
    await third.scrollIntoViewIfNeeded();
    expect(await faultsAtLength(page)).toEqual([]);
    await third.getByRole('button', { name: /Undo the decision/ }).click();
    await third.getByRole('button', { name: /Record a decision/ }).waitFor();
  });

  it('begins with a document that is added, read beside the Act, and quoted from', async () => {
    await page.getByRole('button', { name: 'Sources…' }).click();
    await page.getByRole('button', { name: 'Add a document…' }).click();
    const sheet = page.getByRole('dialog', { name: 'Add a document' });
    const letter = 'Recommendation 7\n\nWe accept this recommendation. <u>We will search every record.</u>\n';
    await sheet
      .locator('input[type=file]')
      .setInputFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from(letter) });
    await sheet.getByText('were read as underlining').waitFor();
    for (const [field, words] of [
      ['Title', 'A letter made up for this test'],
      ['Author', 'A chief constable'],
      ['Licence', 'None: made up'],
    ] as const)
      await sheet.getByRole('textbox', { name: field, exact: true }).fill(words);
    await fillDate(sheet, 'Date', '2026-10');
    await sheet.getByRole('button', { name: 'Add the document' }).click();
    await sheet.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Sources…' }).click();
    await page.getByRole('button', { name: 'Read A letter made up for this test' }).click();
    await room('Act');
    const dock = page.getByRole('complementary', { name: 'A letter made up for this test' });
    await dock.getByText('1 answer found by its headings').click();
    await dock.getByRole('button', { name: 'Record the answer to Recommendation 7' }).click();
    await page
      .getByRole('dialog', { name: 'Record a response' })
      .getByRole('button', { name: 'Record the response' })
      .click();
    await page.getByRole('region', { name: 'Messages' }).getByText('RS-001 is recorded').waitFor();
    await dock.getByText('Type the words to quote instead').click();
    await dock.getByRole('textbox').last().fill('We will search every record.');
    await dock.getByText('Found.').waitFor();
    expect(await faults(page)).toEqual([]);
    await dock.getByRole('button', { name: 'Record a commitment…' }).click();
    const form = page.getByRole('dialog', { name: 'Record a commitment' });
    await form.getByRole('button', { name: 'Record the commitment' }).click();
    await form.waitFor({ state: 'detached' });
    await dock.getByRole('button', { name: 'Close the document' }).click();
    await dock.waitFor({ state: 'detached' });
    const session = mustOpen(await openReview(bench.file, testDeps()));
    const { responses, commitments } = must(await session.call('evidence.get', {}));
    await session.close();
    expect(responses.at(-1)).toMatchObject({ recommendations: ['7'], category: 'accepted' });
    expect(commitments.at(-1)).toMatchObject({
      underlined: true,
      pin: { quote: 'We will search every record.' },
    });
  });

  it('takes in a tracker, once its columns and lines were looked at, and takes it back', async () => {
    await room('Recommendations');
    await page.getByRole('button', { name: 'Sources…' }).click();
    await page.getByRole('button', { name: 'Import a tracker…' }).click();
    const sheet = page.getByRole('dialog', { name: 'Import a tracker' });
    const csv =
      'Rec No.,Recommendation,Rec. Owner,Initial response,March 2026 update\r\n10,Training,A sergeant,Training was bought,Begun\r\n99,No such thing,Nobody,Done,\r\n';
    await sheet
      .locator('input[type=file]')
      .setInputFiles({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await sheet.getByText('2 responses will be imported; 1 line excluded.').waitFor();
    for (const [field, words] of [
      ['Title', 'A plan made up for this test'],
      ['Body that responds', 'A force'],
      ['Licence', 'None: made up'],
    ] as const)
      await sheet.getByRole('textbox', { name: field, exact: true }).fill(words);
    await fillDate(sheet, 'Date', '2025-11');
    expect(await faultsAtLength(page)).toEqual([]);
    await sheet.getByRole('button', { name: 'Import', exact: true }).click();
    await sheet.waitFor({ state: 'detached' });
    await page
      .getByRole('article', { name: 'Recommendation 10' })
      .getByText('Training was bought')
      .first()
      .waitFor();

    await page.getByRole('button', { name: 'Sources…' }).click();
    await page.getByRole('button', { name: 'Remove A plan made up for this test' }).click();
    const asked = page.getByRole('dialog', { name: 'Remove a tracker' });
    await asked.getByText('with the 2 answers that were found in it').waitFor();
    await asked.getByRole('button', { name: 'Undo' }).click();
    await asked.waitFor({ state: 'detached' });
    await page.getByText('Training was bought').first().waitFor({ state: 'detached' });
  });
});
