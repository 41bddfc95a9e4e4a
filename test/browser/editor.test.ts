import { afterEach, describe, expect, test } from 'vitest';
import { another } from '../support/acts/small-act.ts';
import { bench, START, thereAndBack } from './bench.ts';
import { ask } from './editor-page.ts';
import { hands } from './keys.ts';

const { page, missing } = await bench();

describe.skipIf(missing)('typing in a section', () => {
  const {
    a,
    b,
    two,
    head,
    press,
    type,
    caret,
    select,
    marked,
    where,
    range,
    editsOf,
    said,
    compose,
    commit,
  } = hands(page);

  afterEach(() => thereAndBack(page, START));

  test('letters typed in the Act’s words are an insertion', async () => {
    await caret(b, 4);
    await type('very ');
    await expect.poll(() => marked(b)).toBe('the {+very +}the the notice is due.');
    await expect.poll(() => where()).toBe(`${b} 9`);
  });

  test('the letter typed among like letters is where the caret was', async () => {
    await caret(two, 1);
    await type('a');
    await expect.poll(() => marked(two)).toBe('a{+a+}a{+bb+}aa');
    await expect.poll(() => editsOf('A-001')).toMatchObject([{ pid: 's1-2', from: 1, to: 1, insert: 'a' }]);
  });

  test('Ctrl+Backspace takes the second of three like words', async () => {
    await caret(b, 8);
    await press('Control+Backspace');
    await expect.poll(() => editsOf('A-001')).toMatchObject([{ pid: 's1-1-b', from: 4, to: 8, insert: '' }]);
    await expect.poll(() => marked(b)).toBe('the [-the -]the notice is due.');
  });

  test('Ctrl+Delete takes the word after the caret and its space', async () => {
    await caret(b, 4);
    await press('Control+Delete');
    await expect.poll(() => editsOf('A-001')).toMatchObject([{ pid: 's1-1-b', from: 4, to: 8, insert: '' }]);
  });

  test('Backspace again and again grows one deletion, with the caret to its left', async () => {
    await caret(b, 18);
    await press('Backspace', 6);
    await expect.poll(() => marked(b)).toBe('the the the [-notice-] is due.');
    await press('Backspace');
    await expect.poll(() => marked(b)).toBe('the the the[- notice-] is due.');
    await expect.poll(() => where()).toBe(`${b} 11`);
    await expect.poll(() => editsOf('A-001')).toHaveLength(1);
  });

  test('Delete again and again grows one deletion, with the caret to its right', async () => {
    await caret(b, 12);
    await press('Delete', 6);
    await expect.poll(() => marked(b)).toBe('the the the [-notice-] is due.');
    await expect.poll(() => where()).toBe(`${b} 12`);
    const off = () =>
      page.evaluate(() => {
        const selection = document.getSelection();
        const all = [...document.querySelectorAll('.ed-text del')];
        const struck = all.find(({ textContent }) => textContent === 'notice')?.getBoundingClientRect();
        const caret = selection?.getRangeAt(0).getBoundingClientRect();
        return struck && caret && caret.height > 8 ? Math.abs(caret.left - struck.right) : null;
      });
    await expect.poll(off).toBeLessThan(1.5);
  });

  test.each([
    ['left', 'ArrowLeft'],
    ['right', 'Home'],
  ])('typing on the %s of struck words replaces them', async (side) => {
    await caret(b, 12);
    await press('Delete', 6);
    if (side === 'left') await press('ArrowLeft', 6);
    await type('ab');
    await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+ab+} is due.');
    await expect.poll(() => editsOf('A-001')).toMatchObject([{ from: 12, to: 18, insert: 'ab' }]);
  });

  test('deleting one’s own insertion leaves no edit', async () => {
    await caret(b, 4);
    await type('xyz');
    await press('Backspace', 3);
    await expect.poll(() => editsOf('A-001')).toEqual([]);
    await expect.poll(() => where()).toBe(`${b} 4`);
  });

  test('typing over a selection that spans a deletion makes one change; undo gives the range back', async () => {
    await caret(b, 12);
    await press('Delete', 6);
    await select(b, 8, 15);
    await type('x');
    await expect.poll(() => marked(b)).toBe('the the [-the notice is-]{+x+} due.');
    await press('Control+z');
    await expect.poll(() => marked(b)).toBe('the the the [-notice-] is due.');
    await expect.poll(() => range()).toBe('8..15');
  });

  test('what is typed without a pause is one step of undo, and after a pause another', async () => {
    await caret(b, 4);
    await type('very');
    await ask(page, 'pause');
    await type(' much');
    await press('Control+z');
    await expect.poll(() => marked(b)).toBe('the {+very+}the the notice is due.');
    await press('Control+z');
    await expect.poll(() => marked(b)).toBe('the the the notice is due.');
    await press('Control+y', 2);
  });

  test('retyping what was deleted takes the change away', async () => {
    await caret(b, 18);
    await press('Backspace', 6);
    await type('notice');
    await expect.poll(() => editsOf('A-001')).toEqual([]);
    await expect.poll(() => marked(b)).toBe('the the the notice is due.');
    await expect.poll(() => where()).toBe(`${b} 18`);
  });

  test('beside another’s insertion one’s own stands; inside it, it is theirs', async () => {
    await caret(two, 2);
    await type('x');
    await expect.poll(() => marked(two)).toBe('aa{+x+}{+bb+}aa');
    await caret(two, 5);
    await type('y');
    await expect.poll(() => marked(two)).toBe('aa{+x+}{+bb+}{+y+}aa');
    await expect.poll(() => editsOf('A-002')).toEqual(another().edits);
    await caret(two, 4);
    await type('z');
    await expect.poll(() => marked(two)).toBe('aa{+x+}{+bzb+}{+y+}aa');
    await ask(page, 'flush');
    expect((await ask(page, 'reports')).at(-1)?.touched).toEqual(['A-002']);
    await press('Control+z');
    await expect.poll(() => editsOf('A-002')).toEqual(another().edits);
  });

  test('deleting across another’s insertion trims it and strikes the Act’s words', async () => {
    const taken = () =>
      page
        .locator('.ed-line[data-pid="s1-2"]')
        .evaluate((line) => [line.getAttribute('data-taken'), line.getAttribute('title') ?? '']);
    await expect.poll(taken).toEqual([null, '']);
    await select(two, 1, 5);
    await press('Delete');
    await expect.poll(() => marked(two)).toBe('a[-aa-]a');
    // Whose words are gone is seen beside the line, for they are struck in no text.
    await expect.poll(taken).toEqual(['A-002', 'A-002 (Ann Other)’s “bb” was removed']);
    await press('Control+z');
    await expect.poll(taken).toEqual([null, '']);
    await press('Control+y');
    await expect.poll(taken).toEqual(['A-002', 'A-002 (Ann Other)’s “bb” was removed']);
    await press('Control+z');
    // What one typed oneself in the other before is theirs by then.
    await ask(page, 'setActive', 'A-002');
    await caret(two, 3);
    await type('z');
    await ask(page, 'setActive', 'A-001');
    await select(two, 1, 6);
    await press('Delete');
    await expect.poll(taken).toEqual(['A-002', 'A-002 (Ann Other)’s “bzb” was removed']);
    await press('Control+z');
    await ask(page, 'setActive', 'A-002');
    await press('Control+z');
    await expect.poll(() => marked(two)).toBe('aa{+bb+}aa');
    await ask(page, 'setActive', 'A-001');
    await select(two, 1, 5);
    await press('Delete');
    await expect.poll(() => editsOf('A-001')).toMatchObject([{ from: 1, to: 3, insert: '' }]);
    await press('Control+z');
    await expect.poll(() => marked(two)).toBe('aa{+bb+}aa');
    await expect.poll(() => editsOf('A-002')).toEqual(another().edits);
  });

  test('words of an amendment that is settled are not changed', async () => {
    await ask(page, 'settle', 'A-002');
    await caret(two, 3);
    await type('z');
    await expect.poll(() => marked(two)).toBe('aa{+bb+}aa');
    await expect.poll(() => said()).toContain('no longer a draft');
    await select(two, 1, 5);
    await press('Delete');
    await expect.poll(() => marked(two)).toBe('aa{+bb+}aa');
  });

  test.each([
    ['Delete', () => press('Delete')],
    ['a letter', () => type('x')],
    ['words of a program', () => page.keyboard.insertText('one\ntwo')],
    ['a cut', () => press('Control+x')],
    ['another case', () => press('Shift+F3')],
    ['an input method', () => compose('か').then(() => commit('か'))],
    ['several lines of one', () => compose('か').then(() => commit('か\nた'))],
  ])(
    'nothing of several lines is changed by %s where one holds words that are settled',
    async (_, change) => {
      const before = await marked(b);
      await ask(page, 'settle', 'A-002');
      await select(b, 4, 5, two);
      await change();
      await expect.poll(() => said()).toContain('no longer a draft. Nothing was changed.');
      await expect.poll(() => marked(two)).toBe('aa{+bb+}aa');
      await expect.poll(() => marked(b)).toBe(before);
      await expect.poll(() => editsOf('A-001')).toEqual([]);
    },
  );

  test('an emptied provision can be typed in again, and the arrows go through it', async () => {
    await select(two, 0, 6);
    await press('Backspace');
    await expect.poll(() => marked(two)).toBe('[-aaaa-]');
    await press('ArrowUp');
    await press('ArrowDown');
    await expect.poll(() => where()).toBe(`${two} 0`);
    await type('new');
    await expect.poll(() => marked(two)).toBe('[-aaaa-]{+new+}');
    await press('Backspace', 3);
    await expect.poll(() => marked(two)).toBe('[-aaaa-]');
    await type('b');
    await expect.poll(() => marked(two)).toBe('[-aaaa-]{+b+}');
  });

  test('words struck at the start and the end of a provision, with Home and End', async () => {
    await caret(b, 0);
    await press('Delete', 4);
    await press('End');
    await press('Backspace', 5);
    await expect.poll(() => marked(b)).toBe('[-the -]the the notice is[- due.-]');
    await press('Home');
    await expect.poll(() => where()).toBe(`${b} 0`);
    await press('End');
    await expect.poll(() => where()).toBe(`${b} 17`);
    await type('!');
    await expect.poll(() => marked(b)).toBe('[-the -]the the notice is[- due.-]{+!+}');
    await press('Home');
    await type('A');
    await expect.poll(() => marked(b)).toBe('[-the -]{+A+}the the notice is[- due.-]{+!+}');
  });

  test('Enter and Backspace at the start ask for a command, and change nothing', async () => {
    await caret(b, 4);
    for (const key of ['Enter', 'Shift+Enter', 'Control+Enter']) {
      await press(key);
      await expect.poll(() => said()).toContain('command');
    }
    await caret(b, 0);
    for (const key of ['Backspace', 'Control+Backspace']) await press(key);
    await caret(b, 26);
    for (const key of ['Delete', 'Control+Delete']) await press(key);
    await expect.poll(() => said()).toContain('end of the provision');
    await expect.poll(() => editsOf('A-001')).toEqual([]);
  });

  test('bold, italic and underline do nothing', async () => {
    await select(b, 0, 3);
    for (const key of ['Control+b', 'Control+i', 'Control+u']) await press(key);
    await expect.poll(() => page.locator('.ed-text strong, .ed-text em').count()).toBe(0);
    await expect.poll(() => said()).toContain('no bold');
  });

  test('a selection over several provisions is deleted in each, and never joins them', async () => {
    await select(a, 4, 4, b);
    await press('Delete');
    await expect.poll(() => marked(a)).toBe('the [-person is told to, or-]');
    await expect.poll(() => marked(b)).toBe('[-the -]the the notice is due.');
    await press('Control+z');
    await select(a, 4, 4, b);
    await type('X');
    await expect.poll(() => marked(b)).toBe('[-the -]the the notice is due.');
    await expect.poll(() => where()).toBe(`${a} 5`);
    await press('Backspace');
  });

  test('everything selected and replaced stays in its provisions', async () => {
    await caret(head, 0);
    await press('Control+a');
    await type('Z');
    await expect.poll(() => marked(head)).toBe('[-Notices-]{+Z+}');
    await expect.poll(() => marked(b)).toBe('[-the the the notice is due.-]');
    expect((await ask(page, 'look')).blocks).toHaveLength(6);
  });

  test('emoji, joined emoji, accents, Welsh letters and hard spaces are whole characters', async () => {
    await caret(b, 4);
    await page.keyboard.insertText('😀👩‍👧é');
    await press('Backspace');
    await expect.poll(() => marked(b)).toBe('the {+😀👩‍👧+}the the notice is due.');
    await press('Backspace');
    await expect.poll(() => marked(b)).toBe('the {+😀+}the the notice is due.');
    await page.keyboard.insertText('ŵ ’');
    await expect.poll(() => marked(b)).toBe('the {+😀ŵ ’+}the the notice is due.');
  });

  test('an editing command of a menu does what its key does', async () => {
    const { native } = hands(page);
    await caret(b, 8);
    await native('deleteWordBackward');
    await expect.poll(() => marked(b)).toBe('the [-the -]the notice is due.');
    await type('x');
    // Chromium sends its own undo only where it saw typing: a menu must ask the editor instead.
    await native('undo');
    await expect.poll(() => marked(b)).toBe('the [-the -]the notice is due.');
    await native('insertNewline');
    await expect.poll(() => said()).toContain('command');
    await native('deleteToBeginningOfLine');
    await expect.poll(() => marked(b)).toBe('[-the the -]the notice is due.');
  });

  /** Puts another word in the place of what is selected, as the spelling checker does. */
  const putRight = (word: string) =>
    page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      const range = document.getSelection()?.getRangeAt(0);
      const event = new InputEvent('beforeinput', {
        inputType: 'insertReplacementText',
        dataTransfer: data,
        bubbles: true,
        cancelable: true,
        targetRanges: range ? [new StaticRange(range)] : [],
      });
      document.querySelector('.ed-text')?.dispatchEvent(event);
    }, word);

  test('a word put right by the spelling checker is a replacement', async () => {
    await select(b, 12, 18);
    await putRight('notices');
    await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+notices+} is due.');
  });

  test.each(['before', 'after'])(
    'the caret is right behind a word put right, with an insertion %s it',
    async (side) => {
      const isBefore = side === 'before';
      await caret(b, isBefore ? 12 : 18);
      await type('xy');
      await select(b, isBefore ? 14 : 12, isBefore ? 20 : 18);
      await putRight('notices');
      await type('Q');
      await expect
        .poll(async () => ((await marked(b)) ?? '').replaceAll(/\[-.*?-\]|[{}+]/g, ''))
        .toBe(isBefore ? 'the the the xynoticesQ is due.' : 'the the the noticesQxy is due.');
    },
  );
});
