import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { seedReview } from '../support/reviews/seed.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { pressWhileBusy } from './support/busy.ts';
import { focusOn } from './support/focus.ts';
import { drawOver } from './support/pointer.ts';
import { type Watched, watch } from './support/quiet.ts';

/** Made up to try coding with: nobody said this. */
const TEXT = [
  'It took them nine days to ring me back.',
  'By then he had been at the house again.',
  'Nobody could tell me who had the case.',
  'My own diary was never asked for.',
  'The second officer was kind.',
  'She came on the same evening.',
  'She wrote down every date.',
  'The list of examples did help her.',
  'It did not name the tracker on my car.',
  'My neighbour, Jane of number nine, saw it all.',
  'I would do it again.',
].join(' ');
/** A paragraph of a megabyte, with what must stay letters. */
const LONG = `<b>Bold</b>\u202e ${'They came late and went early. '.repeat(34_000)}The very end.`;

/** Two people's answers to one question: made up, too. */
const ANSWERS = [
  'Response ID,Responding as,Organisation,May we publish your response?,Q1: Please explain your answer',
  'R-1,Individual,,Yes,They were slow to answer me.',
  'R-2,Organisation,Northern Support,No,We wait for weeks.',
].join('\r\n');

steps('coding what people said', { skip: whyNoWorkbench() !== null }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-coding-'));
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;

  const reader = () => page.getByRole('textbox', { name: 'The text of' });
  const bar = () => page.getByRole('region', { name: 'Code these words' });
  const excerpts = () => page.getByRole('list', { name: 'Excerpts and redactions' }).getByRole('listitem');
  const view = (name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`) }).click();
  const theme = (name: RegExp) => page.getByRole('treegrid', { name: 'Themes' }).getByRole('row', { name });
  const chosen = () =>
    page.evaluate(() => {
      const [range] = [...(CSS.highlights.get('keeling-passage') ?? [])];
      return String(range ?? '');
    });

  beforeAll(async () => {
    const file = join(folder, 'review.keeling');
    await seedReview(file);
    const session = mustOpen(await openReview(file, testDeps()));
    const note = {
      date: '2026',
      organisation: '',
      question: '',
      wording: 'sample',
      found: 'Made up',
    } as const;
    for (const [author, text] of [
      ['A sample', TEXT],
      ['A long sample', LONG],
    ] as const)
      must(await session.call('note.add', { ...note, author, text, consent: true, confidential: false }));
    const changed = { ...note, author: 'A corrected sample', consent: true, confidential: false };
    const was = must(
      await session.call('note.add', { ...changed, text: 'These words go. These words stay.' }),
    );
    const lost = { of: `note:${was.id}`, from: 0, to: 15, quote: 'These words go.' } as const;
    must(await session.call('coding.addExcerpt', lost));
    const is = { ...was, text: 'Other words came. These words stay.' };
    must(await session.call('note.revise', { was, is, because: 'Misheard' }));
    const base64 = Buffer.from(ANSWERS).toString('base64');
    must(await session.call('consultation.import', { name: 'made-up.csv', base64 }));
    await session.close();
    workbench = await openWorkbench({ file });
    page = workbench.page;
    watched = watch(page);
    await page.getByRole('tab', { name: 'Consultation' }).click();
    await view('Notes');
    await page.getByRole('searchbox', { name: 'Search notes' }).fill('A sample nine days');
    await page.getByRole('button', { name: /^Read and code: N-033/ }).click();
    await page.getByText('There are no excerpts yet.').waitFor();
  });
  afterAll(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes an excerpt of words that the mouse is drawn over, with a theme made for it and a stance', async () => {
    await drawOver(reader(), 'It took them nine days to ring me back.');
    await bar().waitFor();
    await expect.poll(() => chosen()).toBe('It took them nine days to ring me back.');
    await bar().getByRole('searchbox', { name: 'Find or create a theme' }).fill('Delay');
    await bar().getByRole('menuitem', { name: 'Create the theme “Delay”' }).click();
    // The bar grows by the theme: what is pointed at before that moves away from under the pointer.
    await bar().getByRole('list', { name: 'Themes of this passage' }).getByText('Delay').waitFor();
    await bar().getByRole('radio', { name: 'opposes' }).click();
    await excerpts().filter({ hasText: 'Delay, opposes' }).waitFor();
    await expect.poll(() => page.locator('.piece').first().getAttribute('data-begin')).toBe('1');
    await page.keyboard.press('Escape');
    await bar().waitFor({ state: 'detached' });
    await expect.poll(() => reader().evaluate((text) => text === document.activeElement)).toBe(true);
  });

  it('codes a passage with no hand on the mouse', async () => {
    // On from the first sentence, which the mouse was drawn over.
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => chosen()).toBe('By then he had been at the house again.');
    for (let n = 0; n < 2; n++) await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(() => chosen()).toBe('By then he had been at the');
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => chosen()).toBe('By then he had been at the house');
    await page.locator('.spoken', { hasText: 'By then he had been at the house' }).waitFor();
    await pressWhileBusy(page, [...'help']);
    await expect.poll(() => bar().getByRole('searchbox').inputValue()).toBe('help');
    await page.keyboard.press('Enter');
    await excerpts().filter({ hasText: 'help' }).waitFor();
    await page.locator('.spoken', { hasText: 'Added to the new theme help.' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await bar().waitFor({ state: 'detached' });
  });

  it('takes eight more by sentence and digit, and each once', async () => {
    for (const digit of ['1', '1', '1', '2', '2', '2', '2', '1']) {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press(digit);
      await bar().getByRole('list', { name: 'Themes of this passage' }).waitFor();
    }
    await expect.poll(() => excerpts().count()).toBe(10);
    const said = await excerpts().locator('.link-button').allTextContents();
    expect(said[2]).toBe('3 “Nobody could tell me who had the case.”');
    expect(said[9]).toBe('10 “My neighbour, Jane of number nine, saw it all.”');
    await expect.poll(() => reader().textContent()).toBe(TEXT);
  });

  it('undoes from the text itself', async () => {
    await page.keyboard.press('Control+z');
    await expect.poll(() => excerpts().count()).toBe(9);
    await page.keyboard.press('Control+y');
    await expect.poll(() => excerpts().count()).toBe(10);
  });

  it('shows what is redacted, in the text and in words', async () => {
    await page.keyboard.press('Escape');
    await bar().waitFor({ state: 'detached' });
    await drawOver(reader(), 'Jane of number nine');
    await bar().getByRole('button', { name: 'Redact' }).click();
    await bar().getByLabel('Reason for redaction').fill('Names a neighbour');
    await page.keyboard.press('Enter');
    const redacted = excerpts().filter({ hasText: 'Redacted' });
    await redacted.getByText('Names a neighbour').waitFor();
    const pieces = page.locator('.piece.redacted');
    await expect.poll(() => pieces.allTextContents()).toEqual(['Jane of number nine']);
    await expect.poll(() => pieces.getAttribute('data-begin')).toBe('⊘');
    await expect.poll(() => excerpts().count()).toBe(11);
    await expect.poll(() => reader().evaluate((text) => text === document.activeElement)).toBe(true);
  });

  it('says who read it', async () => {
    await page.getByRole('button', { name: 'Mark as read' }).click();
    await page.getByText(/Read by /).waitFor();
    await page.keyboard.press('Escape');
    await reader().waitFor({ state: 'detached' });
  });

  it('keeps a paragraph of a megabyte whole, inert, and to be stepped through', async () => {
    await page.getByRole('searchbox', { name: 'Search notes' }).fill('very end');
    await page.getByRole('button', { name: /^Read and code: N-034/ }).click();
    await focusOn(reader());
    await expect.poll(() => reader().textContent()).toBe(LONG);
    await page.keyboard.press('End');
    await expect.poll(() => chosen()).toBe('end');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => chosen()).toBe('very');
    await page.keyboard.press('Escape');
    await bar().waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await reader().waitFor({ state: 'detached' });
  });

  it('codes imported answers where they are opened', async () => {
    await view('Answers');
    for (const [words, at] of [
      ['They were slow', 1],
      ['We wait for weeks', 2],
    ] as const) {
      await page.getByRole('option').filter({ hasText: words }).click();
      await page.getByRole('textbox', { name: `The text of answer ${at}` }).press('ArrowDown');
      await page.keyboard.press('1');
      await excerpts().filter({ hasText: words }).getByText('Delay').waitFor();
    }
  });

  it('counts under each theme what was given it, with who said it and whether it may leave', async () => {
    await view('Themes');
    await theme(/^Delay, 7 excerpts/).click();
    const region = page.getByRole('region', { name: 'The theme Delay' });
    await region.getByText('7 excerpts in 3 texts').waitFor();
    const rows = region.getByRole('list', { name: 'Excerpts' }).locator(':scope > li');
    await rows.filter({ hasText: 'Jane of number nine' }).getByText('redacted: not published').waitFor();
    await rows.filter({ hasText: 'nine days' }).getByText('may be published').waitFor();
    await expect.poll(() => rows.filter({ hasText: 'nine days' }).textContent()).toContain('A sample');
    const answer = rows.filter({ hasText: 'We wait for weeks' });
    await answer.getByText('Northern Support, Organisation').waitFor();
    await expect.poll(() => answer.locator('.chip').textContent()).toMatch(/consent|publish/);
  });

  it('links two themes to an amendment, which the chart by provision then shows', async () => {
    await view('Charts');
    await page.getByRole('radio', { name: 'By provision' }).click();
    await page.getByText('No theme or excerpt is linked').waitFor();
    await view('Themes');
    for (const name of ['Delay', 'help']) {
      await theme(new RegExp(`^${name}`)).click();
      const region = page.getByRole('region', { name: `The theme ${name}` });
      await region.getByRole('button', { name: 'Link to an amendment…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Add the link' }).click();
      await region.getByRole('list', { name: 'Linked amendments' }).getByText('A-001').waitFor();
    }
    expect(await faultsAtLength(page)).toEqual([]);
    await view('Charts');
    await page.getByRole('radio', { name: 'By provision' }).click();
    const section = page.getByRole('region', { name: /2A/ }).first();
    await section.getByRole('img', { name: /^Delay: 7 excerpts, 1 opposes, 6 no stance/ }).waitFor();
    const row = section.getByRole('row', { name: /^Delay/ });
    await expect
      .poll(() => row.getByRole('cell').allTextContents())
      .toEqual(['7', '0', '1', '0', '0', '6', '3']);
    expect(await faultsAtLength(page)).toEqual([]);
    for (const [by, group] of [
      ['By kind of respondent', 'Organisation'],
      ['By question', /Please explain your answer/],
    ] as const) {
      await page.getByRole('radio', { name: by }).click();
      await page
        .getByRole('region', { name: group })
        .getByRole('img', { name: /^Delay: [12] excerpt/ })
        .first()
        .waitFor();
    }
  });

  it('marks the link of a theme that means something else by now, until somebody has looked', async () => {
    await view('Themes');
    await theme(/^Delay/).click();
    const region = page.getByRole('region', { name: 'The theme Delay' });
    await region.getByRole('button', { name: 'Rename Delay' }).click();
    await region.getByLabel('Description').fill('Time to the first answer');
    await region.getByRole('button', { name: 'Save' }).click();
    await region.getByText('needs checking: the theme has changed since the link was made').waitFor();
    await region.getByRole('button', { name: /^Confirm the link/ }).click();
    await region.getByText(/^Confirmed by /).waitFor();
    await expect.poll(() => region.getByText(/suspect/).count()).toBe(0);
  });

  it('merges two themes, having said what moves; the chart follows, and undo brings all of it back', async () => {
    await view('Themes');
    await page.getByRole('textbox', { name: 'New theme' }).fill('Waiting');
    await page.keyboard.press('Enter');
    const region = page.getByRole('region', { name: 'The theme Waiting' });
    await region.waitFor();
    await theme(/^Waiting/).press('ArrowUp');
    await theme(/^help, 5/).click();
    await page.getByRole('button', { name: 'Remove the link to A-001' }).click();
    await page.getByRole('button', { name: 'Merge into…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /Merge “help” into/ }).click();
    await page.getByRole('option', { name: /Delay/ }).click();
    await dialog.getByText('5 excerpts will move to “Delay”, which has 7 excerpts now').waitFor();
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await theme(/^Delay, 12 excerpts/).waitFor();
    await expect.poll(() => theme(/^help/).count()).toBe(0);
    await view('Charts');
    await page.getByRole('img', { name: /^Delay: 12 excerpts/ }).waitFor();
    await view('Themes');
    await focusOn(theme(/^Delay, 12/));
    await page.keyboard.press('Control+z');
    await theme(/^help, 5 excerpts/).waitFor();
    await theme(/^Delay, 7 excerpts/).waitFor();
    await view('Charts');
    await page.getByRole('img', { name: /^help: 5 excerpts/ }).waitFor();
  });

  it('lists an excerpt whose words were corrected away, for a person to place', async () => {
    await view('Themes');
    const detached = page.getByRole('region', { name: '1 detached excerpt' });
    await expect
      .poll(() => detached.locator('blockquote').textContent())
      .toBe('…These words go. These words stay.…');
    await detached.getByRole('button', { name: /^Open the text to place the excerpt/ }).click();
    const place = page.getByRole('button', { name: 'Place on the selected words' });
    await expect.poll(() => place.count()).toBe(0);
    await reader().press('ArrowDown');
    await expect.poll(() => chosen()).toBe('Other words came.');
    await place.click();
    await excerpts().filter({ hasText: '1 “Other words came.”' }).waitFor();
    await page.keyboard.press('Escape');
    await bar().waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await reader().waitFor({ state: 'detached' });
    await expect.poll(() => detached.count()).toBe(0);
  });

  it('makes no complaint, and asks nothing of anybody else', () => {
    expect(watched).toEqual({ complaints: [], foreign: [] });
  });
});
