import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { focusOn } from './support/focus.ts';
import { keyboardAt } from './support/keyboard.ts';
import { type Watched, watch } from './support/quiet.ts';
import { saved } from './support/rest.ts';
import { openNew } from './support/seeded.ts';

/** The rest of what can be inserted or amended by a command, each by the keyboard and read as amended. */
describe.skipIf(whyNoWorkbench() !== null)('each kind of structural command in the window', () => {
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;
  let keyboard: ReturnType<typeof keyboardAt>;

  beforeEach(async () => {
    workbench = await openNew({ width: 1440, height: 900 });
    page = workbench.page;
    keyboard = keyboardAt(page);
    watched = watch(page);
  });
  afterEach(async () => {
    await workbench.close();
    expect(watched).toEqual({ complaints: [], foreign: [] });
  });

  const added = (before: readonly string[], after: readonly string[]) =>
    after.filter((line) => !before.includes(line));

  it('inserts definitions at their alphabetical places', async () => {
    const { goTo, choose, type, press, saidOf, read } = keyboard;
    const before = await keyboard.readUnchanged();
    const define = async (term: string, meaning: string) => {
      await goTo('8(3)');
      await choose('Insert definition…');
      await page.getByRole('textbox', { name: 'Term' }).waitFor();
      await type(term);
      await press('Tab');
      await type(meaning);
      await page.getByRole('button', { name: 'Insert', exact: true }).press('Enter');
      await saidOf(new RegExp(`Inserted .*${term}`));
      await press('Escape');
    };
    await define('fear', 'apprehension;');
    await define('alarm', 'sudden fear;');
    const after = await read('As amended');
    expect(added(before, after)).toEqual(['“alarm” means sudden fear;', '“fear” means apprehension;']);
    const at = (words: string) => after.findIndex((line) => line.startsWith(words));
    const [alarm, fear] = [at('“alarm”'), at('“fear”')];
    expect(after[alarm + 1]).toMatch(/^“conduct”/);
    expect(after[fear - 1]).toMatch(/^“conduct”/);
    expect(after[fear + 1]).toMatch(/^“harassment”/);
    await focusOn(page.locator('.text-scroller'));
    await press('Control+z', 'Control+z');
    expect(await read('As amended')).toEqual(before);
  });

  it('inserts a cross-heading beside the group, and the text says so', async () => {
    const { goTo, choose, type, press, saidOf, read } = keyboard;
    const before = await keyboard.readUnchanged();
    await goTo('11');
    await choose('Insert cross-heading…');
    await page.getByRole('textbox', { name: 'Words of the cross-heading' }).waitFor();
    await type('Northern Ireland');
    await press('Enter');
    await saidOf(/^Inserted .*cross-heading.*|^Inserted .*italic heading/i);
    const after = await read('As amended');
    expect(added(before, after)).toEqual(['Northern Ireland']);
    const at = after.indexOf('Northern Ireland');
    expect(after[at + 1]).toBe('General');
    expect(await read('Original')).toEqual(before);
    await page.getByRole('row', { name: /^Northern Ireland, inserted/ }).waitFor();
    await focusOn(page.locator('.text-scroller'));
    await press('Control+z');
    await saidOf(/^Undone: /);
    expect(await read('As amended')).toEqual(before);
  });

  it('inserts a Schedule with its first paragraph, and a paragraph after that', async () => {
    const { goTo, choose, type, press, saidOf, read } = keyboard;
    const before = await keyboard.readUnchanged();
    await goTo('16');
    await choose('Insert Schedule');
    await saidOf(/^Inserted (the )?Schedule/);
    await type('Transitional provision');
    await press('ArrowDown');
    await type('This Schedule applies to proceedings begun before commencement.');
    await press('Control+Alt+Enter');
    await saidOf(/^Inserted paragraph 2/);
    await type('Nothing in paragraph 1 affects costs.');
    const after = await read('As amended');
    expect(added(before, after)).toEqual([
      expect.stringMatching(/Schedule.*Transitional provision/i),
      '1This Schedule applies to proceedings begun before commencement.',
      '2Nothing in paragraph 1 affects costs.',
    ]);
    await saved(page);
    await page.reload();
    await page.getByRole('article').waitFor();
    expect(await read('As amended')).toEqual(after);
  });

  it('offers a capital where the words found have one, and puts none unasked', async () => {
    const { press, type, read, saidOf } = keyboard;
    const before = await keyboard.readUnchanged();
    const amend = async (capitals: boolean) => {
      await press('Control+h');
      await page.getByRole('textbox', { name: 'Find' }).waitFor();
      await type('harassment');
      await press('Tab');
      await type('pestering');
      const offer = page.getByRole('checkbox', {
        name: /^Use a capital letter where the found words do: \d/,
      });
      await offer.waitFor();
      await expect.poll(() => offer.isChecked()).toBe(false);
      if (capitals) await offer.press('Space');
      await page.getByRole('button', { name: /^Replace in \d+ places/ }).press('Enter');
      await saidOf(/substituted/);
    };
    await amend(false);
    const plain = added(before, await read('As amended')).join('\n');
    expect(plain).toContain('pestering');
    expect(plain).not.toContain('Pestering');
    await focusOn(page.locator('.text-scroller'));
    await press('Control+z');
    await saidOf(/^Undone: /);
    expect(await read('As amended')).toEqual(before);
    await amend(true);
    const after = await read('As amended');
    const capital = (lines: readonly string[], word: string) => lines.join('\n').split(word).length - 1;
    expect(capital(after, 'Pestering')).toBe(capital(before, 'Harassment'));
    expect(capital(before, 'Harassment')).toBeGreaterThan(0);
  });
});
