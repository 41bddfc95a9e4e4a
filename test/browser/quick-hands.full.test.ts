import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import { mustOpen, testDeps } from '../support/reviews/review.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { pressWhileBusy } from './support/busy.ts';
import { focusOn } from './support/focus.ts';
import { gateAt } from './support/gate.ts';
import { keyboardAt, type ViewName } from './support/keyboard.ts';
import { saved } from './support/rest.ts';

describe.skipIf(whyNoWorkbench() !== null)('a person who is quick', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-quick-'));
  let workbench: Workbench;
  let page: Page;
  let keyboard: ReturnType<typeof keyboardAt>;
  let made = 0;
  let faults: string[] = [];

  beforeAll(async () => {
    const given = { title: 'Quick', act: 'ukpga/1997/40', at: 'current' };
    await mustOpen(await createReview(join(folder, 'fresh.keeling'), given, testDeps())).close();
  });
  beforeEach(async () => {
    const file = join(folder, `review-${++made}.keeling`);
    copyFileSync(join(folder, 'fresh.keeling'), file);
    workbench = await openWorkbench({ file, isHeld: true });
    page = workbench.page;
    keyboard = keyboardAt(page);
    faults = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.getByRole('article').waitFor();
  });
  afterEach(async () => {
    await workbench.close();
    expect(faults).toEqual([]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const press: typeof keyboard.press = (...keys) => keyboard.press(...keys);
  const saidOf = (words: string | RegExp) => keyboard.saidOf(words);
  const goTo = (place: string) => keyboard.goTo(place);
  const read = (view: ViewName) => keyboard.read(view);
  const choose = async (name: RegExp) => {
    await press('Shift+F10');
    await page.getByRole('menuitem', { name }).first().click();
  };
  /** The store takes its time to start an amendment. */
  const slowly = () => gateAt(page, 'amendment.create');

  it('types on while a command’s amendment is started, from where the text was only read', async () => {
    const before = await keyboard.readUnchanged();
    const starting = await slowly();
    await goTo('2A(3)');
    await press('Control+Alt+Enter');
    await starting.reached();
    await page.keyboard.type('Wordz');
    await press('Backspace');
    await page.keyboard.type('s that are new.');
    starting.open();
    await saidOf('Inserted section 2A(3A).');
    expect((await read('As amended')).filter((line) => !before.includes(line))).toEqual([
      '(3A)Words that are new.',
    ]);
  });

  it('types on while a command’s amendment is started, and changes nothing where the caret was', async () => {
    const before = await keyboard.readUnchanged();
    await page.locator('.line', { hasText: 'watching or spying' }).first().click();
    await page.locator('.ed-text:focus').waitFor();
    const starting = await slowly();
    await press('Control+Alt+Enter');
    await starting.reached();
    await page.keyboard.type('Quick');
    starting.open();
    await saidOf('Inserted section 2A(3)(h).');
    await page.keyboard.type(' hands.');
    expect((await read('As amended')).filter((line) => !before.includes(line))).toEqual(['(h)Quick hands.']);
    await focusOn(page.locator('.text-scroller'));
    await press('Control+z', 'Control+z', 'Control+z', 'Control+z');
    expect(await read('As amended')).toEqual(before);
  });

  it('gives commands and words in turn while the amendment is started, and each is made where the last one led', async () => {
    const before = await keyboard.readUnchanged();
    await page.locator('.line', { hasText: 'watching or spying' }).first().click();
    await page.locator('.ed-text:focus').waitFor();
    const starting = await slowly();
    await press('Control+Alt+Enter');
    await starting.reached();
    await press('o', 'n', 'e', 'Control+Alt+Enter', 't', 'w', 'o', 'Enter', 's', 'i', 'x');
    starting.open();
    await saved(page);
    expect((await read('As amended')).filter((line) => !before.includes(line))).toEqual([
      '(h)one',
      '(i)two',
      '(j)six',
    ]);
  });

  it('leaves a section and goes into it again by the next key', async () => {
    await page.locator('.line', { hasText: 'watching or spying' }).first().click();
    await page.locator('.ed-text:focus').waitFor();
    await press('End');
    await pressWhileBusy(page, ['a', 'b', 'Escape', 'Enter', 'x', 'y']);
    await saved(page);
    const inserted = await page.locator('.ed-text [data-inserted]').allTextContents();
    expect(inserted.toSorted()).toEqual(['ab', 'xy']);
  });

  it('loses no words of a section that is left and opened again while the amendment is started', async () => {
    const before = await keyboard.readUnchanged();
    await page.locator('.line', { hasText: 'watching or spying' }).first().click();
    await page.locator('.ed-text:focus').waitFor();
    await press('End');
    const starting = await slowly();
    await page.keyboard.insertText(' One');
    await starting.reached();
    await press('Escape', 'Enter', 'End');
    await page.keyboard.insertText(' two');
    starting.open();
    await saved(page);
    const after = (await read('As amended')).filter((line) => !before.includes(line)).join();
    expect([after.includes(' One'), after.includes(' two')]).toEqual([true, true]);
    await page.reload();
    await page.getByRole('article').waitFor();
    expect((await read('As amended')).filter((line) => !before.includes(line)).join()).toBe(after);
  });

  it('goes on in the text by the key right after what lay over it is put away', async () => {
    await page.locator('.line', { hasText: 'watching or spying' }).first().click();
    await page.locator('.ed-text:focus').waitFor();
    await press('End');
    for (const key of ['Shift+F10', 'Control+k', 'Control+h']) {
      await press(key);
      await page.getByRole('dialog').waitFor();
      await pressWhileBusy(page, ['Escape', 'a', 'Backspace', 'b']);
    }
    await saved(page);
    await expect.poll(() => page.locator('.ed-text [data-inserted]').allTextContents()).toEqual(['bbb']);
  });

  it('comes with the focus to a heading that was put in, and to a section that was left out', async () => {
    const focused = page.locator('.act :focus');
    await page.locator('.line', { hasText: 'watching or spying' }).first().click();
    await page.locator('.ed-text:focus').waitFor();
    await choose(/^Insert cross-heading/);
    await page.keyboard.type('Stalking');
    await press('Enter');
    await saidOf(/^Inserted the italic heading/);
    await expect.poll(() => focused.textContent()).toContain('Stalking');
    await goTo('5');
    await choose(/^Omit/);
    await saidOf('Omitted section 5.');
    await goTo('6');
    await goTo('5');
    await expect.poll(() => focused.textContent()).toContain('Restraining orders');
  });

  it('undoes and redoes words whose amendment is still being started, with their section left', async () => {
    const before = await keyboard.readUnchanged();
    await page.locator('.line', { hasText: 'watching or spying' }).first().click();
    await page.locator('.ed-text:focus').waitFor();
    const starting = await slowly();
    await page.keyboard.insertText('Quick ');
    await starting.reached();
    await press('Escape', 'Control+z');
    starting.open();
    await saidOf(/^Undone: words that you typed\./);
    expect(await read('As amended')).toEqual(before);
    await press('Control+y');
    await saidOf(/^Redone: words that you typed\./);
    expect((await read('As amended')).filter((line) => !before.includes(line))).toHaveLength(1);
  });

  it('keeps to a field of its own what is typed there meanwhile', async () => {
    await page.getByRole('button', { name: 'New amendment', exact: true }).click();
    await page.getByRole('textbox', { name: 'Title' }).waitFor();
    await page.getByRole('button', { name: 'Working on' }).click();
    await page.getByRole('option', { name: /^New amendment/ }).click();
    const starting = await slowly();
    await goTo('2A(3)');
    await press('Control+Alt+Enter', 'Control+k');
    await starting.reached();
    await page.keyboard.type('16');
    const field = page.getByRole('dialog', { name: 'Search' }).getByRole('searchbox');
    await expect.poll(() => field.inputValue()).toBe('16');
    starting.open();
    await saidOf('Inserted section 2A(3A).');
  });

  it('undoes with the focus on a button while a section is open, and leaves a field to itself', async () => {
    const before = await keyboard.readUnchanged();
    await page.locator('.line', { hasText: 'watching or spying' }).first().click();
    await page.locator('.ed-text:focus').waitFor();
    await press('End');
    await page.keyboard.insertText(' Typed.');
    await page.getByText('Typing is tracked in A-001.').waitFor();
    const title = page.getByRole('textbox', { name: 'Title' });
    await title.fill('A title');
    await title.pressSequentially('s');
    await press('Control+z');
    await expect.poll(() => page.locator('.ed-text').textContent()).toContain('Typed.');
    await focusOn(page.getByRole('button', { name: 'New amendment', exact: true }));
    await press('Control+z');
    await saidOf('Undone: changed the title of A-001.');
    await expect.poll(() => title.inputValue()).toBe('');
    await press('Control+z');
    await page
      .getByText(/^Undone: words that you typed\./)
      .first()
      .waitFor({ state: 'attached' });
    await expect.poll(() => page.locator('.ed-text').textContent()).not.toContain('Typed.');
    await focusOn(page.getByRole('radio', { name: 'Marked up', exact: true }));
    await press('Control+y');
    await page
      .getByText(/^Redone: words that you typed\./)
      .first()
      .waitFor({ state: 'attached' });
    await expect.poll(() => page.locator('.ed-text').textContent()).toContain('Typed.');
    await focusOn(page.getByRole('radio', { name: 'Marked up', exact: true }));
    await press('Control+z');
    expect(await read('As amended')).toEqual(before);
  });

  it('types in a section that was moved, where it now stands', async () => {
    const before = await keyboard.readUnchanged();
    await goTo('5');
    await choose(/^Move 5…/);
    await page.keyboard.type('after section 7');
    await press('ArrowDown', 'Enter');
    await saidOf(/^Moved section 5 to after section 7/);
    await page.locator('[data-unit] .line.inserted').nth(1).click();
    await page.locator('.ed-text:focus').waitFor();
    await page.keyboard.type('Moved words. ');
    const after = await read('As amended');
    expect(after.filter((line) => line.includes('Moved words.'))).toHaveLength(1);
    expect(await read('Original')).toEqual(before);
    const at = after.findIndex((line) => line.includes('Moved words.'));
    expect(at).toBeGreaterThan(after.findIndex((line) => line.startsWith('7')));
  });
});
