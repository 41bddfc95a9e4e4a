import { afterEach, describe, expect, test } from 'vitest';
import { bench, START, thereAndBack } from './bench.ts';
import { ask } from './editor-page.ts';
import { hands } from './keys.ts';

const { page, missing } = await bench();

const FLATTENED = 'Line breaks became spaces.';
const ENTER = 'Enter can’t split';
const NO_LISTS = 'insert lists, lines or links';
const NO_FORMATS = 'has no bold, italic or underlining';
const PROGRAM = 'Another program tried to change the text';

/** What a program may do without a key: dictation, a text expander, an input method, an extension of the browser. */
describe.skipIf(missing)('an input that is no key', () => {
  const { b, two, caret, select, marked, said, compose, commit } = hands(page);
  const exec = (command: string, value = '') =>
    page.evaluate(([name, given]) => document.execCommand(name, false, given), [command, value] as const);
  /** An input as a browser announces it. @returns whether the browser is left to write it */
  const announce = (inputType: string, data: string | null = null) =>
    page.evaluate(
      ([type, words]) => {
        const event = new InputEvent('beforeinput', {
          inputType: type,
          data: words,
          bubbles: true,
          cancelable: true,
        });
        return document.querySelector('.ed-text')?.dispatchEvent(event);
      },
      [inputType, data] as const,
    );
  const comesTo = async (words: string, message = '') => {
    await expect.poll(() => marked(b)).toBe(words);
    await expect.poll(said).toContain(message);
  };

  afterEach(() => thereAndBack(page, START));

  test.each([
    ['foo ', 'foo ', ''],
    ['alpha\nbeta ', 'alpha beta ', FLATTENED],
    ['alpha\n\nbeta', 'alpha beta', FLATTENED],
    ['alpha\n', 'alpha', ''],
    ['\nalpha', 'alpha', ''],
    ['a\r\nb\tc', 'a b c', FLATTENED],
  ])('puts %j in once, in one line, whatever program writes it', async (words, line, message) => {
    const whole = `the {+${line}+}the the notice is due.`;
    const ways = [
      () => exec('insertText', words),
      () => page.keyboard.insertText(words),
      () => announce('insertReplacementText', words),
      () => announce('insertFromYank', words),
      () => announce('insertFromPaste', words),
      async () => {
        await compose('al');
        await commit(words);
      },
    ];
    for (const way of ways) {
      await caret(b, 4);
      await way();
      await comesTo(whole);
      if (way === ways[0]) await expect.poll(said).toContain(message);
      await ask(page, 'undo');
      await comesTo('the the the notice is due.');
    }
  });

  test('puts several lines in the place of what is selected, and in another’s words', async () => {
    await select(b, 4, 7);
    await exec('insertText', 'one\ntwo');
    await comesTo('the [-the-]{+one two+} the notice is due.');
    await caret(two, 3);
    await exec('insertText', 'c\nd');
    await expect.poll(() => marked(two)).toBe('aa{+bc db+}aa');
    await caret(b, 0);
    await exec('insertText', 'x\ny ');
    await comesTo('{+x y +}the [-the-]{+one two+} the notice is due.');
  });

  test.each([
    ['a key', () => page.keyboard.press('Home'), '{+one two+}the the the notice is due.'],
    [
      'a key held with Shift',
      () => page.keyboard.press('Shift+Home'),
      '[-the -]{+one two+}the the notice is due.',
    ],
    [
      'a click',
      () => page.getByText('the the the notice').click({ position: { x: 1, y: 8 } }),
      '{+one two+}the the the notice is due.',
    ],
  ])('goes where %s has just put the caret, before the browser tells of that', async (_, move, line) => {
    await caret(b, 4);
    await page.evaluate(() => {
      const stop = (event: Event) => event.stopImmediatePropagation();
      window.addEventListener('selectionchange', stop, { capture: true });
      Object.assign(window, { tellAgain: () => window.removeEventListener('selectionchange', stop, true) });
    });
    try {
      await move();
      await exec('insertText', 'one\ntwo');
      await comesTo(line);
    } finally {
      await page.evaluate(() => (window as unknown as { readonly tellAgain: () => void }).tellAgain());
    }
  });

  test.each([
    ['insertHTML', '<b>bold</b> x', PROGRAM],
    ['insertHTML', '<i>one</i> two', PROGRAM],
    ['insertParagraph', '', ENTER],
    ['insertLineBreak', '', 'has no line breaks'],
    ['insertHorizontalRule', '', PROGRAM],
    ['insertUnorderedList', '', NO_LISTS],
    ['formatBlock', 'h1', PROGRAM],
    ['bold', '', NO_FORMATS],
  ])('is refused with a reason, and changes nothing: %s %s', async (command, value, message) => {
    await select(b, 4, 7);
    await exec(command, value);
    await comesTo('the the the notice is due.', message);
  });

  test.each(['words', 'several\nlines'])('goes into the empty line with the caret: %j', async (words) => {
    const texts = { num: '(c)', heading: '', intro: '', content: '', wrapUp: '' };
    const provision = { pid: 'x-1', kind: 'paragraph', ...texts, children: [] } as const;
    await ask(page, 'push', 'A-001', [
      { type: 'insert', parent: 's1-1', after: 's1-1-b', rank: 'V', provision },
    ]);
    const line = 'x-1/content';
    for (const way of [() => exec('insertText', words), () => page.keyboard.insertText(words)]) {
      await caret(line, 0);
      await way();
      await expect.poll(() => marked(line)).toBe(`{+${words.replace('\n', ' ')}+}`);
      await ask(page, 'undo');
      await expect.poll(() => marked(line)).toBe('');
    }
    await ask(page, 'push', 'A-001', []);
  });

  test.each(['bold', 'italic', 'underline', 'strikeThrough', 'superscript', 'foreColor'])(
    'leaves no style in which what is typed next would be lost: %s',
    async (command) => {
      await caret(b, 4);
      await exec(command, 'red');
      await page.keyboard.type('x');
      await comesTo('the {+x+}the the notice is due.');
      await page.keyboard.type('y');
      await comesTo('the {+xy+}the the notice is due.');
      await caret(two, 3);
      await exec(command, 'red');
      await page.keyboard.type('z');
      await expect.poll(() => marked(two)).toBe('aa{+bzb+}aa');
      await exec(command, 'red');
      await compose('al');
      await commit('alpha');
      await expect.poll(() => marked(two)).toBe('aa{+bzalphab+}aa');
      await select(b, 6, 9);
      await exec(command, 'red');
      await page.keyboard.type('q');
      await comesTo('the [-the-]{+xyq+} the notice is due.');
      await exec(command, 'red');
      await page.keyboard.press('Backspace');
      await comesTo('the [-the-]{+xy+} the notice is due.');
    },
  );

  test.each([
    ['insertOrderedList', NO_LISTS],
    ['insertLink', NO_LISTS],
    ['formatIndent', NO_FORMATS],
    ['insertParagraph', ENTER],
    ['insertLineBreak', 'has no line breaks'],
    ['historyUndo', 'nothing to undo'],
    ['deleteByDrag', ''],
    ['deleteByCut', ''],
    ['', PROGRAM],
  ])('that is announced is carried out, or refused with a reason: %j', async (type, message) => {
    await caret(b, 4);
    const isLeft = await announce(type, 'x');
    expect(isLeft).toBe(false);
    await comesTo('the the the notice is due.', message);
  });

  test.each([
    ['deleteContentForward', 'the [-t-]he the notice is due.'],
    ['deleteWordBackward', '[-the -]the the notice is due.'],
    ['deleteWordForward', 'the [-the -]the notice is due.'],
    ['deleteSoftLineBackward', '[-the -]the the notice is due.'],
    ['deleteHardLineForward', 'the [-the the notice is due.-]'],
    ['insertTranspose', 'the {+x+}the the notice is due.'],
  ])('%s does what it is named after, and no more', async (type, words) => {
    await caret(b, 4);
    const isLeft = await announce(type, type === 'insertTranspose' ? 'x' : null);
    expect(isLeft).toBe(false);
    await comesTo(words);
  });

  test('takes back what a program undoes as the person’s own last step', async () => {
    await caret(b, 4);
    await page.keyboard.type('zz');
    await exec('undo');
    await comesTo('the the the notice is due.', 'Undone');
  });
});
