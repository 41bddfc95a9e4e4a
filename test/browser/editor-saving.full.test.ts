import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { walk } from '../../core/act/tree.ts';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { currentAct } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { gateAt } from './support/gate.ts';
import { clickAt } from './support/pointer.ts';
import { rest, saved } from './support/rest.ts';

const inElectron = process.env.KEELING_HOST === 'electron';
const section = [...walk(currentAct())].find(({ kind, num }) => kind === 'section' && num === '2A');
const examples = [...walk(section ?? currentAct())].filter(({ kind }) => kind === 'paragraph');
const email = examples.find(({ content }) => content.includes('email'));

/** All that is typed after “email”. */
const WORDS = ' one two two more and two three three more and three four four more and four';

/** Typing in the real window, over the real store: what is on disk in the end, and what a second window is told. */
steps('typing and saving', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  let second: Page;

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
  /** What the foot of the window says of saving. */
  const word = (of: Page) => of.getByRole('contentinfo').locator('.save-state').textContent();
  /** A person comes back to a window, which then asks what others did meanwhile. */
  const comeTo = (of: Page) => of.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
  const line = (of: Page) =>
    of.locator(`.ed-line[data-pid="${email?.pid}"]`).evaluate((element) => element.textContent ?? '');

  beforeAll(async () => {
    workbench = await openWorkbench({ isHeld: true });
    page = workbench.page;
    await page.getByLabel('Name', { exact: true }).fill('Ada Official');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
    await page.getByLabel('Name of the review').fill('Saving');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Saving' }).waitFor();
    await open(page);
  });
  afterAll(() => workbench?.close());

  it('says that nothing is saved while the amendment for the first word is started', async () => {
    const starting = await gateAt(page, 'amendment.create');
    await clickAt(text(page), 'email', 'after');
    await page.keyboard.type(' one');
    await starting.reached();
    if (!inElectron) await expect.poll(() => word(page)).toBe('Starting an amendment…');
    starting.open();
    await saved(page);
    await expect.poll(() => onDisk('A-001')).toMatchObject([{ pid: email?.pid, insert: ' one' }]);
  });

  it('goes on before, at and after every save without losing a letter or moving the caret', async () => {
    const saving = await gateAt(page, 'amendment.revise');
    for (const word of [' two', ' three', ' four']) {
      saving.shut();
      await page.keyboard.type(word);
      await saving.reached();
      await page.keyboard.type(`${word} more`);
      saving.open();
      await page.keyboard.type(` and${word}`);
      await saved(page);
    }
    await expect.poll(() => line(page)).toContain(`email${WORDS} or any`);
    await expect.poll(() => onDisk('A-001')).toMatchObject([{ pid: email?.pid, insert: WORDS }]);
  });

  it('undoes through the saves to the Act as it stands, and redoes', async () => {
    const all = async (key: string, said: string) => {
      const status = page.locator('.ed-frame [role=status]');
      while ((await status.textContent()) !== said) await page.keyboard.press(key);
      await saved(page);
    };
    await all('Control+z', 'There is nothing to undo.');
    await expect.poll(() => onDisk('A-001')).toEqual([]);
    await expect.poll(() => line(page)).toBe(email?.content);
    await all('Control+y', 'There is nothing to redo.');
    await expect.poll(() => onDisk('A-001')).toMatchObject([{ pid: email?.pid, insert: WORDS }]);
  });

  it('tells a second window of what the first wrote when it is come back to', async () => {
    second = await workbench.context.newPage();
    const token = await page.evaluate(() => sessionStorage.getItem('keeling.token'));
    await second.goto(`${page.url()}#token=${token}`);
    await second.getByRole('row', { name: /^2A Offence of stalking/ }).waitFor();
    await second.locator('.change[data-am="A-001"]').first().click();
    await second.getByRole('button', { name: 'Work on A-001' }).click();
    await open(second);
    await second.locator('.ed-text [data-inserted="mine"]').first().waitFor();

    await clickAt(text(page), 'email', 'before');
    await page.keyboard.type('first ');
    await rest(page);
    await comeTo(second);
    await expect.poll(() => line(second)).toContain('first email');
    await clickAt(text(second), 'internet', 'before');
    await second.keyboard.type('second ');
    await rest(second);
    await expect.poll(() => onDisk('A-001')).toHaveLength(3);
  });

  it('has the words of both in the amendment, also where the second has heard nothing of the first', async () => {
    await comeTo(page);
    await expect.poll(() => line(page)).toContain('second internet');
    // The second hears of nothing from here.
    await gateAt(second, 'ledger.list');
    await clickAt(text(page), 'email', 'before');
    await page.keyboard.type('third ');
    await rest(page);

    await clickAt(text(second), 'internet', 'before');
    await second.keyboard.type('fourth ');
    await expect.poll(() => line(second)).toContain('fourth internet');
    await saved(second);
    await expect.poll(() => line(second)).toContain('third email');
    await second.keyboard.type('fifth ');
    await saved(second);
    const inserted = async (id: string) => (await onDisk(id))?.map((edit) => 'insert' in edit && edit.insert);
    await expect
      .poll(() => inserted('A-001'))
      .toEqual(expect.arrayContaining([WORDS, 'first third ', 'second fourth fifth ']));
    await expect.poll(() => inserted('A-002')).toBe(undefined);
  });
});
