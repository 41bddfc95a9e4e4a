import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { pressWhileBusy } from './support/busy.ts';
import { saved } from './support/rest.ts';
import { openSeeded, type ReviewWindow } from './support/seeded.ts';
import { standingIn } from './support/standing.ts';

/** Words of an amendment by somebody else: they are not changed before it is asked. */
describe.skipIf(whyNoWorkbench() !== null)('typing in another’s words', () => {
  let bench: ReviewWindow;
  let page: Page;
  beforeEach(async () => {
    bench = await openSeeded();
    page = bench.page;
  });
  afterEach(() => bench?.close());

  const stored = async () => {
    const session = mustOpen(await openReview(bench.file, testDeps()));
    const all = must(await session.call('amendment.list', {}));
    await session.close();
    return all;
  };
  const question = () => page.getByRole('alertdialog');
  const words = async () => (await standingIn(page.locator('.ed-line'))).join('\n');

  /** The caret after a word that another's amendment puts in, in the open section. */
  async function into(sought: string): Promise<void> {
    await page.locator('article .unit[tabindex="0"]', { hasText: sought }).press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    await page.locator('.ed-line', { hasText: sought }).evaluate((element, given) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const at = node.nodeValue?.indexOf(given) ?? -1;
        if (at >= 0) return document.getSelection()?.setBaseAndExtent(node, at + 3, node, at + 3);
      }
      throw new Error(`${given} is not there`);
    }, sought);
  }

  it('asks first, says whose words they are, and changes nothing where they are left', async () => {
    await into('fixation');
    const before = [await words(), await stored()];
    await page.keyboard.press('x');
    await expect.poll(() => question().textContent()).toMatch(/Change the words of A-002\?.*by Ann Draper/);
    expect(await faultsAtLength(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText('A-002 was left as it is.').waitFor();
    await page.locator('.ed-text:focus').waitFor();
    await saved(page);
    expect([await words(), await stored()]).toEqual(before);
  });

  it('goes on with all that was typed meanwhile once it is agreed, and asks no more', async () => {
    await into('fixation');
    await pressWhileBusy(page, ['n', 'e', 'w', 'Space', 'l', 'y']);
    await expect.poll(() => question().textContent()).toContain('You also typed “ew ly”.');
    await page.keyboard.press('Enter');
    await question().getByRole('button', { name: 'Change A-002' }).click();
    await expect.poll(words).toContain('fixnew lyation');
    await page.locator('.editing-note').getByText('You are changing words of A-002.').waitFor();
    await page.keyboard.type(' on');
    await expect.poll(words).toContain('fixnew ly onation');
    await saved(page);
    await expect.poll(async () => JSON.stringify(await stored())).toContain('fixnew ly onation');
    await expect.poll(() => question().count()).toBe(0);
  });

  /** The middle of a word in the text. */
  const middleOf = (sought: string) =>
    page.evaluate((given) => {
      const texts = document.createTreeWalker(
        document.querySelector('.act') ?? document.body,
        NodeFilter.SHOW_TEXT,
      );
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const at = node.nodeValue?.indexOf(given) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + given.length);
        node.parentElement?.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }
      throw new Error(`${given} is not there`);
    }, sought);

  it.each(['read', 'open'])('loses no letter typed over a word chosen by a double click, %s', async (how) => {
    if (how === 'open') await into('fixation');
    const { x, y } = await middleOf('fixation');
    await page.mouse.dblclick(x, y);
    await page.locator('.ed-text:focus').waitFor();
    await expect.poll(() => page.evaluate(() => String(getSelection()).trim())).toBe('fixation');
    await pressWhileBusy(page, ['n', 'e', 'w']);
    await expect.poll(() => question().textContent()).toContain('You also typed “ew”.');
    await question().getByRole('button', { name: 'Change A-002' }).click();
    await expect.poll(words).toContain('show a new on the person');
    await saved(page);
    await expect.poll(async () => JSON.stringify(await stored())).toContain('show a new on the person');
  });

  it('asks before a command changes them, and the panel and the section say the same', async () => {
    await into('fixation');
    const says = 'These words belong to A-002. You are asked before you change them.';
    await page.locator('.editing-note').getByText(says).waitFor();
    await page
      .getByRole('complementary', { name: 'The amendment being worked on' })
      .getByText(says)
      .waitFor();
    const before = await stored();
    for (const key of ['Enter', 'Control+Alt+Backspace']) {
      await page.keyboard.press(key);
      await question().getByRole('heading', { name: 'Change the words of A-002?' }).waitFor();
      await page.keyboard.press('Escape');
      await question().waitFor({ state: 'detached' });
      await page.locator('.ed-text:focus').waitFor();
    }
    await saved(page);
    await expect.poll(stored).toEqual(before);
    await page.keyboard.press('Enter');
    await question().getByRole('button', { name: 'Change A-002' }).click();
    await expect.poll(async () => (await stored()).length).toBe(before.length);
    await expect.poll(async () => JSON.stringify(await stored())).not.toBe(JSON.stringify(before));
  });

  it('asks by Enter too, and before a letter is deleted', async () => {
    await into('fixation');
    await page.keyboard.press('Backspace');
    await question().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(words).toContain('fiation');
    await page.keyboard.press('Control+z');
    await expect.poll(words).toContain('fixation');
  });

  it('asks before what an input method wrote goes in, before a paste, and before a cut', async () => {
    await into('fixation');
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
    await cdp.send('Input.insertText', { text: '日本' });
    await question().waitFor();
    await expect.poll(words).not.toContain('日本');
    await page.keyboard.press('Escape');
    await question().waitFor({ state: 'detached' });
    await page.locator('.ed-text:focus').waitFor();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+c');
    await page.keyboard.press('ArrowRight');
    for (const key of ['Control+v', 'Control+Backspace']) {
      await page.keyboard.press(key);
      await question().waitFor();
      await expect.poll(words).toContain('a fixation on');
      await page.keyboard.press('Escape');
      await question().waitFor({ state: 'detached' });
      await page.locator('.ed-text:focus').waitFor();
    }
    await cdp.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
    await cdp.send('Input.insertText', { text: '日本' });
    await question().getByRole('button', { name: 'Change A-002' }).click();
    await expect.poll(words).toContain('fixa日本tion');
    await page.keyboard.type('x');
    await expect.poll(words).toContain('fixa日本xtion');
  });

  /** Selects from within the word “fixation”, of A-002, to within “any device”, of A-001. */
  async function selectWordsOfTwo(): Promise<void> {
    await into('fixation');
    await page.locator('.ed-line', { hasText: 'any device' }).evaluate((element) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const at = node.nodeValue?.indexOf('any device') ?? -1;
        if (at >= 0) return document.getSelection()?.extend(node, at + 'any '.length);
      }
      throw new Error('The words are not there');
    });
  }

  it('asks of each amendment whose words are changed, and then puts in all that was typed, once', async () => {
    await selectWordsOfTwo();
    await pressWhileBusy(page, ['x', 'y', 'z']);
    await question().getByRole('heading', { name: 'Change the words of A-002?' }).waitFor();
    await expect.poll(() => question().textContent()).toContain('You also typed “yz”.');
    await question().getByRole('button', { name: 'Change A-002' }).click();
    await question().getByRole('heading', { name: 'Change the words of A-001?' }).waitFor();
    await page.keyboard.press('w');
    await expect.poll(() => question().textContent()).toContain('You also typed “yzw”.');
    await question().getByRole('button', { name: 'Change A-001' }).click();
    await question().waitFor({ state: 'detached' });
    await expect.poll(words).toMatch(/show a fixxyzw$/m);
    await expect.poll(words).toMatch(/device, any app/);
    await expect.poll(words).not.toContain('any device');
    await page.keyboard.type('!');
    await expect.poll(words).toMatch(/show a fixxyzw!$/m);
    await saved(page);
  });

  it('puts nothing in where the words were changed meanwhile, and says what was not put in', async () => {
    await into('fixation');
    await pressWhileBusy(page, ['x', 'y', 'z']);
    await expect.poll(() => question().textContent()).toContain('You also typed “yz”.');
    const session = mustOpen(await openReview(bench.file, testDeps('Ann Draper')));
    const theirs = must(await session.call('amendment.list', {})).find(({ id }) => id === 'A-002');
    if (!theirs) throw new Error('There is no A-002');
    const edits = JSON.parse(JSON.stringify(theirs.edits).replace('fixation', 'strange fixation'));
    const changes = [{ id: theirs.id, revision: theirs.revision, edits }];
    must(await session.call('amendment.revise', { changes }));
    await session.close();
    await expect.poll(words).toContain('strange fixation');
    await question().getByRole('button', { name: 'Change A-002' }).click();
    await question().waitFor({ state: 'detached' });
    await page.getByText('Somebody has just changed these words. Nothing was changed.').waitFor();
    await page.getByText('“yz” was not inserted.').waitFor();
    await expect.poll(words).toMatch(/show a strange fixation on/);
  });

  it('lets the letters go that were typed, and says which, where it is not agreed', async () => {
    await into('fixation');
    await pressWhileBusy(page, ['n', 'e', 'w']);
    await question().getByRole('button', { name: 'Leave A-002 as it is' }).click();
    await page.getByText('A-002 was left as it is. “ew” was not inserted.').waitFor();
    await expect.poll(words).toContain('fixation');
  });
});

