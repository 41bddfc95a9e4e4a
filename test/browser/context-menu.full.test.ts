import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { focusOn } from './support/focus.ts';
import { frames } from './support/held.ts';
import { drawOver } from './support/pointer.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';
import { standingIn } from './support/standing.ts';

/** The menu under the pointer’s other button, in words that are typed in and in words that are read. */
describe.skipIf(whyNoWorkbench() !== null)('the menu of the words', () => {
  let bench: ReviewWindow;
  let page: Page;

  beforeAll(async () => {
    bench = await openNew();
    page = bench.page;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  afterAll(() => bench?.close());
  beforeEach(() => page.evaluate(() => navigator.clipboard.writeText('')));
  // Each test finds the Act as it was, with nothing open.
  afterEach(async () => {
    if ((await menu().count()) > 0) {
      await page.keyboard.press('Escape');
      await menu().waitFor({ state: 'detached' });
    }
    const text = page.locator('.ed-text');
    if ((await text.count()) === 0) return;
    await focusOn(text);
    const changes = page.locator('.ed-text :is(del, [data-inserted]), .ed-line[data-fate="deleted"]');
    for (let times = 0; times < 40 && (await changes.count()) > 0; times++) {
      await page.keyboard.press('Control+z');
      await frames(page, 2);
    }
    await expect.poll(() => changes.count()).toBe(0);
    await page.keyboard.press('Escape');
    await text.waitFor({ state: 'detached' });
  });

  const line = (text: string) => page.locator('.ed-line, .act .line', { hasText: text }).first();
  const words = (text: string) => line(text).locator('.ed-words, .body').first();
  const menu = () => page.getByRole('menu');
  const item = (name: string | RegExp) => menu().getByRole('menuitem', { name, exact: true });
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const chosen = () => page.evaluate(() => document.getSelection()?.toString() ?? '');
  const live = async (text: string) =>
    (await standingIn(page.locator('.ed-line'))).filter((one) => one.includes(text));

  /** Opens section 2A for typing and chooses a word of its list. */
  async function chooseIn(text: string, word: string): Promise<void> {
    await words(text).click();
    await page.locator('.ed-text:focus').waitFor();
    await page.locator('.ed-line', { hasText: text }).evaluate((element, sought) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const at = node.nodeValue?.indexOf(sought) ?? -1;
        if (at >= 0) return document.getSelection()?.setBaseAndExtent(node, at, node, at + sought.length);
      }
      throw new Error(`${sought} is not there`);
    }, word);
    await expect.poll(chosen).toBe(word);
  }

  /** The pointer’s other button on words that are chosen. */
  async function clickChosen(): Promise<void> {
    const box = await page.evaluate(() => {
      const { x, y, width, height } =
        document.getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    await page.mouse.click(box.x, box.y, { button: 'right' });
    await menu().waitFor();
  }

  it('cuts the chosen words, and pastes them at the caret, tracked', async () => {
    await chooseIn('loitering in any place', 'any place');
    await clickChosen();
    await item('Cut').click();
    await expect.poll(clipboard).toBe('any place');
    await expect.poll(() => live('loitering in')).toEqual(['loitering in  (whether public or private),']);
    await page.locator('.ed-text:focus').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+F10');
    await item('Paste').click();
    await expect
      .poll(() => live('loitering in'))
      .toEqual(['loitering in  (whether public or private),any place']);
    await page.keyboard.type(' too');
    await expect
      .poll(() => live('loitering in'))
      .toEqual(['loitering in  (whether public or private),any place too']);
  });

  it('copies, and what was chosen stays chosen', async () => {
    await chooseIn('loitering in any place', 'public or private');
    await clickChosen();
    await item(/^Copy(?! the)/).click();
    await expect.poll(clipboard).toBe('public or private');
    await page.locator('.ed-text:focus').waitFor();
    await expect.poll(chosen).toBe('public or private');
    await page.keyboard.type('open');
    await expect.poll(() => live('loitering in')).toEqual(['loitering in any place (whether open),']);
  });

  it('puts nothing into the text where it is left, and keeps what was chosen', async () => {
    await chooseIn('loitering in any place', 'public or private');
    await clickChosen();
    await page.keyboard.press('Escape');
    await menu().waitFor({ state: 'detached' });
    await expect.poll(chosen).toBe('public or private');
    await page.keyboard.press('Delete');
    await expect.poll(() => live('loitering in')).toEqual(['loitering in any place (whether ),']);
  });

  it('has what can be done to the provision under the pointer, in words that are typed in too', async () => {
    await chooseIn('loitering in any place', 'any place');
    await clickChosen();
    for (const name of ['Comment on this…', 'History and who wrote what…', 'Insert paragraph after (e)'])
      await item(name).waitFor();
    await item(/^Omit \(e\)/).click();
    const struck = page.locator('.ed-line[data-fate="deleted"] del');
    await expect
      .poll(() => struck.allTextContents())
      .toEqual(['loitering in any place (whether public or private),']);
  });

  it('copies all deleted words under the pointer and at the caret, without their being chosen', async () => {
    await chooseIn('loitering in any place', 'any place');
    await page.keyboard.press('Delete');
    const run = page.locator('.ed-line del', { hasText: /^any place$/ });
    await run.waitFor();
    const { x, y, height } = (await run.boundingBox()) ?? { x: 0, y: 0, height: 0 };
    await page.mouse.click(x + 10, y + height / 2, { button: 'right' });
    await item('Copy the deleted words').click();
    await expect.poll(clipboard).toBe('any place');
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await page.keyboard.press('Shift+F10');
    await item('Copy the deleted words').click();
    await expect.poll(clipboard).toBe('any place');
    await expect.poll(() => live('loitering in')).toEqual(['loitering in  (whether public or private),']);
  });

  it('copies what is chosen in words that are read, and offers neither to cut there nor to paste', async () => {
    await words('A person must not pursue a course of conduct').scrollIntoViewIfNeeded();
    await words('A person must not pursue a course of conduct').selectText();
    await clickChosen();
    await expect.poll(() => menu().getByRole('menuitem').first().textContent()).toContain('Copy');
    await item(/^Copy(?! the)/).click();
    await expect.poll(clipboard).toContain('A person must not pursue a course of conduct');
  });

  it('copies what is chosen in words that are read while others are chosen in a section that is typed in', async () => {
    await chooseIn('loitering in any place', 'any place');
    await drawOver(words('A person must not pursue a course of conduct'), 'must not pursue');
    await expect.poll(chosen).toBe('must not pursue');
    await clickChosen();
    await item(/^Copy(?! the)/).click();
    await expect.poll(clipboard).toBe('must not pursue');
    await expect
      .poll(() => live('loitering in'))
      .toEqual(['loitering in any place (whether public or private),']);
  });

  it('offers no deleted words of the open section where other words are chosen', async () => {
    await chooseIn('loitering in any place', 'any place');
    await page.keyboard.press('Delete');
    await page.locator('.ed-line del', { hasText: /^any place$/ }).waitFor();
    await drawOver(words('A person must not pursue a course of conduct'), 'must not pursue');
    await expect.poll(chosen).toBe('must not pursue');
    await page.keyboard.press('Shift+F10');
    await item(/^Copy(?! the)/).waitFor();
    await expect.poll(() => item('Copy the deleted words').count()).toBe(0);
  });

  it('comes up by the menu key where the caret is', async () => {
    await chooseIn('loitering in any place', 'any place');
    await page.keyboard.press('ContextMenu');
    await page.getByRole('menu', { name: 'Commands for section 2A(3)(e)' }).waitFor();
  });

  it('leaves the browser’s own to whoever holds Shift', async () => {
    await chooseIn('loitering in any place', 'any place');
    const isOurs = await page.locator('.ed-text').evaluate((text) => {
      const given = {
        bubbles: true,
        cancelable: true,
        shiftKey: true,
        pointerType: 'mouse',
        clientX: 9,
        clientY: 9,
      };
      return !text.dispatchEvent(new PointerEvent('contextmenu', given));
    });
    expect(isOurs).toBe(false);
  });

  // The last: what it takes from the window is not given back.
  it('says what to press where the browser keeps its clipboard to itself', async () => {
    await page.context().clearPermissions();
    await page.evaluate(() => {
      navigator.clipboard.read = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await chooseIn('loitering in any place', 'any place');
    await clickChosen();
    await item('Paste').click();
    await page.getByText('Press Ctrl V to paste').waitFor();
    await expect
      .poll(() => live('loitering in'))
      .toEqual(['loitering in any place (whether public or private),']);
  });
});
