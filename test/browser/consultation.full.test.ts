import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import { mustOpen, testDeps } from '../support/reviews/review.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { focusOn } from './support/focus.ts';
import { layoutFaults } from './support/layout.ts';
import { together, wordsOnPaper } from './support/on-paper.ts';

/** Four responses, one of them twice, one empty, and one with a cell too many; one says a word that is neither yes nor no. */
const MADE_UP = [
  'Response ID,Responding as,Organisation,May we publish your response?,Q1: Do you agree?,Q2: Please explain your answer',
  'R-1,Individual,,Yes,Agree,"The order, when it is made, is not enforced."',
  'R-2,Organisation,Northern Support,No,Disagree,Training matters more than any <b>order</b>.',
  'R-1,Individual,,Yes,Agree,"The order, when it is made, is not enforced."',
  ',,,,,',
  'R-3,Individual,,Only anonymously,Agree,Nobody listened until it was too late.',
  'R-4,Individual,,Yes,Agree,One,two many,cells',
].join('\r\n');

describe.skipIf(whyNoWorkbench() !== null)('responses in the window', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-consultation-'));
  let workbench: Workbench;
  let page: Page;

  beforeAll(async () => {
    const file = join(folder, 'responses.keeling');
    const given = { title: 'Responses', act: 'ukpga/1997/40', at: 'current' };
    await mustOpen(await createReview(file, given, testDeps())).close();
    workbench = await openWorkbench({ file });
    page = workbench.page;
    page.setDefaultTimeout(10_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByRole('tab', { name: 'Consultation', exact: true }).click();
  });
  afterAll(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const sheet = () => page.getByRole('dialog', { name: 'Import responses' });
  const list = () => page.getByRole('listbox', { name: 'Answers' });
  const rows = () => list().getByRole('option');
  const opened = () => page.getByRole('region', { name: 'The answer that is open' });
  const found = () => page.locator('.found-count');
  const choose = async (name: string, text: string | Buffer) => {
    await page.getByRole('button', { name: /^Import responses/ }).click();
    await page.setInputFiles('.import-responses input[type=file]', {
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });
    await sheet().getByRole('heading', { name: 'What will happen' }).waitFor();
  };
  const fates = async () => {
    const tally = sheet().getByRole('list', { name: 'What happens to the rows' });
    return (await tally.getByRole('listitem').allTextContents()).map((text) =>
      text.replaceAll(/\s+/g, ' ').trim(),
    );
  };
  /** Says what a column holds. */
  const readAs = async (letter: string, role: string) => {
    await focusOn(sheet().getByRole('button', { name: new RegExp(`Contents of column ${letter},`) }));
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: role }).click();
  };
  const chosen = async (label: RegExp, option: string) => {
    await page.getByRole('button', { name: label }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
    await page.getByRole('listbox').first().waitFor();
  };

  it('says what would happen to every row before anything is kept', async () => {
    await page.getByRole('radio', { name: /^Answers/ }).click();
    await page.getByText('No responses have been imported yet.').waitFor();
    await choose('made-up.csv', MADE_UP);
    await expect.poll(() => fates()).toEqual(['3 Added', '1 Duplicate', '1 Empty', '1 Cannot be read']);
    const told = sheet().getByRole('region', { name: 'Rows that will not be added' });
    await expect.poll(() => told.getByRole('rowheader').allTextContents()).toEqual(['4', '5', '7']);
    expect(await faults(page)).toEqual([]);
    await sheet().getByRole('radio', { name: 'Every row' }).click();
    const every = sheet().getByRole('region', { name: 'Every row of the file' });
    await expect
      .poll(() => every.getByRole('rowheader').allTextContents())
      .toEqual(['2', '3', '4', '5', '6', '7']);
    // Nothing of it is known outside the sheet yet.
    await expect
      .poll(() => page.locator('.consultation-room').textContent())
      .toContain('No responses have been imported yet.');
  });

  it('reads a column, and a word, another way when told to', async () => {
    await readAs('E', 'Exclude');
    await sheet().getByText('3 answers to 1 question.').waitFor();
    await readAs('E', 'Question with answer options');
    await sheet().getByText('6 answers to 2 questions.').waitFor();
    await sheet()
      .getByRole('button', { name: /“Only anonymously” in column D means/ })
      .click();
    await page.getByRole('option', { name: 'Do not publish' }).click();
    await sheet().getByText('Nothing changes until you import.').waitFor();
  });

  it('takes them in, and says so', async () => {
    await sheet()
      .getByRole('textbox', { name: /^Save these import settings/ })
      .fill('Made up');
    await sheet().getByRole('button', { name: 'Import 3 responses' }).click();
    await sheet().getByRole('button', { name: 'Read the responses' }).click();
    await found().getByText('6 answers').waitFor();
    await expect.poll(() => rows().count()).toBe(6);
    expect(await faultsAtLength(page)).toEqual([]);
  });

  it('counts the question with answer options, in bars and in a table beside them', async () => {
    await page.getByRole('radio', { name: 'Charts' }).click();
    const question = page.getByRole('region', { name: /agree/i }).first();
    await expect
      .poll(() => question.locator('.share-chart li').allTextContents())
      .toEqual(['Agree2 (67%)', 'Disagree1 (33%)']);
    const row = question.getByRole('row', { name: /^Agree/ });
    await expect
      .poll(() => row.getByRole('cell').allTextContents())
      .toEqual(['2', '67%', '2 (100%)', '0 (0%)']);
    expect(await faultsAtLength(page)).toEqual([]);
    await page.getByRole('radio', { name: /^Answers/ }).click();
    await list().waitFor();
  });

  it('publishes single responses, and says how many are not', async () => {
    await page.getByRole('button', { name: 'Publish responses…' }).click();
    const publishing = page.getByRole('dialog', { name: 'Publish responses' });
    await publishing.getByRole('button', { name: 'Make the files' }).click();
    await publishing.getByText('1 response with 2 answers').waitFor();
    await publishing.getByText('2 responses whose authors did not agree to publication').waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await publishing.waitFor({ state: 'detached' });
  });

  it('finds words, and counts what each filter would leave', async () => {
    const search = page.getByRole('searchbox', { name: 'Search answers' });
    await search.fill('order');
    await found().getByText('2 of 6 answers').waitFor();
    await expect.poll(() => rows().locator('mark').allTextContents()).toEqual(['order', 'order']);
    await chosen(/Publishing/, 'May be published 1');
    await found().getByText('1 of 6 answers').waitFor();
    await search.fill('no such words');
    await page.getByText(/^No results/).waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await found().getByText('6 answers').waitFor();
    await chosen(/Respondents/, 'Organisation 2');
    await found().getByText('2 of 6 answers').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
  });

  it('steps from answer to answer with the keyboard, and shows each whole with its respondent', async () => {
    await focusOn(list());
    await page.keyboard.press('ArrowDown');
    await opened().getByRole('heading', { name: 'Individual' }).waitFor();
    await page.keyboard.press('j');
    await opened().getByText('The order, when it is made, is not enforced.').waitFor();
    await expect.poll(() => rows().nth(1).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('End');
    await opened().getByText('Nobody listened until it was too late.').first().waitFor();
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await opened().getByText('Training matters more than any <b>order</b>.').waitFor();
    await expect.poll(() => opened().textContent()).toMatch(/Northern Support.*No consent to publish/s);
    await opened()
      .getByRole('button', { name: /Do you agree/ })
      .click();
    await opened().getByText('Q2: Please explain your answer').waitFor();
    expect(await faults(page)).toEqual([]);
    await expect.poll(() => layoutFaults(page)).toEqual([]);
  });

  it('adds nothing of a file that was taken in already', async () => {
    await choose('again.csv', MADE_UP);
    expect((await fates())[0]).toBe('0 Added');
    await expect.poll(() => sheet().textContent()).toMatch(/Read with your saved import settings “Made up”/);
    await expect
      .poll(() => sheet().getByRole('button', { name: 'Import 0 responses' }).isDisabled())
      .toBe(true);
  });

  it('keeps what was begun while the sheet is put away', async () => {
    await readAs('E', 'Exclude');
    await page.keyboard.press('Escape');
    await sheet().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Import responses/ }).click();
    await sheet()
      .getByRole('button', { name: /Contents of column E,/ })
      .getByText('Exclude')
      .waitFor();
    await sheet().getByRole('button', { name: 'Choose another file' }).click();
    await page.keyboard.press('Escape');
    await sheet().waitFor({ state: 'detached' });
  });

  it('takes in a platform’s export as it is', async () => {
    await choose('pages.csv', readFileSync(join(import.meta.dirname, '../fixtures/consultation/pages.csv')));
    await expect.poll(() => fates()).toEqual(['4 Added', '0 Duplicate', '2 Empty', '0 Cannot be read']);
    await sheet().getByText('15 answers to 8 questions.').waitFor();
    await readAs('K', 'Exclude');
    await sheet().getByText('13 answers to 7 questions.').waitFor();
    await sheet().getByRole('button', { name: 'Import 4 responses' }).click();
    await sheet().getByRole('button', { name: 'Read the responses' }).click();
    await found().getByText('19 answers').waitFor();
    await page.getByRole('searchbox', { name: 'Search answers' }).fill('"swyddfa ar gau"');
    await found().getByText('1 of 19 answers').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await chosen(/File/, 'made-up.csv 6');
    await found().getByText('6 of 19 answers').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await found().getByText('19 answers').waitFor();
  });

  const openUndo = async () => {
    await page.getByRole('button', { name: /^Imported files/ }).click();
    const imports = page.getByRole('dialog', { name: 'Imported files' });
    await imports.getByRole('button', { name: 'Undo the import of made-up.csv…' }).click();
    const undo = page.getByRole('dialog', { name: 'Undo the import' });
    await expect.poll(() => undo.textContent()).toContain('3 respondents, 6 answers');
    return { imports, undo };
  };
  const toUndo = async () => {
    const sheets = await openUndo();
    await sheets.undo.getByRole('button', { name: 'Undo' }).click();
    return sheets;
  };

  /** The key as it comes when what had the focus is gone, and nothing has it yet. */
  const escapeFromNowhere = () =>
    page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    });

  it('puts one sheet away at each Escape, the topmost first, even while nothing has the focus', async () => {
    const { imports, undo } = await openUndo();
    await escapeFromNowhere();
    await undo.waitFor({ state: 'detached' });
    await expect.poll(() => imports.isVisible()).toBe(true);
    await escapeFromNowhere();
    await imports.waitFor({ state: 'detached' });
  });

  it('takes no import back that something hangs on, and says what', async () => {
    await opened().getByRole('button', { name: 'Mark as read' }).click();
    await opened().getByRole('button', { name: 'Mark as not read' }).waitFor();
    const { imports, undo } = await toUndo();
    await undo
      .getByRole('alert')
      .getByText(/cannot be removed.*reading .* Nothing was changed/s)
      .waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await undo.getByRole('button', { name: 'Cancel' }).click();
    await undo.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await imports.waitFor({ state: 'detached' });
    await opened().getByRole('button', { name: 'Mark as not read' }).click();
    await opened().getByRole('button', { name: 'Mark as read' }).waitFor();
  });

  it('takes a whole import back', async () => {
    const { imports, undo } = await toUndo();
    await undo.waitFor({ state: 'detached' });
    await imports.getByText('made-up.csv').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await imports.waitFor({ state: 'detached' });
    await found().getByText('13 answers').waitFor();
  });

  it('goes from the first of thousands of answers to the last, and back', async () => {
    const many = Array.from({ length: 2500 }, (_, at) => `M-${at + 1},Answer number ${at + 1} of many.`);
    await choose('many.csv', ['Response ID,Q1: What do you think?', ...many].join('\r\n'));
    await sheet().getByRole('button', { name: 'Import 2,500 responses' }).click();
    await sheet().getByRole('button', { name: 'Read the responses' }).click();
    await page.getByRole('searchbox', { name: 'Search answers' }).fill('many');
    await found().getByText('2,500 of 2,513 answers').waitFor();
    await focusOn(list());
    await page.keyboard.press('End');
    await opened().getByText('Answer number 2500 of many.').waitFor();
    await rows().getByText('Answer number 2500 of many.').waitFor();
    await page.keyboard.press('k');
    await opened().getByText('Answer number 2499 of many.').waitFor();
    await page.keyboard.press('Home');
    await opened().getByText('Answer number 1 of many.').waitFor();
    await expect.poll(() => rows().count()).toBeLessThan(200);
  });

  it('prints the answers on the screen, each whole, and says how many it leaves out', async () => {
    const drawn = await rows().count();
    const words = await wordsOnPaper(page);
    expect(words).toContain(together('Only the answers near those on the screen are printed: '));
    expect(words).toContain(together('of 2,500 answers'));
    const printed = Array.from({ length: drawn }, (_, at) => together(`Answer number ${at + 1} of many.`));
    expect(printed.filter((answer) => !words.includes(answer))).toEqual([]);
  });
});
