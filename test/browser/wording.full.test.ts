import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { steps } from '../support/windows/steps.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { openNew } from './support/seeded.ts';

const INSERT_H = 'In section 2A(3), after paragraph (g) insert— “(h) tracking a person.”';

steps('wording in the window', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;

  beforeAll(async () => {
    workbench = await openNew();
    page = workbench.page;
  });
  afterAll(() => workbench?.close());

  const panel = () => page.getByRole('complementary', { name: 'The amendment being worked on' });
  const wording = () => panel().getByRole('region', { name: 'Wording', exact: true });
  const clause = (id: string) => wording().getByRole('region', { name: `Wording of ${id}` });
  const dialog = () => page.getByRole('dialog', { name: 'Apply amending text' });
  const items = () => dialog().locator('.proposed > li');
  /** Opens what applies amending text, from the keyboard. */
  const openApply = async (text: string) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('apply amending');
    await page.getByRole('menuitem', { name: /^Apply amending text/ }).waitFor();
    await page.keyboard.press('Enter');
    await dialog().waitFor();
    await page.keyboard.insertText(text);
    await expect.poll(() => dialog().getByRole('textbox', { name: 'Amending text' }).inputValue()).toBe(text);
  };

  it('shows the clause of what is typed, proved, in the style asked for', async () => {
    await page.getByRole('button', { name: /^Edit section 2A$/ }).click();
    await page.getByRole('textbox', { name: /tracked typing/ }).waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' And so on.');
    await expect.poll(() => clause('A-001').textContent()).toMatch(/section 2A.*insert “ ?And so on\.”/s);
    await wording().getByText('Checked: this wording produces the marked-up text.').waitFor();
    await wording().getByRole('radio', { name: 'Scottish' }).click();
    await wording().getByText('Checked: this wording produces the marked-up text.').waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
  });

  it('applies pasted text once its preview was seen', async () => {
    await openApply(`(1) ${INSERT_H}\n(2) In section 2A(4), for “52 weeks” substitute “2 years”.`);
    await dialog().getByText('2 instructions found: 1 will be applied, 1 not.').waitFor();
    await expect.poll(() => items().nth(0).textContent()).toMatch(/Will be applied.*section 2A\(3\)\(h\)/s);
    await expect.poll(() => items().nth(1).textContent()).toMatch(/Not applied.*52 weeks/s);
    await expect.poll(() => items().nth(1).getByRole('checkbox').isDisabled()).toBe(true);
    expect(await faultsAtLength(page)).toEqual([]);
    await dialog().getByLabel('Title').fill('Tracking');
    await dialog().getByRole('button', { name: 'Apply 1 item' }).click();
    await page.getByText('A-002 is created: 1 item applied, 1 not.').waitFor();
    await panel().getByRole('heading', { name: 'Working on A-002' }).waitFor();
    await clause('A-002').getByText('tracking a person').waitFor();
    await wording().getByText('Checked: this wording produces the marked-up text.').waitFor();
  });

  /** Puts away the text that was pasted and not applied. */
  const discard = async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Discard' }).click();
    await dialog().waitFor({ state: 'detached' });
  };

  it('leaves out what is not chosen', async () => {
    await openApply(
      '(1) In section 6, omit subsection (2).\n(2) In section 2A(4), for “51 weeks” substitute “2 years”.',
    );
    await items().nth(1).getByText('Will be applied').waitFor();
    await items().nth(1).locator('.checkbox').click();
    await items().nth(1).getByText('Excluded by you').waitFor();
    await discard();
  });

  it('does not apply words that the Act doesn’t have, and says so', async () => {
    await openApply('In section 2A(4), for “52 weeks” substitute “2 years”.');
    await dialog().getByText('1 instruction found: 0 will be applied, 1 not.').waitFor();
    await expect.poll(() => items().first().textContent()).toContain('“52 weeks”');
    await expect
      .poll(() =>
        dialog()
          .getByRole('button', { name: /^Apply$/ })
          .isDisabled(),
      )
      .toBe(true);
    await discard();
  });

  it('tells whose inserted words it would revise', async () => {
    await openApply('In section 2A(3)(h), omit “tracking”.');
    await dialog()
      .getByText(/^Also changes A-00\d\.$/)
      .waitFor();
    await discard();
  });

  it('tells when edited wording says something else than the draft', async () => {
    await wording().getByRole('button', { name: /^Edit/ }).click();
    const field = wording().getByLabel('Wording of A-002');
    const written = await field.inputValue();
    await wording().getByText('This wording matches the marked-up text.').waitFor();
    await field.fill(written.replace('tracking', 'following'));
    await wording().getByText('This wording does not match the marked-up text.').waitFor();
    await expect
      .poll(() => wording().getByRole('status').textContent())
      .toMatch(/would read “.*following a person.*where the draft has “.*tracking a person/);
    expect(await faults(page)).toEqual([]);
    await field.fill(written.replace('In section', 'In  section'));
    await wording().getByText('This wording matches the marked-up text.').waitFor();
    await wording().getByRole('button', { name: 'Save this wording' }).click();
    await wording()
      .getByText(/Edited by hand, based on the UK style/)
      .waitFor();
    await wording().getByText('This wording matches the marked-up text.').waitFor();
    await wording().getByRole('button', { name: 'Back to the automatic wording' }).click();
    await wording().getByText('Checked: this wording produces the marked-up text.').waitFor();
  });

  it('writes what is shown as a Bill, with the words that a person gives', async () => {
    await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
    await page.getByRole('button', { name: 'Write as a Bill…' }).click();
    const sheet = page.getByRole('dialog', { name: 'Write as a Bill' });
    await sheet.getByLabel('Long title').fill('A Bill to amend the Protection from Harassment Act 1997.');
    await sheet.getByLabel('Short title').fill('Harassment (Amendment) Act 2027');
    await sheet
      .getByLabel('Commencement')
      .fill('This Act comes into force on the day on which it is passed.');
    await sheet.getByRole('button', { name: 'Write the Bill' }).click();
    await sheet.getByText('This Act may be cited as the Harassment (Amendment) Act 2027.').waitFor();
    await sheet.getByText('Checked: this wording produces the marked-up text.').waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await sheet.getByRole('button', { name: 'Save as text and Word' }).click();
    expect((await download).suggestedFilename()).toMatch(/bill-\d+\.zip$/);
  });

  it('makes an alternative where another amendment has changed the words', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await openApply('In section 2A(4), for “51 weeks” substitute “2 years”.');
    await dialog().getByRole('button', { name: 'Apply 1 item' }).click();
    await page.getByText('A-003 is created: 1 item applied.').waitFor();
    await openApply('In section 2A(4), for “51 weeks” substitute “5 years”.');
    await items().first().getByText('An alternative', { exact: true }).waitFor();
    await dialog().getByRole('button', { name: 'Compare with the text without A-003' }).click();
    await dialog().getByText('Compared with the text without A-003.').waitFor();
    await dialog().getByRole('button', { name: 'Apply 1 item' }).click();
    await page.getByText('A-004 is created: 1 item applied.').waitFor();
    await clause('A-004').getByText('5 years').waitFor();
    await page
      .getByRole('button', { name: /^Compare|side by side/ })
      .first()
      .waitFor();
  });

  it('writes the Keeling schedule, from the menu of what is exported', async () => {
    await page.getByRole('button', { name: 'Share and export' }).click();
    await page.getByRole('menuitem', { name: 'Keeling schedule…' }).click();
    await page.getByRole('button', { name: 'Save the Keeling schedule' }).click();
    await page.getByText('The Keeling schedule is saved: 4 files.').waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the schedule' }).click();
    expect((await download).suggestedFilename()).toMatch(/keeling-\d+\.zip$/);
  });
});
