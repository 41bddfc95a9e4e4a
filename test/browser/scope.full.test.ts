import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { pidOf } from '../support/papers/pack.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { gateAt } from './support/gate.ts';
import { keyboardAt } from './support/keyboard.ts';
import { saved } from './support/rest.ts';
import { openSeeded, type ReviewWindow } from './support/seeded.ts';

steps('what a review may change', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: ReviewWindow;
  let page: Page;
  const sheet = () => page.getByRole('dialog', { name: 'What this review may change' });
  const field = () => sheet().getByLabel('Provisions to add');
  const said = () => page.locator('.ed-said');
  const openSheet = async () => {
    await page.locator('.top-bar button:has(h1)').click();
    await page.getByRole('menuitem', { name: 'What may be changed…' }).click();
    await sheet().waitFor();
  };
  const open = async (place: string) => {
    await keyboardAt(page).goTo(place);
    await page.keyboard.press('Enter');
    await page.locator('.ed-text:focus').waitFor();
  };
  const unit = (name: RegExp) => page.getByRole('group', { name });
  /** All that is stored of the words of amendments. */
  const stored = async () => {
    const session = mustOpen(await openReview(workbench.file, testDeps()));
    const amendments = must(await session.call('amendment.list', {}));
    await session.close();
    return JSON.stringify(amendments.map(({ edits }) => edits));
  };

  beforeAll(async () => {
    workbench = await openSeeded({});
    page = workbench.page;
  });
  afterAll(() => workbench?.close());

  it('is set in a sheet, which says what it does not know and what is changed outside by now', async () => {
    await openSheet();
    await sheet().getByText('There is no limit: this review may change everything.').waitFor();
    await field().fill('section 7, section 99');
    await sheet().getByRole('button', { name: 'Add', exact: true }).click();
    await sheet().getByText('This Act has no section 99. Check the number.').waitFor();
    await sheet().getByText('section 7', { exact: false }).first().waitFor();
    await sheet()
      .getByText(/amendments? changes? provisions outside it: A-001/)
      .waitFor();
    expect(await faults(page)).toEqual([]);
    await field().fill('section 2A');
    await page.keyboard.press('Enter');
    await sheet().waitFor({ state: 'detached' });
    await page.getByText('What this review may change is saved.').waitFor();
  });

  it('is shown quietly in the text', async () => {
    await expect.poll(() => unit(/^4 /).getByText('outside scope').count()).toBe(1);
    await expect.poll(() => unit(/^7 /).getByText('outside scope').count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await faultsAtLength(page)).toEqual([]);
  });

  it('keeps typing out of everything else, says so, and leads to the setting', async () => {
    const before = await stored();
    await open('4(1)');
    await page.keyboard.type('x');
    await said()
      .getByText('Section 4(1) is outside what this review may change. Nothing was changed.')
      .waitFor();
    await page.getByText('This section is outside what this review may change.').waitFor();
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await saved(page);
    await expect.poll(stored).toBe(before);
    await page.locator('.editing-note').getByRole('button', { name: 'What may be changed…' }).click();
    await sheet().waitFor();
    await page.keyboard.press('Escape');
    await sheet().waitFor({ state: 'detached' });
  });

  it('keeps a command out, with a button to the setting', async () => {
    await page.getByRole('button', { name: /Leave the section/ }).click();
    await keyboardAt(page).goTo('4(1)');
    await keyboardAt(page).press('Control+Alt+Backspace');
    const offered = page.getByRole('region', { name: 'Offered changes' });
    await offered.getByText(/is outside what this review may change\. Nothing was changed\./).waitFor();
    await offered.getByRole('button', { name: /What may be changed/ }).click();
    await sheet().waitFor();
    await page.keyboard.press('Escape');
    await sheet().waitFor({ state: 'detached' });
    await offered.getByRole('button', { name: 'Keep as it is' }).click();
  });

  it('lets typing in where it may go, and finds nothing to replace elsewhere', async () => {
    await open('7(1)');
    await page.keyboard.type('Inside ');
    await saved(page);
    await expect.poll(stored).toContain('Inside ');
    await page.keyboard.press('Control+h');
    const dialog = page.getByRole('dialog', { name: /Find and replace/ });
    await dialog.getByLabel('Find', { exact: true }).fill('harassment');
    await dialog.getByText('Outside what this review may change.').first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('says that it is still in force while no provision is named and nothing is saved', async () => {
    await openSheet();
    const named = sheet().getByRole('button', { name: /^Remove (?!the limit)/ });
    await named.first().waitFor();
    for (let left = await named.count(); left > 0; left--) await named.first().click();
    await sheet().getByText('No provision is named.').waitFor();
    await expect.poll(() => sheet().getByText('There is no limit').count()).toBe(0);
    await page.keyboard.press('Escape');
    await sheet().waitFor({ state: 'detached' });
  });

  it('is removed, and everything may be changed again', async () => {
    await openSheet();
    await sheet().getByRole('button', { name: 'Remove the limit' }).click();
    await sheet().waitFor({ state: 'detached' });
    await open('4(1)');
    await page.keyboard.type('Again ');
    await saved(page);
    await expect.poll(stored).toContain('Again ');
  });

  it('keeps what was being typed when somebody else set it, until it can be saved', async () => {
    const setElsewhere = async (scope: { provisions: string[]; additions: boolean } | null) => {
      const session = mustOpen(await openReview(workbench.file, testDeps('Bea')));
      must(await session.call('scope.set', { scope }));
      await session.close();
    };
    const saving = await gateAt(page, 'amendment.revise');
    await page.keyboard.press('End');
    await page.keyboard.type(' Meanwhile');
    await saving.reached();
    await setElsewhere({ provisions: [pidOf('9')], additions: false });
    saving.open();
    await page
      .getByRole('alert')
      .getByText(/is outside what this review may change/)
      .waitFor();
    await page.locator('.ed-text', { hasText: 'Meanwhile' }).waitFor();
    await setElsewhere(null);
    await page.getByRole('button', { name: 'Save again' }).first().click();
    await expect.poll(stored).toContain('Meanwhile');
  });
});
