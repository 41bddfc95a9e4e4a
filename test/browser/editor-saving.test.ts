import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walk } from '../../core/act/tree.ts';
import type { Amendment } from '../../core/amend/amendment.ts';
import { currentAct } from '../support/review.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/workbench.ts';
import { clickAt } from './support/pointer.ts';

const section = [...walk(currentAct())].find(({ kind, num }) => kind === 'section' && num === '2A');
const examples = [...walk(section ?? currentAct())].filter(({ kind }) => kind === 'paragraph');
const email = examples.find(({ content }) => content.includes('email'));

/** Typing in the real window, over the real store: what is on disk in the end, and what a second window is told. */
describe.skipIf(whyNoWorkbench() !== null)('typing and saving', () => {
  let workbench: Workbench;
  let page: Page;

  /** A call to the host, as the page makes it. */
  const call = (name: string) =>
    page.evaluate(async (asked) => {
      const answer = await fetch(`/api/${asked}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${sessionStorage.getItem('keeling.token')}`,
        },
        body: '{}',
      });
      return (await answer.json()) as { readonly value: readonly Amendment[] };
    }, name);
  const onDisk = async (id: string) =>
    (await call('amendment.list')).value.find((one) => one.id === id)?.edits;
  const text = (of: Page) => of.getByRole('textbox', { name: /^section 2A, tracked typing/ });
  const open = async (of: Page) => {
    await of.getByRole('row', { name: /^2A Offence of stalking/ }).click();
    await of.keyboard.press('Enter');
    await text(of).waitFor();
  };
  const saved = (of: Page) =>
    of
      .getByRole('complementary', { name: 'The amendment being worked on' })
      .getByText('Saved', { exact: true })
      .waitFor();
  const line = (of: Page) =>
    of.locator(`.ed-line[data-pid="${email?.pid}"]`).evaluate((element) => element.textContent ?? '');

  beforeAll(async () => {
    workbench = await openWorkbench();
    page = workbench.page;
    page.setDefaultTimeout(10_000);
    await page.getByLabel('Name', { exact: true }).fill('Ada Official');
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('button', { name: 'Keep' }).waitFor({ state: 'detached' });
    await page.getByLabel('Name of the review').fill('Saving');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Saving' }).waitFor();
    await open(page);
  });
  afterAll(() => workbench?.close());

  it('goes on through every save without losing a letter or moving the caret', async () => {
    await clickAt(text(page), 'email', 'after');
    const words = [' one', ' two', ' three', ' four', ' five', ' six', ' seven', ' eight', ' nine', ' ten'];
    for (const [n, word] of words.entries()) {
      await page.keyboard.type(word);
      // Before, at and after the pause that a save waits for, and while it is under way.
      await page.waitForTimeout([0, 590, 620, 650, 700, 1000][n % 6] ?? 0);
    }
    await saved(page);
    expect(await line(page)).toContain(`email${words.join('')} or any`);
    expect(await onDisk('A-001')).toMatchObject([{ pid: email?.pid, insert: words.join('') }]);
  });

  it('undoes through the saves to the Act as it stands, and redoes', async () => {
    for (let n = 0; n < 12; n++) await page.keyboard.press('Control+z');
    await saved(page);
    expect(await onDisk('A-001')).toEqual([]);
    expect(await line(page)).toBe(email?.content);
    for (let n = 0; n < 12; n++) await page.keyboard.press('Control+y');
    await saved(page);
    expect(await onDisk('A-001')).toMatchObject([
      { pid: email?.pid, insert: expect.stringMatching(/^ one.* ten$/) },
    ]);
  });

  it('tells the second of two windows, and loses the words of neither', async () => {
    const second = await workbench.context.newPage();
    second.setDefaultTimeout(10_000);
    const token = await page.evaluate(() => sessionStorage.getItem('keeling.token'));
    await second.goto(`${page.url()}#token=${token}`);
    await second.getByRole('row', { name: /^2A Offence of stalking/ }).waitFor();
    await second.locator('.change[data-am="A-001"]').first().click();
    await open(second);
    await second.locator('.ed-text [data-inserted="mine"]').first().waitFor();

    await page.bringToFront();
    await clickAt(text(page), 'email', 'before');
    await page.keyboard.type('first ');
    await expect.poll(() => onDisk('A-001')).toContainEqual(expect.objectContaining({ insert: 'first ' }));

    await second.bringToFront();
    await clickAt(text(second), 'internet', 'before');
    await second.keyboard.type('second ');
    // Whether the second window learnt of the first's words when it came to the front or is refused when it
    // saves, in the end both are on disk.
    const told = second.getByRole('alert').getByText('Not saved');
    await expect
      .poll(async () => (await told.isVisible()) || JSON.stringify(await onDisk('A-001')).includes('second '))
      .toBe(true);
    if (await told.isVisible()) {
      expect(await line(second)).toContain('second internet');
      await second.getByRole('button', { name: /keep mine/ }).click();
    }
    await expect
      .poll(async () => JSON.stringify((await call('amendment.list')).value), { timeout: 10_000 })
      .toContain('second ');
    const all = (await call('amendment.list')).value.flatMap(({ edits }) => edits);
    expect(all).toContainEqual(expect.objectContaining({ insert: 'first ' }));
    expect(all).toContainEqual(expect.objectContaining({ insert: 'second ' }));
    expect(all).toContainEqual(expect.objectContaining({ insert: expect.stringMatching(/^ one.* ten$/) }));
  });
});
