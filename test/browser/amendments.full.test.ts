import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Provision, walk } from '../../core/act/tree.ts';
import { currentAct } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { focusOn } from './support/focus.ts';
import { clickAt } from './support/pointer.ts';
import { type Watched, watch } from './support/quiet.ts';
import { saved } from './support/rest.ts';
import { openSeeded } from './support/seeded.ts';

const EFFECT = "which has a substantial adverse effect on B's usual day-to-day activities";

function sectionOf(num: string): Provision {
  const found = [...walk(currentAct())].find((node) => node.kind === 'section' && node.num === num);
  if (!found) throw new RangeError(`No section ${num}`);
  return found;
}

steps('amendments, chosen and made in many places', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;

  const unit = (num: string): Locator => page.locator(`[data-unit="${sectionOf(num).pid}"]`);
  const changes = (num: string, am: string): Promise<readonly string[]> =>
    unit(num).locator(`[data-am="${am}"] ins, [data-am="${am}"] del`).allTextContents();
  const panel = () => page.getByRole('complementary', { name: 'The amendment being worked on' });
  const dialog = () => page.getByRole('dialog');
  const status = () => page.locator('.status-bar');
  const room = (name: string) => page.getByRole('tab', { name, exact: true }).click();
  const shot = (name: string) =>
    process.env.KEELING_SHOTS
      ? page.screenshot({ path: join(process.env.KEELING_SHOTS, `${name}.png`) })
      : Promise.resolve();

  beforeAll(async () => {
    workbench = await openSeeded({ width: 1440, height: 900 });
    page = workbench.page;
    watched = watch(page);
    await page.getByRole('tab', { name: 'Act', exact: true }).waitFor();
  });
  afterAll(() => workbench?.close());

  it('boxes the place of an alternative, and lays both side by side', async () => {
    await page.getByRole('row', { name: /^4A / }).click();
    const marks = unit('4A').getByRole('button', { name: 'A-004 is an alternative here' });
    await marks.first().waitFor();
    await expect.poll(() => marks.count()).toBe(2);
    expect((await changes('4A', 'A-003')).length).toBe(2);
    await expect.poll(() => changes('4A', 'A-004')).toEqual([]);
    await marks.first().scrollIntoViewIfNeeded();
    await shot('boxed');
    await marks.first().click();
    const first = dialog().getByRole('region', { name: 'section 4A(1)(b)(ii)', exact: true });
    const [three, four] = ['A-003', 'A-004'].map((am) =>
      first.getByRole('region', { name: `${am} in section 4A(1)(b)(ii)` }),
    );
    await expect.poll(() => three?.locator('del').textContent()).toContain('substantial ');
    await expect.poll(() => three?.getByText('Shown in the text').isVisible()).toBe(true);
    await expect.poll(() => four?.locator('del').textContent()).toContain(EFFECT);
    await shot('side-by-side');
    await four?.getByRole('button', { name: 'Use A-004' }).click();
    await first.getByRole('button', { name: 'Use A-003' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('shows the one chosen, and keeps the other', async () => {
    await expect.poll(() => changes('4A', 'A-003')).toEqual([]);
    expect((await changes('4A', 'A-004')).length).toBe(2);
    await unit('4A').getByRole('button', { name: 'A-003 is an alternative here' }).first().waitFor();
    await room('Amendments');
    const card = page.getByRole('article', { name: 'A lower threshold of effect' });
    await expect.poll(() => card.textContent()).toContain('2 changes');
    await page.getByRole('region', { name: 'Alternatives' }).getByText('A-003 and A-004').waitFor();
    await shot('room');
    await room('Act');
  });

  it('leaves one change of an amendment out of the text, and says so', async () => {
    const shown = status().getByText(/changes shown of/);
    const whole = await shown.textContent();
    const before = await changes('2A', 'A-001');
    await panel().locator('summary[aria-label="Changes of A-001 to show"]').click();
    const item = panel().getByRole('checkbox', { name: /the internet, email or any other form/ });
    await item.locator('xpath=ancestor::label').click();
    await expect.poll(() => changes('2A', 'A-001')).not.toEqual(before);
    await expect
      .poll(() => changes('2A', 'A-001'))
      .toEqual(before.filter((words) => !/the internet|any device/.test(words)));
    await expect.poll(() => shown.textContent()).not.toBe(whole);
    await shot('left-out');
    await item.locator('xpath=ancestor::label').click();
    await expect.poll(() => changes('2A', 'A-001')).toEqual(before);
  });

  it('hides all that are in a state, and shows them again', async () => {
    await panel().getByText('Show or hide in the text by state, recommendation or author').click();
    const returned = panel()
      .getByRole('group', { name: 'By state' })
      .locator('label')
      .filter({ hasText: 'Returned' });
    await returned.click();
    await expect.poll(() => changes('2A', 'A-002')).toEqual([]);
    await shot('by-state');
    await returned.click();
    await expect.poll(async () => (await changes('2A', 'A-002')).length).toBeGreaterThan(0);
  });

  it('amends words a place at a time, from the list of them, and takes each back', async () => {
    const now = () =>
      page
        .locator('.act ins')
        .evaluateAll((all) => all.filter((one) => one.textContent?.includes('molestation')).length);
    await page.keyboard.press('Control+h');
    await dialog().getByLabel('Find', { exact: true }).fill('harassment');
    await dialog().getByLabel('Replace with').fill('molestation');
    const places = dialog().locator('.find-hits li');
    await places.first().waitFor();
    const count = await places.count();
    const button = (nth: number) =>
      places.nth(nth).getByRole('button', { name: /^(Replace|Delete) only here/ });
    const third = await button(2).getAttribute('aria-label');
    await button(1).click();
    await expect.poll(() => places.count()).toBe(count - 1);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe(third);
    await page.keyboard.press('Enter');
    await expect.poll(() => places.count()).toBe(count - 2);
    await shot('one-by-one');
    await page.keyboard.press('Escape');
    await expect.poll(now).toBe(2);
    await saved(page);
    await focusOn(page.locator('.text-scroller'));
    await page.keyboard.press('Control+z');
    await expect.poll(now).toBe(1);
    await page.keyboard.press('Control+z');
    await expect.poll(now).toBe(0);
    await saved(page);
  });

  it('amends words in each place but one, and takes it back', async () => {
    await page.keyboard.press('Control+h');
    await dialog().getByLabel('Find', { exact: true }).fill('harassment');
    await dialog().getByLabel('Replace with').fill('molestation');
    const hits = dialog().locator('.find-hits input');
    await hits.first().waitFor();
    const count = await hits.count();
    expect(count).toBeGreaterThan(10);
    await hits.nth(1).uncheck();
    await shot('find');
    await dialog()
      .getByRole('button', { name: `Replace in ${count - 1} places` })
      .click();
    await page.locator('[data-am="A-006"]').first().waitFor({ state: 'attached' });
    await expect.poll(() => page.locator('[data-am="A-006"] ins').count()).toBe(count - 1);
    await saved(page);
    await shot('amended');
    await focusOn(page.locator('.text-scroller'));
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.locator('[data-am="A-006"] ins').count()).toBe(0);
    await page.keyboard.press('Control+y');
    await expect.poll(() => page.locator('[data-am="A-006"] ins').count()).toBe(count - 1);
    await page.keyboard.press('Control+z');
    await saved(page);
  });

  it('says whose words were revised, by whom, and while drafting what', async () => {
    await unit('2B')
      .getByRole('button', { name: /^Edit section 2B/ })
      .click();
    const text = page.getByRole('textbox', { name: /^section 2B, tracked typing/ });
    await text.waitFor();
    await clickAt(text, 'offences of stalking', 'after');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('x');
    await page.getByRole('button', { name: 'Change A-005' }).click();
    const told = panel().getByRole('list', { name: 'Revisions made while drafting' });
    await told.waitFor();
    await expect.poll(() => told.textContent()).toMatch(/.+ changed A-005 \(revision 2\)/);
    await shot('revised');
    await page.keyboard.press('Control+z');
    await saved(page);
    expect(watched.complaints).toEqual([]);
  });
});
