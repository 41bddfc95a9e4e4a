import type { Locator, Page } from 'playwright-core';
import { rest, saved } from '../support/rest.ts';
import { lookAgain } from './again.ts';
import { Fault, type Hand } from './hand.ts';
import { lookAt } from './look.ts';

const OPEN = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

/** Puts away whatever lies over the text. */
export async function dismiss(page: Page): Promise<void> {
  await lookAgain(async () => {
    if ((await page.locator(OPEN).count()) === 0) return '';
    await page.keyboard.press('Escape');
    return 'open';
  });
}

const sectionAt = (page: Page, pid: string) => page.locator(`article .unit[data-unit="${pid}"]`).last();

/** A section, or, where all of it is seen to be struck, another: what is left out can't be typed in. */
async function standingSection({ page, dice, note }: Hand, pid: string): Promise<Locator> {
  const asked = sectionAt(page, pid);
  const isStruck = await asked.evaluate((section) => {
    const lines = [...section.querySelectorAll('.line')];
    return lines.length > 0 && lines.every((line) => line.classList.contains('deleted'));
  });
  if (!isStruck) return asked;
  const others = page
    .locator('article .unit.section')
    .filter({ has: page.locator('.line:not(.deleted), .ed-text') });
  note('it is left out: another');
  return others.nth(dice.below(await others.count()));
}

/** Opens a section to type in it, as a person does: with a click on its words, or with Enter at it. */
export async function openSection(hand: Hand, pid: string): Promise<void> {
  const { page, dice } = hand;
  await dismiss(page);
  hand.note(`open ${pid}`);
  const section = await standingSection(hand, pid);
  const text = section.locator('.ed-text');
  if ((await text.count()) === 0) {
    await section.scrollIntoViewIfNeeded();
    const lines = section.locator('.line .body:visible');
    const many = await lines.count();
    if (many > 0 && dice.below(2) === 0) await lines.nth(dice.below(many)).click();
    if ((await text.count()) === 0) await section.press('Enter', { timeout: 5000 }).catch(() => undefined);
  }
  if ((await text.count()) === 0) {
    const said = (await page.locator('body').textContent()) ?? '';
    const why = said.includes('could not be shown') ? 'This could not be shown' : 'it did not open';
    throw new Fault(`Opening ${pid}: ${why}`);
  }
  const first = text.locator('.ed-line:not([contenteditable=false])');
  const lines = await first.count();
  if (lines > 0 && !(await lookAt(page))?.isInText) await first.nth(dice.below(lines)).click();
}

/** Comes back to the text of a section, wherever keys have led. */
export async function comeBack(hand: Hand, pid: string): Promise<void> {
  if ((await lookAt(hand.page))?.isInText) return;
  const { page } = hand;
  await dismiss(page);
  const room = page.getByRole('tab', { name: 'Act', exact: true });
  if ((await room.getAttribute('aria-selected')) !== 'true') await room.click();
  await openSection(hand, pid);
}

/** Another amendment is worked on from here, or a new one, or none. */
export async function chooseAmendment(hand: Hand, most: number): Promise<void> {
  const { page, dice } = hand;
  const chooser = page.locator('.panel-head button[aria-haspopup=listbox]');
  const there = await page.locator('.shown-section li').count();
  if ((await chooser.count()) === 0 || (there < most && dice.below(2) === 0)) {
    hand.note('new amendment');
    await page.getByRole('button', { name: 'New amendment', exact: true }).click();
    return;
  }
  await chooser.click();
  const options = page.getByRole('option');
  await options.first().waitFor();
  const option = options.nth(dice.below(await options.count()));
  hand.note(`work on ${(await option.textContent())?.slice(0, 12)}`);
  await option.click();
  await options.first().waitFor({ state: 'detached' });
}

const MOVES = ['Mark as ready for review', 'Start legal review', 'Agree', 'Back to draft', 'Reopen'];

/** Moves the amendment that is worked on a step on its way, or back. */
export async function moveOn(hand: Hand): Promise<void> {
  const { page } = hand;
  for (const name of MOVES) {
    const button = page.locator('.moves').getByRole('button', { name: new RegExp(`^${name}`) });
    if ((await button.count()) === 0) continue;
    hand.note(name);
    await button.first().click();
    if (name === 'Agree') {
      const sheet = page.getByRole('dialog');
      await sheet.waitFor();
      await sheet.locator('button[type=submit]').click();
      await sheet.waitFor({ state: 'detached' });
    }
    await button.waitFor({ state: 'detached', timeout: 3000 }).catch(() => undefined);
    return;
  }
}

/** How long a machine with much else to do is waited for, in milliseconds, before a save counts as one that never ends. */
const PATIENCE = 90_000;

/** Waits until the window says that all is saved. @throws Fault where it doesn't, with what it says instead */
export async function allSaved(page: Page, isHasty: boolean): Promise<void> {
  try {
    await (isHasty ? rest(page) : saved(page)).catch(() =>
      page.getByRole('contentinfo').getByText('Saved', { exact: true }).waitFor({ timeout: PATIENCE }),
    );
  } catch {
    const alerts = await page.getByRole('alert').allInnerTexts();
    const foot = await page.getByRole('contentinfo').textContent();
    throw new Fault(`The window never said that all is saved. It says: ${[...alerts, foot].join(' | ')}`);
  }
}
