import { afterEach, describe, expect, test } from 'vitest';
import { bench, START, thereAndBack } from './bench.ts';
import { ask } from './editor-page.ts';
import { hands } from './keys.ts';

const { page, missing } = await bench();

/** What is typed stands in the text and in the amendment, letter for letter, whatever it was typed over. */
describe.skipIf(missing)('typing over words', () => {
  const { a, b, two, press, type, select, caret, marked, where, editsOf, compose, commit } = hands(page);

  afterEach(() => thereAndBack(page, START));

  /** The letters of a block as they would read. */
  const read = async (key: string) =>
    (await marked(key))?.replaceAll(/\[-.*?-\]/g, '').replaceAll(/\{\+|\+\}/g, '');

  test.each([
    ['a letter by words that begin with it', 12, 13, 'noble', 'the the the nobleotice is due.'],
    ['words by the same words', 12, 18, 'notice', 'the the the notice is due.'],
    ['words by words that begin alike', 12, 18, 'notion', 'the the the notion is due.'],
    ['words by words that end alike', 12, 18, 'office', 'the the the office is due.'],
    ['a space by a space and more', 11, 12, ' x ', 'the the the x notice is due.'],
    ['all by itself', 0, 26, 'the the the notice is due.', 'the the the notice is due.'],
  ])('%s', async (_, from, to, words, wanted) => {
    await select(b, from, to);
    await type(words);
    await expect.poll(() => read(b)).toBe(wanted);
    await expect.poll(() => where()).toBe(`${b} ${from + words.length}`);
  });

  test('of like letters stands where it was typed', async () => {
    await select(two, 0, 1);
    await type('ab');
    await expect.poll(() => read(two)).toBe('ababbaa');
  });

  test('is one step with the words that it replaced: undo brings all of them back', async () => {
    await select(b, 12, 18);
    await type('order');
    await expect.poll(() => read(b)).toBe('the the the order is due.');
    await press('Control+z');
    await expect.poll(() => marked(b)).toBe('the the the notice is due.');
    await expect.poll(() => editsOf('A-001')).toEqual([]);
  });

  test('goes on after a redo in the middle of a composition, more than once', async () => {
    await caret(b, 4);
    for (const words of ['first ', 'second ']) {
      await compose('か');
      await press('Control+y');
      await type(words);
      await expect.poll(() => ask(page, 'composing')).toBe(false);
      await expect.poll(() => read(b)).toContain(words);
      await expect.poll(async () => JSON.stringify(await editsOf('A-001'))).toContain(words);
    }
  });

  test('goes on after an undo in the middle of a composition', async () => {
    await caret(b, 4);
    await type('x');
    await compose('か');
    await press('Control+z');
    const letters = 'abcdefghijklmnopqrstuvwxy';
    await type(letters);
    await expect.poll(() => read(b)).toContain(letters);
    await expect.poll(() => ask(page, 'composing')).toBe(false);
    await expect.poll(async () => JSON.stringify(await editsOf('A-001'))).toContain(letters);
  });

  test('by a composition that begins before the browser tells that other words are chosen', async () => {
    await caret(a, 2);
    const [pid, field] = b.split('/');
    await page.locator(`.ed-line[data-pid="${pid}"][data-field="${field}"] .ed-words`).evaluate(
      (words, [from, to]) => {
        const late = (event: Event) => event.stopImmediatePropagation();
        document.addEventListener('selectionchange', late, { capture: true });
        document.addEventListener('compositionend', () => {
          document.removeEventListener('selectionchange', late, { capture: true });
        });
        const texts = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
        const node = texts.nextNode();
        if (node) getSelection()?.setBaseAndExtent(node, from, node, to);
      },
      [12, 18] as const,
    );
    for (const text of ['n', 'に', 'にほ']) await compose(text);
    await commit('日本');
    await expect.poll(() => read(b)).toBe('the the the 日本 is due.');
    await press('Control+z');
    await expect.poll(() => marked(b)).toBe('the the the notice is due.');
  });
});
