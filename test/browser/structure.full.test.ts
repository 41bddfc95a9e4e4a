import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { focusOn } from './support/focus.ts';
import { keyboardAt, type ViewName } from './support/keyboard.ts';
import { type Watched, watch } from './support/quiet.ts';
import { saved } from './support/rest.ts';
import { openNew } from './support/seeded.ts';

describe.skipIf(whyNoWorkbench() !== null)('structural commands in the window', () => {
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;
  let keyboard: ReturnType<typeof keyboardAt>;
  const press: typeof keyboard.press = (...keys) => keyboard.press(...keys);
  const goTo = (place: string) => keyboard.goTo(place);
  const choose = (name: string | RegExp) => keyboard.choose(name);
  const saidOf = (words: string | RegExp) => keyboard.saidOf(words);
  const read = (view: ViewName) => keyboard.read(view);

  beforeEach(async () => {
    workbench = await openNew();
    page = workbench.page;
    keyboard = keyboardAt(page);
    watched = watch(page);
  });
  afterEach(async () => {
    await workbench.close();
    expect(watched).toEqual({ complaints: [], foreign: [] });
  });

  /** The new lines of the open section. */
  const typed = () =>
    page
      .locator('.ed-line[data-fate="inserted"]')
      .evaluateAll((lines) => lines.map((line) => `${line.getAttribute('data-label')} ${line.textContent}`));

  /** Presses a key until there is nothing left for it to do. */
  const turn = async (key: string, end: string) => {
    for (let at = 0; at < 60; at++) {
      await press(key);
      if (await page.locator('.notices', { hasText: end }).count()) return;
    }
    throw new Error('There is no end of steps');
  };

  it('leaves a paragraph out, and undoes it', async () => {
    const before = await keyboard.readUnchanged();
    await goTo('2A(3)(g)');
    await press('Control+Alt+Backspace');
    await saidOf('Omitted section 2A(3)(g).');
    await page.locator('.line.deleted', { hasText: 'watching or spying' }).waitFor();
    const after = await read('As amended');
    expect(before.filter((line) => !after.includes(line))).toEqual(['(g)watching or spying on a person.']);
    await press('Control+z');
    await saidOf('Undone: omitted section 2A(3)(g).');
    expect(await read('As amended')).toEqual(before);
    await press('Control+y');
    expect(await read('As amended')).toEqual(after);
  });

  it('divides, shifts and joins what is inserted by Enter, Tab and Backspace, and never what is law', async () => {
    const before = await keyboard.readUnchanged();
    await goTo('2A(3)');
    await press('Control+Alt+Enter');
    await saidOf('Inserted section 2A(3A).');
    await page.keyboard.type('First. Second.');
    await press(...Array<string>(7).fill('ArrowLeft'), 'Enter');
    await saidOf('Inserted section 2A(3B).');
    await press('End', 'Enter');
    await saidOf('Inserted section 2A(3C).');
    await page.keyboard.type('inner');
    await press('Tab');
    await saidOf('Moved in: it is now section 2A(3B)(a).');
    await expect.poll(() => typed()).toEqual(['(3A) First. ', '(3B) Second.', '(a) inner']);
    await press('Shift+Tab');
    await saidOf('Moved out: it is now section 2A(3C).');
    await press('Home', 'Backspace');
    await saidOf('Joined section 2A(3C) to the words before it.');
    await press('Home', 'Backspace');
    await expect.poll(() => typed()).toEqual(['(3A) First. Second.inner']);

    // What is law is left as it is, with the command to use; and Tab leads on.
    await press('Home', 'ArrowUp');
    await page.locator('.ed-text').click({ position: { x: 120, y: 60 } });
    await press('Enter');
    await page.getByText('Enter can’t split the Act’s own text.').waitFor({ state: 'attached' });
    await press('Tab');
    await expect.poll(() => page.locator('.ed-text:focus').count()).toBe(0);
    expect((await read('As amended')).filter((line) => !before.includes(line))).toEqual([
      '(3A)First. Second.inner',
    ]);

    // Emptied, it goes by Backspace; all of it undone, nothing is left of it.
    await turn('Control+z', 'There is nothing to undo.');
    expect(await read('As amended')).toEqual(before);
  });

  it('puts in the next provision by Enter at the end of one that is law, as one step', async () => {
    const before = await keyboard.readUnchanged();
    const added = async () => (await read('As amended')).filter((line) => !before.includes(line));
    await goTo('2A(3)(g)');
    await press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    await press('End', 'Enter');
    await saidOf('Inserted section 2A(3)(h).');
    await page.keyboard.type('next');
    await expect.poll(() => typed()).toEqual(['(h) next']);
    // In the one that was put in, Enter goes on to another.
    await press('Enter');
    await page.keyboard.type('last');
    await expect.poll(() => typed()).toEqual(['(h) next', '(i) last']);
    await press('Control+z', 'Control+z', 'Control+z', 'Control+z', 'Escape');
    await expect.poll(added).toEqual([]);

    // At the end of the words before a list, what comes next is the first of the list.
    await goTo('2A(3)(a)');
    await press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    await press('Home', 'ArrowLeft', 'Enter');
    await saidOf('Inserted section 2A(3)(za).');
    await page.keyboard.type('first');
    await expect.poll(() => typed()).toEqual(['(za) first']);
    await press('Control+z', 'Control+z', 'Escape');
    await expect.poll(added).toEqual([]);
  });

  it('asks for the next term by Enter at the end of a definition', async () => {
    const before = await keyboard.readUnchanged();
    await goTo('8(3)');
    await press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    await page.locator('.ed-line', { hasText: '“conduct” includes speech;' }).last().click();
    await press('End', 'Enter');
    await page.getByRole('dialog', { name: 'Insert definition' }).waitFor();
    await page.keyboard.type('court');
    await press('Tab');
    await page.keyboard.type('the sheriff court');
    await press('Tab', 'Enter');
    await saidOf('Inserted the definition of “court” in section 8(3).');
    const added = async () => (await read('As amended')).filter((line) => !before.includes(line));
    await expect.poll(added).toEqual(['“court” means the sheriff court;']);
    await turn('Control+z', 'There is nothing to undo.');
    expect(await read('As amended')).toEqual(before);
  });

  it('puts in the next part by Enter at the end of a section that was divided', async () => {
    await goTo('16');
    await choose(/^Divide/);
    await saidOf('The existing text of section 16 becomes subsection (1).');
    await page.locator('.ed-text:focus').waitFor();
    await press('Control+End', 'Enter');
    await saidOf('Inserted section 16(2).');
    await page.keyboard.type('next');
    await expect.poll(() => typed()).toEqual(['(2) next']);
  });

  it('substitutes, moves, divides and renames as one run of steps, which a reload keeps', async () => {
    const before = await keyboard.readUnchanged();
    await goTo('16');
    await choose(/^Divide/);
    await saidOf('The existing text of section 16 becomes subsection (1).');
    await press('Control+Alt+Enter');
    await page.keyboard.type('It may be cited otherwise.');
    await press('Escape');
    await goTo('2A(3)(f)');
    await choose(/^Move \(f\)…/);
    await page.keyboard.type('before section 2A(3)(a)');
    await press('ArrowDown', 'Enter');
    await saidOf(/^Moved section 2A\(3\)\(f\) to before section 2A\(3\)\(a\)/);
    await goTo('2A(6)');
    await press('Control+Alt+Shift+Backspace');
    await page.getByRole('dialog').getByRole('button', { name: 'Substitute' }).waitFor();
    await press('Enter');
    await saidOf(/^For section 2A\(6\), substituted/);
    await page.keyboard.type('Nevertheless: ');
    await press('Escape');
    await goTo('2A');
    await press('F2');
    await page.getByRole('textbox', { name: 'Heading' }).waitFor();
    await press('Control+a');
    await page.keyboard.type('Stalking');
    await press('Enter');
    await saidOf('The heading of section 2A is now “Stalking”.');
    const after = await read('As amended');
    expect(after).toContain('(2)It may be cited otherwise.');
    expect(after).toContain('2AStalking');
    expect(await read('Original')).toEqual(before);

    await focusOn(page.locator('.text-scroller'));
    await turn('Control+z', 'There is nothing to undo.');
    expect(await read('As amended')).toEqual(before);
    await focusOn(page.locator('.text-scroller'));
    await turn('Control+y', 'There is nothing to redo.');
    await saved(page);
    await page.reload();
    await page.getByRole('article').waitFor();
    expect(await read('As amended')).toEqual(after);
  });

  it('offers to fix the list, imposes nothing, and takes an emptied provision out', async () => {
    const before = await keyboard.readUnchanged();
    await goTo('2A(3)(g)');
    await press('Control+Alt+Enter');
    await saidOf('Inserted section 2A(3)(h).');
    const offers = page.getByRole('region', { name: 'Offered changes' });
    await offers.getByText('Section 2A(3)(g) has something after it').waitFor();
    await page.keyboard.type('doing something new.');
    await offers
      .getByRole('button', { name: /^Change: (?:Add a comma at the end|Change the end to a comma)$/ })
      .click();
    await offers.waitFor({ state: 'detached' });
    const fixed = await read('As amended');
    expect(fixed.filter((line) => !before.includes(line))).toEqual([
      '(g)watching or spying on a person,',
      '(h)doing something new.',
    ]);

    await focusOn(page.locator('.text-scroller'));
    await press('Control+z');
    await saidOf(/^Undone: /);
    expect((await read('As amended')).filter((line) => !before.includes(line))).toEqual([
      '(h)doing something new.',
    ]);
    await goTo('2A');
    await press('Enter');
    await page.locator('.ed-line', { hasText: 'doing something new' }).click();
    await press('End', 'Shift+Home', 'Backspace', 'Backspace');
    await saidOf('Deleted section 2A(3)(h).');
    expect(await read('As amended')).toEqual(before);
  });

  it('offers to leave out a provision whose words are deleted for as long as it has none', async () => {
    const offers = page.getByRole('region', { name: 'Offered changes' });
    await goTo('2A(3)(g)');
    await press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    await press('End', 'Shift+Home', 'Delete');
    await offers.getByRole('button', { name: 'Change: Omit section 2A(3)(g)' }).waitFor();
    await page.keyboard.type('new words');
    await offers.waitFor({ state: 'detached' });
    await press('Control+z');
    await expect.poll(() => page.locator('.ed-text').textContent()).not.toContain('new words');
    await press('Control+z', 'End', 'Shift+Home', 'Delete');
    await offers.getByRole('button', { name: 'Change: Omit section 2A(3)(g)' }).click();
    await saidOf('Omitted section 2A(3)(g).');
  });

  it('offers to leave out a provision whose words were all deleted, and leaves it where that is wanted', async () => {
    const before = await keyboard.readUnchanged();
    const gone = async () => {
      const now = await read('As amended');
      return before.filter((line) => !now.includes(line));
    };
    await goTo('2A(3)(g)');
    await press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    await press('Home', 'Shift+End', 'Delete');
    const offer = page.getByRole('region', { name: 'Offered changes' });
    await offer.getByText('All words of section 2A(3)(g) are deleted.').waitFor();
    await offer.getByRole('button', { name: 'Change: Omit section 2A(3)(g)' }).click();
    await saidOf('Omitted section 2A(3)(g).');
    await offer.getByText('All words').waitFor({ state: 'detached' });
    await expect.poll(gone).toEqual(['(g)watching or spying on a person.']);
    await press('Control+z', 'Control+z');
    await expect.poll(gone).toEqual([]);
  });

  it('has its menu beside each provision, under the pointer’s other button, and gives the focus back', async () => {
    await goTo('2A');
    await page.locator('.line', { hasText: 'following a person' }).first().hover();
    await page.getByRole('button', { name: 'Commands for this provision', includeHidden: true }).click();
    const menu = page.getByRole('menu', { name: 'Commands for section 2A(3)(a)' });
    await menu.waitFor();
    // All of it can be seen, though it is opened in the middle of the window.
    const hidden = () =>
      menu.evaluate(
        (all) => (all.parentElement ?? all).scrollHeight - (all.parentElement ?? all).clientHeight,
      );
    await expect.poll(hidden).toBeLessThanOrEqual(1);
    await press('Escape');
    await menu.waitFor({ state: 'detached' });
    await page.locator('.line', { hasText: 'following a person' }).first().click({ button: 'right' });
    await menu.getByRole('menuitem', { name: 'Omit (a)' }).click();
    await saidOf('Omitted section 2A(3)(a).');
    await page.locator('.line.deleted', { hasText: 'following a person' }).click({ button: 'right' });
    await menu.getByRole('menuitem', { name: /^Restore \(a\)/ }).click();
    await saidOf('Section 2A(3)(a) is restored.');

    await goTo('16');
    await press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    await press('Shift+F10');
    await page.getByRole('menu', { name: 'Commands for section 16' }).waitFor();
    await press('Escape');
    await page.locator('.ed-text:focus').waitFor();
  });
});
