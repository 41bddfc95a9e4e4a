import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { writeAkn } from '../../../data/formats/akn/write.ts';
import { actAt } from '../../support/acts/act.ts';
import { newReview } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';
import { exportPack } from './export-pack.ts';

/** A place of the window, the way there, and the way back where it isn't the way to the next. */
export type Place = readonly [string, () => Promise<unknown>, (() => Promise<unknown>)?];

/** Leads into a room of the open review. */
export async function enterRoom(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('tab', { name, exact: true });
  if (await tab.isVisible()) await tab.click();
  else {
    await page.getByRole('button', { name: /^Room: / }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  }
  await page.getByRole('tabpanel', { name, exact: true }).waitFor();
}

/** One of each kind of place, in an order in which each leads to the next. */
const ONE_OF_EACH: ReadonlySet<string> = new Set([
  'the Act, marked up',
  'an open section',
  'the choice of amendments',
  'an amendment being worked on',
  'linking',
  'the commands for a provision',
  'the recommendations',
  'the matrix of recommendations',
]);

/** What of `seededPlaces` is tried: some in an ordinary run, and all of it before a release. */
export const placesToTry = (page: Page): readonly Place[] =>
  seededPlaces(page).filter(([name]) => amount(0, 1) > 0 || ONE_OF_EACH.has(name));

/**
 * All places of a window over the review of `seedReview`: rooms, views, sheets, menus and lists, in an order in which each
 * leads to the next. What is to hold everywhere is tried in every one.
 */
function seededPlaces(page: Page): readonly Place[] {
  const room = (name: string) => enterRoom(page, name);
  const view = (name: string) => page.getByRole('radio', { name, exact: true }).click();
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
  /** Presses what opens something of a role, and waits for it. */
  const opening = async (name: string | RegExp, role: 'dialog' | 'menu' | 'listbox') => {
    await press(name);
    await page.getByRole(role).waitFor();
  };
  const putAway = async () => {
    await page.keyboard.press('Escape');
    // What was typed in a sheet is not thrown away unasked.
    const discard = page.getByRole('button', { name: 'Discard', exact: true });
    if (await discard.isVisible()) await discard.click();
    await page.locator('[role=dialog], [role=menu]').first().waitFor({ state: 'detached' });
  };
  const toSection = async () => {
    const text = page.getByRole('textbox', { name: /tracked typing/ });
    // A walk through some of the places only leaves it open for the next.
    if (!(await text.isVisible())) await press(/^Edit section 2A$/);
    await text.waitFor();
  };
  /** The panel is beside the text; where there is no room for that, it is laid over it, or put away. */
  const layPanel = async (isOver: boolean) => {
    const button = page.locator(`.toolbar .push button[aria-expanded=${!isOver}]`);
    if (await button.isVisible()) await button.click();
  };
  const chooseAmendment = async () => {
    await room('Act');
    await layPanel(true);
    await opening(/Working on/, 'listbox');
  };
  const workOn = async () => {
    await chooseAmendment();
    await page.getByRole('option', { name: /^A-001/ }).click();
    // Below what the panel shows at first are the amendment’s links, and what can be done with each.
    await page.getByRole('button', { name: /^Add a link/ }).scrollIntoViewIfNeeded();
  };
  const toCommands = async () => {
    await room('Act');
    await layPanel(false);
    await page.locator('.line.paragraph').first().click({ button: 'right' });
    await page.getByRole('menu', { name: /^Commands for/ }).waitFor();
  };
  const command = async (name: RegExp) => {
    await toCommands();
    await page.getByRole('menuitem', { name }).click();
    await page.getByRole('dialog').waitFor();
  };
  const finding = async () => {
    await page.keyboard.press('Control+h');
    await page.getByRole('dialog').waitFor();
    await page.getByLabel('Find', { exact: true }).fill('stalking');
    await page.locator('.find-hits li').first().waitFor();
  };
  const choosing = async () => {
    for (const summary of await page.locator('.room summary').all()) await summary.click();
    await page.locator('.edit-list').first().waitFor();
  };
  const toAmendingText = async () => {
    await room('Amendments');
    await opening('Apply amending text…', 'dialog');
  };
  const applying = async () => {
    await page
      .getByRole('textbox', { name: 'Amending text' })
      .fill(
        '(1) In section 2A(3), after paragraph (g) insert— “(h) a test.”\n(2) In section 6, omit “no such words”.',
      );
    await page.getByText('2 instructions found: 1 will be applied, 1 not.').waitFor();
  };
  const pane = page.getByRole('complementary', { name: 'A Bill beside the Act' });
  const choosingBill = async () => {
    await room('Amendments');
    await press('Go through a Bill…');
    await pane.waitFor();
  };
  const goingThrough = async () => {
    await pane.getByLabel('Name of the Bill or review').fill('Example Bill');
    await pane
      .getByLabel('Or paste the text')
      .fill('(1) In section 2A(3), omit paragraph (a).\n(2) In section 6, omit “no such words”.');
    await pane.getByRole('button', { name: 'Open pasted text' }).click();
    await pane.getByText(/^2 instructions: /).waitFor();
  };
  const leavingBill = async () => {
    await pane.getByRole('button', { name: 'Close the Bill' }).click();
    await pane.waitFor({ state: 'detached' });
  };
  const moving = async () => {
    await opening(/New base text/, 'listbox');
    await page.getByRole('option').first().click();
    await page.locator('.rebase-preview > :not(p)').first().waitFor();
  };
  const comparing = async (layout: string) => {
    await room('Compare');
    await view(layout);
    await page.locator('.compare-scroller :is(.line, li)').first().waitFor();
  };
  const choosingFile = async (name: string, text: string) => {
    const buffer = Buffer.from(text, 'utf8');
    await page.setInputFiles('.new-review input[type=file]:not(.folder-pick)', {
      name,
      mimeType: 'application/xml',
      buffer,
    });
    await page.getByRole('dialog', { name: `Import ${name}` }).waitFor();
    await page.locator('[role=dialog] :is(.field, [role=alert], .trouble)').first().waitFor();
  };
  const importing = () => choosingFile('act.xml', writeAkn(actAt('current'), { ids: 'lawmaker' }));
  const fromMenu = async (name: string) => {
    await opening(/^Stalking: the super-complaint/, 'menu');
    await page.getByRole('menuitem', { name }).click();
    await page.getByRole('dialog').waitFor();
  };
  const from = (menu: string) => async (name: string) => {
    await opening(menu, 'menu');
    await page.getByRole('menuitem', { name }).click();
    await page.getByRole('dialog').getByRole('heading').first().waitFor();
  };
  const fromShare = from('Share and export');
  const fromHelp = from('Help');
  const receiving = async () => {
    const { path, session } = await newReview();
    await session.close();
    const file = { name: 'copy.keeling', mimeType: '', buffer: readFileSync(path) };
    await page.setInputFiles('.reviews input[type=file]', file);
    await page.getByRole('button', { name: 'Open the copy' }).waitFor();
  };
  const home = async () => {
    await opening(/^Stalking: the super-complaint/, 'menu');
    await page.getByRole('menuitem', { name: /^All reviews/ }).click();
    await page.getByRole('heading', { name: 'Keeling', exact: true }).waitFor();
  };

  return [
    ['the Act, marked up', () => room('Act')],
    ['the Act as amended', () => view('As amended')],
    ['the Act as it was', () => view('Original')],
    ['notes and sources', () => press('Notes and sources'), () => press('Notes and sources')],
    ['an open section', toSection],
    ['the choice of amendments', chooseAmendment, putAway],
    ['an amendment being worked on', workOn],
    ['linking', () => opening(/^Add a link/, 'dialog'), putAway],
    ['outstanding effects', () => opening(/outstanding effect/, 'dialog'), putAway],
    ['the checks', () => opening(/Checks: /, 'dialog'), putAway],
    ['searching', () => opening(/^Search/, 'dialog'), putAway],
    ['the commands for a provision', toCommands, putAway],
    ['choosing a number', () => command(/^Change the number/), putAway],
    ['choosing a place', () => command(/^Move .*…$/), putAway],
    ['finding words to amend', finding, putAway],
    ['applying amending text', toAmendingText],
    ['what amending text would do', applying, putAway],
    ['choosing a Bill', choosingBill],
    ['going through a Bill', goingThrough, leavingBill],
    ['the wording of an amendment', workOn],
    [
      'moving to another text',
      async () => {
        await opening(/outstanding effect/, 'dialog');
        await press('Change base text…');
        await page.getByRole('dialog', { name: 'Change the base text' }).waitFor();
      },
    ],
    ['what moving would do', moving, putAway],
    ['the amendments', () => room('Amendments')],
    ['writing a Bill', () => opening('Write as a Bill…', 'dialog'), putAway],
    ['choosing what is shown', choosing],
    ['alternatives side by side', () => opening(/^Compare side by side/, 'dialog'), putAway],
    ['the recommendations', () => room('Recommendations')],
    ['the matrix of recommendations', () => view('Matrix')],
    ['the provisions and their evidence', () => view('Provisions')],
    ['the picture of coverage', () => view('Picture')],
    ['the recommendations as a list again', () => view('List')],
    ['the document quoted', () => opening(/^Show in document/, 'dialog'), putAway],
    ['the consultation', () => room('Consultation')],
    ['adding a note', () => opening(/^Add a note/, 'dialog'), putAway],
    ['the comparison', () => comparing('Inline')],
    ['the comparison, side by side', () => comparing('Side by side')],
    ['the differences, listed', () => comparing('List')],
    ['the pack', () => room('Pack')],
    ['a pack that was written', () => exportPack(page)],
    ['the history', () => room('History')],
    ['the menu', () => opening(/^Stalking: the super-complaint/, 'menu'), putAway],
    ['sharing a copy', () => fromShare('Share a copy…'), putAway],
    ['exporting a Word file', () => fromShare('Word file with tracked changes…'), putAway],
    ['importing a Word file', () => fromShare('Import a returned Word file…'), putAway],
    ['the keys', () => fromHelp('Keyboard shortcuts'), putAway],
    ['a guide', () => fromHelp('Guide for lawyers'), putAway],
    ['what may be changed', () => fromMenu('What may be changed…'), putAway],
    ['the backups', () => fromMenu('Backups…'), putAway],
    ['the first screen', home],
    ['importing an Act', importing, putAway],
    ['a file from a colleague', receiving, putAway],
    ['importing what is no Act', () => choosingFile('no-act.xml', '<not-an-act/>'), putAway],
    ['the open review again', () => press(/^Back to/)],
  ];
}
