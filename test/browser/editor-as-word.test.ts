import { afterEach, describe, expect, test } from 'vitest';
import { bench, START, thereAndBack } from './bench.ts';
import { hands } from './keys.ts';

const { page, missing } = await bench();

/** What keys do here that they do in Word. */
describe.skipIf(missing)('typing as in Word', () => {
  const { b, press, type, select, caret, marked, range, editsOf, compose, commit } = hands(page);

  afterEach(() => thereAndBack(page, START));

  const WAS = 'the the the notice is due.';
  const after = (words: string) => `the the the {+${words}+}notice is due.`;

  test.each([
    ['"due" ', '“due” '],
    ['("due") ', '(“due”) '],
    ["a court's ", 'a court’s '],
    ["'so' ", '‘so’ '],
    [`"'so' it is" `, '“‘so’ it is” '],
    ['if--or ', 'if—or '],
    ['if - or ', 'if – or '],
    ['well-known ', 'well-known '],
    ['--- ', '—- '],
    ['10 - 2 ', '10 - 2 '],
  ])('%s becomes %s', async (typed, becomes) => {
    await caret(b, 12);
    await type(typed);
    await expect.poll(() => marked(b)).toBe(after(becomes));
    await expect
      .poll(async () => JSON.stringify(await editsOf('A-001')))
      .toContain(JSON.stringify(becomes).slice(1, -1));
  });

  test('one undo takes the curl back and leaves the key, a second one takes the key', async () => {
    await caret(b, 12);
    await press('"');
    await expect.poll(() => marked(b)).toBe(after('“'));
    await press('Control+z');
    await expect.poll(() => marked(b)).toBe(after('"'));
    await type('x');
    await expect.poll(() => marked(b)).toBe(after('"x'));
    await press('Control+z', 2);
    await expect.poll(() => marked(b)).toBe(WAS);
  });

  test('hyphens that stood there are no part of a dash, nor are those after the caret went elsewhere', async () => {
    await caret(b, 12);
    await type('a-');
    await press('ArrowLeft');
    await press('ArrowRight');
    await type('- ');
    await expect.poll(() => marked(b)).toBe(after('a-- '));
  });

  test('a quotation mark over chosen words takes their place', async () => {
    await select(b, 12, 18);
    await type('"x"');
    await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+“x”+} is due.');
  });

  test('what an input method writes is left as it is', async () => {
    await caret(b, 12);
    await compose('"');
    await commit('"');
    await expect.poll(() => marked(b)).toBe(after('"'));
  });

  test('Control, Shift and Space write a space that does not break', async () => {
    await caret(b, 12);
    await type('a');
    await press('Control+Shift+Space');
    await type('b ');
    await expect.poll(() => marked(b)).toBe(after('a\u00A0b '));
  });

  test('Shift and F3 turn the chosen words through capitals, a word at a time, and they stay chosen', async () => {
    await select(b, 8, 18);
    const becomes = async (words: string) => {
      await press('Shift+F3');
      await expect
        .poll(async () => (await marked(b))?.replaceAll(/\[-.*?-\]/g, '').replaceAll(/\{\+|\+\}/g, ''))
        .toBe(`the the ${words} is due.`);
      await expect.poll(() => range()).toBe('8..18');
    };
    await becomes('THE NOTICE');
    await becomes('The Notice');
    await expect.poll(() => marked(b)).toBe('the the [-the-]{+The+} [-notice-]{+Notice+} is due.');
    await becomes('the notice');
    await expect.poll(() => editsOf('A-001')).toEqual([]);
  });

  test('Shift and F3 turn the word at the caret', async () => {
    await caret(b, 15);
    await press('Shift+F3');
    await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+NOTICE+} is due.');
    await press('Control+z');
    await expect.poll(() => marked(b)).toBe(WAS);
  });
});
