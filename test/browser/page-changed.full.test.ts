import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amount } from '../support/run/amount.ts';
import { someOf } from '../support/run/some-of.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { judged } from './examiner/judged.ts';
import { readShown } from './examiner/shown.ts';
import { readStored } from './examiner/stored.ts';
import { keyboardAt } from './support/keyboard.ts';
import { type Watched, watch } from './support/quiet.ts';
import { rest } from './support/rest.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';
import { standingIn } from './support/standing.ts';

/** What a browser's extension does to a line of the text, in the page, without a word to the editor. */
const CHANGES = {
  'swaps the words of a text': (line: Element) => {
    const text = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode() as Text;
    text.data = text.data.replace(/\w+/, 'SWAPPED');
  },
  'cuts the end off a text': (line: Element) => {
    const text = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode() as Text;
    text.deleteData(3, text.length);
  },
  'wraps a word in an element': (line: Element) => {
    const text = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode() as Text;
    const range = document.createRange();
    range.setStart(text, 1);
    range.setEnd(text, 5);
    const mark = document.createElement('grammar-mark');
    range.surroundContents(mark);
  },
  'puts a translation in the place of a text': (line: Element) => {
    const text = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode() as Text;
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.textContent = 'TRANSLATED';
    outer.append(inner);
    text.replaceWith(outer);
  },
  'puts a badge into a line': (line: Element) => {
    const badge = document.createElement('span');
    badge.textContent = 'BADGE';
    line.append(badge);
  },
  'puts a badge among the words': (line: Element) => {
    const badge = document.createElement('span');
    badge.textContent = 'BADGE';
    (line.querySelector('.ed-words') ?? line).prepend(badge, 'BARE');
  },
  'puts a line between lines': (line: Element) => {
    const other = document.createElement('div');
    other.textContent = 'A LINE';
    line.after(other, 'BARE');
  },
  'removes a text': (line: Element) => {
    (document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode() as Text).remove();
  },
  'removes the words of a line': (line: Element) => line.firstElementChild?.remove(),
  'removes a line': (line: Element) => line.remove(),
  'writes over a line': (line: Element) => {
    line.textContent = 'WRITTEN OVER';
  },
  'puts another line in the place of one': (line: Element) => {
    const other = line.cloneNode(true) as Element;
    const text = document.createTreeWalker(other, NodeFilter.SHOW_TEXT).nextNode() as Text;
    text.data = 'ANOTHER';
    line.replaceWith(other);
  },
  'changes the order of lines': (line: Element) => line.parentElement?.prepend(line),
  'writes all of the text anew': (line: Element) => {
    const text = line.parentElement as Element;
    text.innerHTML = text.innerHTML.replace(/person/g, 'PERSON');
  },
  'says that a line can be typed in, and marks it as its own': (line: Element) => {
    line.setAttribute('contenteditable', 'true');
    line.setAttribute('data-grammar', 'checked');
    for (const one of line.querySelectorAll('*')) {
      one.setAttribute('data-open', 'NOT QUOTED');
      one.removeAttribute('data-inserted');
    }
  },
} as const;
type Change = keyof typeof CHANGES;
const NAMES = Object.keys(CHANGES) as Change[];
/** Section 2A with words struck, words put in, a paragraph left out and one put in. */
describe.skipIf(whyNoWorkbench() !== null)('a page that something else changes', () => {
  let bench: ReviewWindow;
  let page: Page;
  let watched: Watched;

  const text = () => page.locator('.ed-text');
  /** All that can be read in the section, whoever put it there, but for what is struck: that is read as it is stored. */
  const seen = async () => (await standingIn(text().locator('> *'))).join(' ').replace(/\s+/g, ' ');
  const line = (words: string) => text().locator('.ed-line', { hasText: words }).first();

  beforeAll(async () => {
    bench = await openNew();
    page = bench.page;
    watched = watch(page);
    const { goTo, press, type, saidOf } = keyboardAt(page);
    await goTo('2A(3)(g)');
    await press('Control+Alt+Backspace');
    await saidOf('Omitted section 2A(3)(g).');
    await goTo('2A(3)(f)');
    await press('Control+Alt+Enter');
    await saidOf('Inserted section 2A(3)(fa).');
    await type('following a person about');
    await press('Escape');
    await goTo('2A(3)(a)');
    await press('Enter', 'Home', ...Array<string>(4).fill('Control+ArrowRight'), 'Control+Delete');
    await type('typed ');
    await rest(page);
  });
  afterAll(() => bench?.close());

  const change = (name: Change, words: string) =>
    page.evaluate(
      ([body, wanted]) => {
        const lines = [...document.querySelectorAll('.ed-text > .ed-line')];
        const found = lines.find((one) => `${one.textContent}${one.innerHTML}`.includes(wanted));
        if (!found) throw new RangeError(`no line with ${wanted}`);
        (new Function(`return ${body}`)() as (line: Element) => void)(found);
      },
      [CHANGES[name].toString(), words] as const,
    );
  const isAsStored = async () => {
    await rest(page);
    await expect.poll(async () => judged(await readShown(page), await readStored(bench.file))).toBe('');
  };
  const atTyped = async () => {
    await line('following a person').click();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    // The browser has told of the caret by then.
    await isAsStored();
  };
  const withTyped = (before: string, typed: string) =>
    before.replace('following a person,', `f${typed}ollowing a person,`);
  /** All that was typed at the caret is taken back by as many keys. */
  const takeBack = async (before: string, typed: string) => {
    for (const _ of typed) await page.keyboard.press('Backspace');
    await expect.poll(seen).toBe(before);
    await isAsStored();
  };

  const LINES = [
    'following a person,',
    'contacting',
    'following a person about',
    'watching or spying',
    'Offence of stalking',
  ];

  it.each(NAMES)('that %s is put right, in any kind of line, and typing goes on', async (name) => {
    await atTyped();
    const before = await seen();
    let typed = '';
    // In their own order: the first is found by its words only until something is typed in it.
    const some = new Set(someOf(LINES, amount(2, LINES.length)));
    for (const words of LINES.filter((one) => some.has(one))) {
      await change(name, words);
      await expect.poll(seen).toBe(withTyped(before, typed));
      await page.keyboard.type('z');
      typed += 'z';
      await expect.poll(seen).toBe(withTyped(before, typed));
      // What is struck, and what is printed by the stylesheet out of attributes, too.
      await isAsStored();
    }
    await takeBack(before, typed);
    expect(watched.complaints).toEqual([]);
  });

  it('that is changed at every key is put right, and every key is kept', async () => {
    await atTyped();
    const before = await seen();
    await page.evaluate(
      (bodies) => {
        const [wrap, swap] = bodies.map(
          (body) => new Function(`return ${body}`)() as (line: Element) => void,
        );
        const text = document.querySelector('.ed-text');
        const all = () => [...(text?.querySelectorAll('.ed-line') ?? [])].filter((one) => one.textContent);
        const at = { isOn: true };
        const touch = (how: typeof wrap) => {
          if (at.isOn) for (const one of all()) how?.(one);
        };
        for (const [type, how] of [
          ['keydown', wrap],
          ['beforeinput', wrap],
          ['keyup', swap],
        ] as const)
          document.addEventListener(type, () => touch(how), { capture: true });
        // As these do, it looks at what was typed once that is over.
        document.addEventListener('input', () => setTimeout(touch, 0, swap), { capture: true });
        Object.assign(window, { stopExtension: () => Object.assign(at, { isOn: false }) });
      },
      [CHANGES['wraps a word in an element'].toString(), CHANGES['swaps the words of a text'].toString()],
    );
    await page.keyboard.type('zq');
    await page.evaluate('stopExtension()');
    await expect.poll(seen).toBe(withTyped(before, 'zq'));
    await isAsStored();
    await takeBack(before, 'zq');
  });

  // Where all lines go, the caret's goes too, and with it what the browser has not told of.
  const OF_ONE_LINE = NAMES.filter((name) => name !== 'writes all of the text anew');
  const tried = someOf(OF_ONE_LINE, amount(4, OF_ONE_LINE.length));
  it.each([...tried.map((name) => ['another line', name] as const), ['its own line', null] as const])(
    'leaves a caret that has moved a moment before where it moved to: %s, %s',
    async (_, name) => {
      await atTyped();
      const before = await seen();
      // Within one task: the browser has not told of the caret when the words are changed.
      await page.evaluate((body) => {
        const lines = [...document.querySelectorAll('.ed-text > .ed-line')];
        const at = lines.find((one) => one.textContent?.startsWith('following a person,'));
        const other = lines.find((one) => one.textContent?.startsWith('Offence of stalking')) ?? lines[0];
        const text = at && document.createTreeWalker(at, NodeFilter.SHOW_TEXT).nextNode();
        if (!text || !other) throw new RangeError('no such line');
        document.getSelection()?.collapse(text, 9);
        if (body) (new Function(`return ${body}`)() as (line: Element) => void)(other);
        else (text.parentElement as Element).append(document.createElement('grammar-mark'));
      }, name && CHANGES[name].toString());
      await expect.poll(seen).toBe(before);
      await page.keyboard.type('zq');
      await expect.poll(seen).toBe(before.replace('following a person,', 'followingzq a person,'));
      await isAsStored();
      await takeBack(before, 'zq');
    },
  );

  it.each(['an editing command', 'an event before it', 'an event after it', 'a paste'])(
    'that is corrected through %s has the correction once, as typing',
    async (how) => {
      await atTyped();
      const before = await seen();
      await page.evaluate((way) => {
        const line = [...document.querySelectorAll('.ed-text > .ed-line')].find((one) =>
          one.textContent?.startsWith('following a person,'),
        );
        const text = line && document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode();
        const root = document.querySelector('.ed-text');
        if (!(text instanceof Text) || !root) throw new RangeError('no such line');
        document.getSelection()?.setBaseAndExtent(text, 0, text, 9);
        const range = new StaticRange({
          startContainer: text,
          startOffset: 0,
          endContainer: text,
          endOffset: 9,
        });
        const event = {
          bubbles: true,
          cancelable: true,
          inputType: 'insertReplacementText',
          data: 'watching',
        };
        if (way === 'an editing command') document.execCommand('insertText', false, 'watching');
        else if (way === 'an event before it')
          root.dispatchEvent(new InputEvent('beforeinput', { ...event, targetRanges: [range] }));
        else if (way === 'an event after it') {
          text.data = text.data.replace('following', 'watching');
          document.getSelection()?.collapse(text, 8);
          root.dispatchEvent(new InputEvent('input', event));
        } else {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', 'watching');
          root.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        }
      }, how);
      await expect.poll(seen).toBe(before.replace('following a person,', 'watching a person,'));
      await page.keyboard.type('zq');
      await expect.poll(seen).toBe(before.replace('following a person,', 'watchingzq a person,'));
      await isAsStored();
      for (let times = 0; times < 3 && (await seen()) !== before; times++)
        await page.keyboard.press('Control+z');
      await expect.poll(seen).toBe(before);
      await isAsStored();
    },
  );

  it('that is changed while an accent is composed is put right, and the accent is kept', async () => {
    await atTyped();
    const before = await seen();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Input.imeSetComposition', { text: 'ô', selectionStart: 1, selectionEnd: 1 });
    await change('wraps a word in an element', 'or attempting');
    await change('swaps the words of a text', 'following a person about');
    await change('puts a line between lines', 'contacting');
    await cdp.send('Input.insertText', { text: 'ô' });
    await expect.poll(seen).toBe(withTyped(before, 'ô'));
    await isAsStored();
    await takeBack(before, 'ô');
  });

  it('that is changed while an accent is composed, and loses its selection, is put right, and the accent is kept', async () => {
    await atTyped();
    const before = await seen();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Input.imeSetComposition', { text: 'ô', selectionStart: 1, selectionEnd: 1 });
    await page.evaluate(() => document.getSelection()?.removeAllRanges());
    await change('swaps the words of a text', 'following a person about');
    await expect.poll(seen).not.toContain('SWAPPED');
    await cdp.send('Input.insertText', { text: 'ô' });
    await expect.poll(seen).toBe(withTyped(before, 'ô'));
    await isAsStored();
    await takeBack(before, 'ô');
  });

  it.each(['following a person,', 'contacting, or'])(
    'that is changed again and again is put right once that ends, and only keys are stored: at “%s”',
    async (words) => {
      await atTyped();
      const before = await seen();
      await line(words).click();
      await page.keyboard.press('Home');
      await page.evaluate(() => {
        const text = document.querySelector('.ed-text') as Element;
        const swap = () => {
          const texts = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
          for (let one = texts.nextNode() as Text | null; one; one = texts.nextNode() as Text | null)
            if (one.data.includes('contacting')) one.data = one.data.replace('contacting', 'CALLING');
        };
        const extension = new MutationObserver(swap);
        extension.observe(text, { childList: true, characterData: true, subtree: true });
        Object.assign(window, { stopExtension: () => extension.disconnect() });
        swap();
      });
      await page.locator('.ed-said').getByText('Something keeps changing the words').waitFor();
      await page.keyboard.type('zq');
      const typed = before.replace(words, `zq${words}`);
      await expect.poll(async () => (await seen()).replace('CALLING', 'contacting')).toBe(typed);
      await page.evaluate('stopExtension()');
      await expect.poll(seen).toBe(typed);
      await isAsStored();
      expect(JSON.stringify(await readStored(bench.file))).not.toContain('CALLING');
      await takeBack(before, 'zq');
    },
  );
});
