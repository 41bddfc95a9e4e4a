import type { Page } from 'playwright-core';

/** The views of the text by the names of their buttons. */
export type ViewName = 'Original' | 'Marked up' | 'As amended';

/** The Act's lines where nothing is changed yet, as the first of the reviews had them: so has every other. */
let unchanged: readonly string[] | null = null;

/** A person who has a keyboard, and no pointer, at the workbench. */
export function keyboardAt(page: Page) {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const type = (words: string) => page.keyboard.type(words);
  const search = async (words: string) => {
    await press('Control+k');
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
    // As from the clipboard: it searches once, and what it does at each key is tried in search.test.ts.
    await page.keyboard.insertText(words);
  };
  const found = async (name: string | RegExp) => {
    const item = page.getByRole('menuitem', { name, exact: typeof name === 'string' }).first();
    await item.waitFor();
    for (let at = 0; at < 30; at++) {
      if (await item.evaluate((node) => node === document.activeElement || node.matches('[data-focused]')))
        return press('Enter');
      await press('ArrowDown');
    }
    throw new Error(`No key leads to ${name}`);
  };
  /** The Act's lines as they are read in a view, without what is only said to a screen reader. */
  const read = async (view: ViewName): Promise<readonly string[]> => {
    await page.getByRole('radio', { name: view, exact: true }).click();
    await page.locator(`article.${view.toLowerCase().replace(' ', '-')}`).waitFor();
    const text = await page.locator('article .line').allInnerTexts();
    await page.getByRole('radio', { name: 'Marked up', exact: true }).click();
    return text.map((line) => line.replace(/\s+/g, ' ').trim());
  };
  return {
    press,
    type,
    /** Goes to a place of the Act by the search box. */
    goTo: async (place: string) => {
      await search(place);
      await page.getByRole('menuitem', { name: `section ${place}`, exact: true }).waitFor();
      await press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
    /** Runs a command that the search box finds. */
    ask: async (words: string, name: string | RegExp) => {
      await search(words);
      await found(name);
    },
    /** Runs a command from the menu of the provision that the person is at. */
    choose: async (name: string | RegExp) => {
      await press('Shift+F10');
      await found(name);
    },
    /** Moves on with Tab until a control has the focus. */
    tabTo: async (name: RegExp, role = 'button') => {
      for (let at = 0; at < 200; at++) {
        const here = await page.evaluate((wanted) => {
          const node = document.activeElement;
          const is = node?.tagName.toLowerCase() === wanted || node?.getAttribute('role') === wanted;
          return is ? (node?.getAttribute('aria-label') ?? node?.textContent ?? '') : '';
        }, role);
        if (name.test(here.trim())) return;
        await press('Tab');
      }
      throw new Error(`Tab does not lead to ${name}`);
    },
    /** Waits until the window has said something. */
    saidOf: (words: string | RegExp) => page.locator('.notices').getByText(words).first().waitFor(),
    read,
    /** What is read in a review that was only just begun. */
    readUnchanged: async (): Promise<readonly string[]> => {
      unchanged ??= await read('As amended');
      return unchanged;
    },
  };
}
