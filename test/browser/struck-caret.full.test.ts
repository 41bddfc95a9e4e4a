import { afterEach, describe, expect, test } from 'vitest';
import type { Edit } from '../../core/amend/edits/edit.ts';
import { another, smallAct } from '../support/acts/small-act.ts';
import { bench, START, thereAndBack } from './bench.ts';
import { ask } from './editor-page.ts';
import { hands } from './keys.ts';

const { page, missing } = await bench();

/** Words that are struck are words of the page: a person goes into them, and nothing is written there. */
describe.skipIf(missing)('a caret in struck words', () => {
  const { a, b, two, press, type, caret, marked, where, editsOf, said, compose, commit } = hands(page);

  const STRUCK = 'the the the [-notice-] is due.';
  const strike = async () => {
    await caret(b, 12);
    await press('Delete', 6);
    await expect.poll(() => marked(b)).toBe(STRUCK);
  };
  /** Where a letter of the struck words begins on the page, and how high it stands. */
  const letter = (at: number, words = 'notice') =>
    page.evaluate(
      ([offset, wanted]) => {
        const all = [...document.querySelectorAll('.ed-text del')];
        const text = all.find(({ textContent }) => textContent === wanted)?.firstElementChild?.firstChild;
        if (!(text instanceof Text)) throw new RangeError(`“${wanted}” is not struck`);
        const range = document.createRange();
        range.setStart(text, offset as number);
        range.setEnd(text, (offset as number) + 1);
        const { left, top, height } = range.getBoundingClientRect();
        return { x: left + 1, y: top + height / 2 };
      },
      [at, words] as const,
    );
  const click = async (at: number, words?: string) => {
    const { x, y } = await letter(at, words);
    await page.mouse.click(x, y);
  };
  const drag = async (from: number, to: number) => {
    const [start, end] = [await letter(from), await letter(to)];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.mouse.up();
  };
  /** The letters on the page before the caret, struck or not, and how many of the struck ones the editor knows of. */
  const at = async () => {
    const { span } = await ask(page, 'look');
    const before = await page.evaluate(() => {
      const selection = document.getSelection();
      const node = selection?.focusNode ?? null;
      const line = (node instanceof Element ? node : node?.parentElement)?.closest('.ed-words');
      if (!selection || !node || !line) return null;
      const range = document.createRange();
      range.setStart(line, 0);
      range.setEnd(node, selection.focusOffset);
      return range.toString();
    });
    return `${before}|${span?.focus.struck ?? span?.focus.side}`;
  };
  const selected = () => page.evaluate(() => document.getSelection()?.toString());
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const nothing = () => page.evaluate(() => navigator.clipboard.writeText('nothing was copied'));

  describe('that are one’s own', () => {
    afterEach(() => thereAndBack(page, START));

    test('a click puts it there, at that letter', async () => {
      await strike();
      await click(3);
      await expect.poll(at).toBe('the the the not|3');
      await expect.poll(where).toBe(`${b} 12`);
    });

    test('arrows walk through them letter by letter, and out at both ends', async () => {
      await strike();
      await caret(b, 11);
      const steps = [
        'the the the |before',
        'the the the n|1',
        'the the the no|2',
        'the the the not|3',
        'the the the noti|4',
        'the the the notic|5',
        'the the the notice|after',
        'the the the notice |before',
        'the the the notice i|before',
      ];
      for (const wanted of steps) {
        await press('ArrowRight');
        await expect.poll(at).toBe(wanted);
      }
      for (const wanted of steps.toReversed().slice(1)) {
        await press('ArrowLeft');
        await expect.poll(at).toBe(wanted);
      }
    });

    test('Shift and an arrow select some of them, and words round them with them', async () => {
      await strike();
      await click(2);
      await press('Shift+ArrowRight', 3);
      await expect.poll(selected).toBe('tic');
      await press('Shift+ArrowRight', 4);
      await expect.poll(selected).toBe('tice is');
      await caret(b, 8);
      await press('Shift+ArrowRight', 7);
      await expect.poll(selected).toBe('the not');
    });

    test('dragging selects some of them, and a double click the word', async () => {
      await strike();
      await drag(1, 4);
      await expect.poll(selected).toBe('oti');
      const { x, y } = await letter(3);
      await page.mouse.dblclick(x, y);
      await expect.poll(async () => (await selected())?.trim()).toBe('notice');
      await press('Control+c');
      await expect.poll(async () => (await clipboard()).trim()).toBe('notice');
    });

    test('what is selected from among them is copied with them, and from elsewhere without them', async () => {
      await strike();
      await click(2);
      await press('Shift+ArrowRight', 2);
      await press('Control+c');
      await expect.poll(clipboard).toBe('ti');
      await click(2);
      await press('Shift+ArrowRight', 7);
      await press('Control+c');
      await expect.poll(clipboard).toBe('tice is');
      await click(4);
      await press('Shift+ArrowLeft', 8);
      await press('Control+c');
      await expect.poll(clipboard).toBe('the noti');
      await caret(b, 8);
      await press('Shift+ArrowRight', 7);
      await press('Control+c');
      await expect.poll(clipboard).toBe('the ');
      await caret(b, 15);
      await press('Shift+ArrowLeft', 6);
      await press('Control+c');
      await expect.poll(clipboard).toBe(' is');
      await expect.poll(() => marked(b)).toBe(STRUCK);
    });

    test('what was put in in their place is not copied with them, as where the Act is only read', async () => {
      await strike();
      await type('demand');
      await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+demand+} is due.');
      await click(1);
      await press('Shift+End');
      await press('Control+c');
      await expect.poll(clipboard).toBe('otice is due.');
      await caret(b, 0);
      await press('Shift+End');
      await press('Control+c');
      await expect.poll(clipboard).toBe('the the the demand is due.');
    });

    test('cutting copies them, and leaves them where they are', async () => {
      await strike();
      await click(2);
      await press('Shift+ArrowRight', 2);
      await press('Control+x');
      await expect.poll(clipboard).toBe('ti');
      await expect.poll(() => marked(b)).toBe(STRUCK);
      await click(4);
      await press('Shift+ArrowRight', 5);
      await press('Control+x');
      await expect.poll(clipboard).toBe('ce is');
      await expect.poll(() => marked(b)).toBe('the the the [-notice is-] due.');
    });

    test('cutting words that were put in, from a selection begun among them, loses none of those', async () => {
      await strike();
      await click(1);
      await type('demand');
      const TYPED = 'the the the [-notice-]{+demand+} is due.';
      await expect.poll(() => marked(b)).toBe(TYPED);
      await click(1);
      await press('Shift+End');
      await press('Control+x');
      await expect.poll(clipboard).toBe('demand is due.');
      await expect.poll(() => marked(b)).toBe('the the the [-notice is due.-]');
      await press('Control+v');
      await expect.poll(() => marked(b)).toBe(TYPED);
    });

    test('copying a caret among them copies nothing', async () => {
      await strike();
      await nothing();
      await click(2);
      await press('Control+c');
      await press('Control+x');
      await press('Shift+ArrowRight');
      await expect.poll(clipboard).toBe('nothing was copied');
    });

    test.each([0, 1, 3, 5])('typing among them goes after them, from their letter %i', async (letters) => {
      await strike();
      await click(letters);
      await type('demand');
      await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+demand+} is due.');
      await expect.poll(where).toBe(`${b} 18`);
      await press('Control+z');
      await expect.poll(() => marked(b)).toBe(STRUCK);
    });

    test('typing over some of them goes after them', async () => {
      await strike();
      await click(1);
      await press('Shift+ArrowRight', 3);
      await type('“x');
      await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+“x+} is due.');
    });

    test('typing over some of them and words that stand strikes those, and goes after them', async () => {
      await strike();
      await click(3);
      await press('Shift+ArrowRight', 6);
      await type('x');
      await expect.poll(() => marked(b)).toBe('the the the [-notice is-]{+x+} due.');
    });

    test('pasting among them goes after them', async () => {
      await strike();
      await page.evaluate(() => navigator.clipboard.writeText('demand'));
      await click(3);
      await press('Control+v');
      await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+demand+} is due.');
    });

    test('words copied out of them are pasted as any others are', async () => {
      await strike();
      await click(2);
      await press('Shift+ArrowRight', 2);
      await press('Control+x');
      await press('Control+v');
      await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+ti+} is due.');
    });

    test('Backspace and Delete step through them, and delete nothing', async () => {
      await strike();
      await click(4);
      for (const [key, before] of [
        ['Backspace', 'not'],
        ['Backspace', 'no'],
        ['Delete', 'not'],
        ['Delete', 'noti'],
        ['Delete', 'notic'],
        ['Delete', 'notice'],
        ['Backspace', 'notic'],
      ] as const) {
        await press(key);
        await expect.poll(async () => (await at()).split('|')[0]).toBe(`the the the ${before}`);
      }
      await press('Control+Backspace');
      await expect.poll(async () => (await at()).split('|')[0]).toBe('the the the ');
      await press('Delete');
      await expect.poll(at).toBe('the the the n|1');
      await expect.poll(() => marked(b)).toBe(STRUCK);
      await press('Control+Delete');
      await expect.poll(at).toBe('the the the notice|after');
      await press('Delete');
      await expect.poll(() => marked(b)).toBe('the the the [-notice -]is due.');
    });

    test('deleting what is selected of them alone deletes nothing', async () => {
      await strike();
      for (const [key, left] of [
        ['Backspace', 'the the the n|1'],
        ['Delete', 'the the the noti|4'],
      ] as const) {
        await click(1);
        await press('Shift+ArrowRight', 3);
        await press(key);
        await expect.poll(at).toBe(left);
        await expect.poll(() => marked(b)).toBe(STRUCK);
      }
    });

    test('Enter among words struck at the end asks what it asks after them', async () => {
      await caret(b, 26);
      await press('Backspace', 5);
      await expect.poll(() => marked(b)).toBe('the the the notice is[- due.-]');
      await click(2, ' due.');
      await press('Enter');
      await expect.poll(said).toContain('Press Enter at the end of a provision to add the next one');
      await expect.poll(() => marked(b)).toBe('the the the notice is[- due.-]');
      await type('!');
      await expect.poll(() => marked(b)).toBe('the the the notice is[- due.-]{+!+}');
    });

    test.each([0, 3, 6])('an input method writes after them, from their letter %i', async (letters) => {
      await strike();
      await click(Math.min(letters, 5));
      if (letters === 6) await press('ArrowRight');
      await compose('に');
      await compose('にほ');
      await expect.poll(() => page.locator('.ed-text del').allTextContents()).toContain('notice');
      await commit('日本');
      await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+日本+} is due.');
      await expect.poll(where).toBe(`${b} 14`);
    });

    test('an input method over some of them, and over words beside them', async () => {
      await strike();
      await click(1);
      await press('Shift+ArrowRight', 3);
      await compose('に');
      await commit('に');
      await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+に+} is due.');
      await press('Control+z');
      await expect.poll(() => marked(b)).toBe(STRUCK);
      await click(3);
      await press('Shift+ArrowRight', 6);
      await compose('ŵ');
      await commit('ŵ');
      await expect.poll(() => marked(b)).toBe('the the the [-notice is-]{+ŵ+} due.');
    });

    test('a composition that is given up among them leaves nothing', async () => {
      await strike();
      await click(3);
      await compose('か');
      await compose('');
      await expect.poll(() => ask(page, 'composing')).toBe(false);
      await expect.poll(() => marked(b)).toBe(STRUCK);
    });

    test('in a line of which all is struck', async () => {
      await ask(page, 'select', two, 0, 6);
      await press('Backspace');
      await expect.poll(() => marked(two)).toBe('[-aaaa-]');
      await click(2, 'aaaa');
      await expect.poll(at).toBe('aa|2');
      await press('Backspace', 2);
      await expect.poll(() => marked(two)).toBe('[-aaaa-]');
      await type('b');
      await expect.poll(() => marked(two)).toBe('[-aaaa-]{+b+}');
    });

    test('undo brings it back among them', async () => {
      await strike();
      await click(3);
      await type('x');
      await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+x+} is due.');
      await press('Control+z');
      await expect.poll(at).toBe('the the the not|3');
      await press('Control+y');
      await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+x+} is due.');
    });

    test('what another writes elsewhere in the line leaves it where it is', async () => {
      await strike();
      await click(3);
      await expect.poll(at).toBe('the the the not|3');
      await ask(page, 'push', 'A-002', [
        ...another().edits,
        { type: 'text', pid: 's1-1-b', field: 'content', from: 0, to: 0, insert: 'NB ', rank: 'V3' },
      ]);
      await expect.poll(() => marked(b)).toBe(`{+NB +}${STRUCK}`);
      await expect.poll(at).toBe('NB the the the not|3');
      await ask(page, 'push', 'A-002', another().edits);
    });

    test('what a page’s own script writes into them is taken out', async () => {
      await strike();
      await click(3);
      await expect.poll(at).toBe('the the the not|3');
      await page.evaluate(() => {
        const all = [...document.querySelectorAll('.ed-text del')];
        const text = all.find(({ textContent }) => textContent === 'notice')?.firstElementChild?.firstChild;
        if (text instanceof Text) text.data = 'NOT STRUCK';
      });
      await expect.poll(() => page.locator('.ed-text del').allTextContents()).toEqual(['is', 'notice']);
      await expect.poll(() => marked(b)).toBe(STRUCK);
      await expect.poll(at).toBe('the the the not|3');
    });

    test.each(['an editing command', 'an event before it', 'an event after it', 'a paste'])(
      'a correction of them, through %s, goes after them',
      async (how) => {
        await strike();
        await page.evaluate((way) => {
          const all = [...document.querySelectorAll('.ed-text del')];
          const text = all.find(({ textContent }) => textContent === 'notice')?.firstElementChild?.firstChild;
          const root = document.querySelector('.ed-text');
          if (!(text instanceof Text) || !root) throw new RangeError('nothing is struck');
          document.getSelection()?.setBaseAndExtent(text, 0, text, 3);
          const [startOffset, endOffset] = [0, 3];
          const range = new StaticRange({ startContainer: text, startOffset, endContainer: text, endOffset });
          const inputType = 'insertReplacementText';
          const event = { bubbles: true, cancelable: true, inputType, data: 'summons' };
          if (way === 'an editing command') document.execCommand('insertText', false, 'summons');
          else if (way === 'an event before it')
            root.dispatchEvent(new InputEvent('beforeinput', { ...event, targetRanges: [range] }));
          else if (way === 'an event after it') {
            text.data = text.data.replace('not', 'summons');
            document.getSelection()?.collapse(text, 7);
            root.dispatchEvent(new InputEvent('input', event));
          } else {
            const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', 'summons');
            root.dispatchEvent(
              new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
            );
          }
        }, how);
        await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+summons+} is due.');
        await type('x');
        await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+summonsx+} is due.');
      },
    );

    test('words dragged out of them are copied to where they are dropped', async () => {
      await strike();
      await drag(1, 4);
      await expect.poll(selected).toBe('oti');
      const from = await letter(2);
      const to = await page.evaluate(() => {
        const lines = [...document.querySelectorAll('.ed-line')];
        const line = lines.find(({ textContent }) => textContent?.startsWith('the the the'));
        const box = line?.querySelector('.ed-words')?.getBoundingClientRect();
        return { x: (box?.left ?? 0) + 1, y: (box?.top ?? 0) + (box?.height ?? 0) / 2 };
      });
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 8, from.y + 3, { steps: 3 });
      await page.mouse.move(to.x, to.y, { steps: 6 });
      await page.mouse.up();
      await expect.poll(() => marked(b)).toBe('{+oti+}the the the [-notice-] is due.');
    });

    test('arrows up and down, and the ends of lines, go through them as through other words', async () => {
      await strike();
      await click(3);
      await press('ArrowUp');
      await expect.poll(async () => (await where())?.split(' ')[0]).toBe(a);
      await press('ArrowDown');
      await expect.poll(async () => (await where())?.split(' ')[0]).toBe(b);
      await press('Home');
      await expect.poll(where).toBe(`${b} 0`);
    });
  });

  test('typing among words that another strikes goes after them, and is one’s own', async () => {
    const edits: readonly Edit[] = [
      { type: 'text', pid: 's1-1-b', field: 'content', from: 12, to: 18, insert: '', rank: 'V3' },
    ];
    await ask(
      page,
      'open',
      smallAct(),
      's1',
      [
        { id: 'A-001', edits: [] },
        { id: 'A-002', edits },
      ],
      'A-001',
    );
    await expect.poll(() => marked(b)).toBe(STRUCK);
    await click(3);
    await type('xy');
    await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+xy+} is due.');
    await expect.poll(() => editsOf('A-001')).toMatchObject([{ from: 18, to: 18, insert: 'xy' }]);
    await expect.poll(() => editsOf('A-002')).toEqual(edits);
    await expect
      .poll(() => page.locator('.ed-text del').first().getAttribute('title'))
      .toBe('A-002 (Ann Other) deletes “notice”');
    await press('Control+z');
    await expect.poll(() => editsOf('A-001')).toEqual([]);
    await expect.poll(at).toBe('the the the not|3');
    // Between the same letters, when those are struck no more.
    await ask(page, 'push', 'A-002', []);
    await expect.poll(() => marked(b)).toBe('the the the notice is due.');
    await expect.poll(at).toBe('the the the not|before');
    await ask(page, 'push', 'A-002', edits);
    await expect.poll(() => marked(b)).toBe(STRUCK);
    await type('x');
    await expect.poll(() => marked(b)).toContain('{+x+}');
  });
});