describe.skipIf(whyNoWorkbench() !== null)('typing in words that are left out', () => {
  it('says that they are, and offers to keep them first', async () => {
    const { page, close } = await openSeeded();
    try {
      await page.locator('article .unit[tabindex="0"]', { hasText: 'loitering' }).press('Enter');
      await page.locator('.ed-text:focus').waitFor();
      const line = page.locator('.ed-line[data-pid]', { hasText: 'loitering' });
      const struck = page.locator('.ed-line[data-fate="deleted"]');
      await line.locator('.ed-words').click();
      await page.keyboard.press('Control+Alt+Backspace');
      await struck.waitFor();
      for (const key of ['x', 'Backspace']) {
        await struck.click();
        await page.keyboard.press(key);
        await page
          .locator('.ed-said')
          .getByText(/^(A-\d+|What you typed) omits this\.$/)
          .waitFor();
        await page.getByText('section 2A(3)(e) is omitted. To change its words, restore it first.').waitFor();
      }
      await page.getByRole('button', { name: 'Change: Restore section 2A(3)(e)' }).click();
      await struck.waitFor({ state: 'detached' });
      await page.keyboard.press('End');
      await page.keyboard.press('x');
      await expect
        .poll(() => line.textContent())
        .toBe('loitering in any place (whether public or private),x');
    } finally {
      await close();
    }
  });
});

describe.skipIf(whyNoWorkbench() !== null)('typing in one’s own words', () => {
  it('asks nothing, whichever amendment they are of', async () => {
    const { page, close } = await openSeeded({ person: { name: 'Ann Draper', role: '' } });
    try {
      await page.locator('article .unit[tabindex="0"]', { hasText: 'fixation' }).press('Enter');
      await page.locator('.ed-text:focus').waitFor();
      await page.locator('.ed-line', { hasText: 'fixation' }).locator('.ed-words').click();
      await page.keyboard.press('End');
      await page.keyboard.press('x');
      await expect.poll(() => page.locator('.ed-line', { hasText: 'fixation' }).textContent()).toMatch(/x$/);
      await expect.poll(() => page.getByRole('alertdialog').count()).toBe(0);
    } finally {
      await close();
    }
  });
});
