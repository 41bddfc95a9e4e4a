import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyPack } from '../../data/papers/pack/verify.ts';
import { must } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { packWritten } from './support/export-pack.ts';
import { keyboardAt } from './support/keyboard.ts';

const TITLE = 'Any device';
const REASON = 'The list says nothing of a device that only listens.';
/** More stops than any room has: a Tab that goes round has missed what it was to lead to. */
const STOPS = 150;

steps('the main job with the keyboard alone', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  beforeAll(async () => {
    workbench = await openWorkbench();
    page = workbench.page;
  });
  afterAll(() => workbench?.close());

  const press = (...keys: readonly string[]) => keyboardAt(page).press(...keys);
  const type = (words: string) => page.keyboard.type(words);
  const panel = () => page.getByRole('complementary', { name: 'The amendment being worked on' });
  /** Goes with a key to a control, as somebody does who sees or hears where the focus is. */
  const reach = async (target: Locator, key = 'Tab') => {
    await target.waitFor();
    for (let stop = 0; stop < STOPS; stop++) {
      if (await target.evaluate((node) => node === document.activeElement)) return;
      await press(key);
    }
    throw new Error(`${key} does not lead to ${target}`);
  };
  it('says who one is, and starts a review', async () => {
    await reach(page.getByLabel('Name', { exact: true }));
    await press('Control+a');
    await type('Ada Official');
    await reach(page.getByRole('button', { name: 'Save' }));
    await press('Enter');
    await page.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
    await reach(page.getByLabel('Name of the review'));
    await type('By keyboard');
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'By keyboard' }).waitFor();
  });

  it('drafts an insertion and a deletion, and says what they are for', async () => {
    await keyboardAt(page).goTo('2A(3)(d)');
    await press('Enter');
    await page.getByRole('textbox', { name: /^section 2A, tracked typing/ }).waitFor();
    await press('Home', 'Control+Shift+ArrowRight', 'Delete', 'End');
    await type(' or of any device,');
    await page.getByRole('contentinfo').getByText('Saved', { exact: true }).waitFor();
    await press('Escape', 'F6');
    await reach(panel().getByLabel('Title'));
    await type(TITLE);
    await press('Tab', 'Tab');
    await type(REASON);
    await press('Tab');
    await page.getByRole('contentinfo').getByText('Saved', { exact: true }).waitFor();
    const act = page.getByRole('article');
    // How far one word goes is the system's affair.
    await expect
      .poll(() => act.locator('del').allTextContents())
      .toEqual([expect.stringMatching(/^deleted: monitoring ?$/)]);
    await expect.poll(() => act.locator('ins').allTextContents()).toEqual(['inserted:  or of any device,']);
  });

  it('links it to recommendation 1 and to a note', async () => {
    const add = panel().getByRole('button', { name: /^Add a link/ });
    const dialog = page.getByRole('dialog');
    await reach(add);
    await press('Enter');
    const first = dialog.getByRole('option', { name: 'Recommendation 1', exact: true });
    await reach(first);
    await press('Space');
    await reach(dialog.getByRole('button', { name: 'Add the link' }));
    await press('Enter');
    await panel().getByRole('button', { name: 'Remove the link: implements Recommendation 1' }).waitFor();

    await reach(add, 'Shift+Tab');
    await press('Enter');
    await reach(dialog.getByRole('button', { name: /implements/ }), 'Shift+Tab');
    await press('Enter');
    await reach(page.getByRole('option', { name: 'is supported by', exact: true }), 'ArrowDown');
    await press('Enter');
    await reach(dialog.getByLabel('Search consultation notes'));
    await type('N-001');
    await reach(dialog.getByRole('option', { name: /^N-001/ }));
    await press('Space');
    await reach(dialog.getByRole('button', { name: 'Add the link' }));
    await press('Enter');
    await panel()
      .getByRole('button', { name: /^Remove the link: is supported by N-001/ })
      .waitFor();
  });

  it('is agreed step by step, and published', async () => {
    await reach(panel().getByRole('button', { name: 'Mark as ready for review' }), 'Shift+Tab');
    await press('Enter');
    await keyboardAt(page).saidOf('A-001 is now ready for review.');
    await keyboardAt(page).ask('pack', 'Go to Pack');
    await page.getByRole('tab', { name: 'Pack', exact: true }).and(page.locator(':focus')).waitFor();
    // Nobody has agreed it yet: it goes out all the same, which somebody answers for.
    await reach(page.getByRole('radio', { name: 'Only agreed amendments' }));
    await press('ArrowDown');
    // The paper is long, and how it goes out stands after it.
    await reach(page.getByRole('button', { name: 'Export…', exact: true }));
    await press('Enter');
    await page.locator('h3:focus', { hasText: 'Export' }).waitFor();
    await reach(page.getByRole('button', { name: 'Sign off as it is' }));
    await press('Enter');
    await page.getByLabel('Why it may be published as it is').and(page.locator(':focus')).waitFor();
    await type('It is consulted on before it is agreed.');
    await reach(page.getByRole('button', { name: 'Sign off', exact: true }));
    await press('Enter');
    await page.getByRole('region', { name: 'Before you publish' }).getByText('Signed off by').waitFor();
    const make = page.getByRole('button', { name: 'Export the pack' });
    await reach(make);
    await press('Enter');
    const pack = await packWritten(page);
    await expect.poll(() => make.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(must(await verifyPack(pack)).selection).toEqual(['Proposal 1']);
    expect(readFileSync(join(pack, 'index.html'), 'utf8')).toContain(REASON);
  });
});
