import { afterEach, describe, expect, test } from 'vitest';
import { another } from '../support/acts/small-act.ts';
import { bench, START, thereAndBack } from './bench.ts';
import { hands } from './keys.ts';

const { page, missing } = await bench();

describe.skipIf(missing)('copying, cutting, pasting and dragging', () => {
  const { a, b, press, type, caret, select, marked, where, range, editsOf, said } = hands(page);

  afterEach(() => thereAndBack(page, START));

  /** Every form of what is on the clipboard. */
  const clipboard = () =>
    page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const forms = (item?.types ?? []).map(async (kind) => [
        kind,
        await (await item?.getType(kind))?.text(),
      ]);
      return Object.fromEntries(await Promise.all(forms)) as Record<string, string>;
    });
  /** A paste as another program's clipboard would make it. */
  const paste = (forms: Record<string, string>) =>
    page.evaluate((given) => {
      const clipboardData = new DataTransfer();
      for (const [kind, text] of Object.entries(given)) clipboardData.setData(kind, text);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.querySelector('.ed-text')?.dispatchEvent(event);
    }, forms);
  const strike = async () => {
    await caret(b, 12);
    await press('Delete', 6);
  };

  test('copying across struck words takes only those that stand, and only as plain text', async () => {
    await strike();
    await select(b, 8, 15);
    await press('Control+c');
    expect(await clipboard()).toEqual({ 'text/plain': 'the  is' });
    await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe('the notice is');
  });

  test('cutting does the same, and is one step', async () => {
    await strike();
    await select(b, 8, 15);
    await press('Control+x');
    expect(await clipboard()).toEqual({ 'text/plain': 'the  is' });
    await expect.poll(() => marked(b)).toBe('the the [-the notice is-] due.');
    await press('Control+z');
    await expect.poll(() => marked(b)).toBe('the the the [-notice-] is due.');
    await expect.poll(() => range()).toBe('8..15');
  });

  test('several provisions are copied a line each', async () => {
    await select(a, 11, 7, b);
    await press('Control+c');
    expect(await clipboard()).toEqual({ 'text/plain': 'has been told to, or\nthe the' });
    await press('Control+x');
    await expect.poll(() => marked(b)).toBe('[-the the-] the notice is due.');
  });

  test('several provisions that were cut come back where each was, as one step', async () => {
    await select(a, 4, 7, b);
    await press('Control+x');
    await expect.poll(() => marked(b)).toBe('[-the the-] the notice is due.');
    await press('Control+v');
    await expect.poll(() => editsOf('A-001')).toEqual([]);
    await expect.poll(() => marked(a)).toBe('the person [-is-]{+has been+} told to, or');
    await expect.poll(() => marked(b)).toBe('the the the notice is due.');
    await expect.poll(() => where()).toBe(`${b} 7`);
    await press('Control+z');
    await expect.poll(() => marked(b)).toBe('[-the the-] the notice is due.');
  });

  test('cut and pasted back where it was, nothing has changed', async () => {
    await select(b, 4, 8);
    await press('Control+x');
    await press('Control+v');
    await expect.poll(() => editsOf('A-001')).toEqual([]);
  });

  test('pasted lines become one, and it says so', async () => {
    await caret(b, 26);
    await paste({ 'text/plain': 'one\r\n(b)\ttwo\n\n  three\n' });
    await expect.poll(() => marked(b)).toBe('the the the notice is due.{+one (b) two three+}');
    await expect.poll(() => said()).toContain('spaces');
    await press('Control+z');
    await expect.poll(() => editsOf('A-001')).toEqual([]);
  });

  test('of rich text only the words are taken', async () => {
    await caret(b, 4);
    await paste({
      'text/plain': 'plain ',
      'text/html': '<b onclick="alert(1)">plain </b><script>1</script>',
    });
    await expect.poll(() => marked(b)).toBe('the {+plain +}the the notice is due.');
    await paste({ 'text/html': '<b>bold </b><img src=x onerror=alert(1)><script>2</script><i>&amp; </i>' });
    await expect.poll(() => marked(b)).toBe('the {+plain bold & +}the the notice is due.');
    await expect.poll(() => page.locator('.ed-text b, .ed-text img').count()).toBe(0);
  });

  test('words that a page strikes out are left out, and its table runs not together', async () => {
    await caret(b, 4);
    await paste({
      'text/plain': 'old new ',
      'text/html': '<!--StartFragment--><del>old </del><ins>new </ins><!--EndFragment-->',
    });
    await expect.poll(() => marked(b)).toBe('the {+new +}the the notice is due.');
    await paste({ 'text/html': '<table><tr><td>one</td><td>two</td></tr><tr><td>three</td></tr></table>' });
    await expect.poll(() => marked(b)).toContain('one | two three');
  });

  test('pasting over a selection, and typing after it, are two steps', async () => {
    await select(b, 12, 18);
    await paste({ 'text/plain': 'order' });
    await type('s');
    await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+orders+} is due.');
    await press('Control+z');
    await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+order+} is due.');
    await press('Control+z');
    await expect.poll(() => range()).toBe('12..18');
  });

  test('a paste beyond all measure is refused, and says so', async () => {
    await caret(b, 4);
    await paste({ 'text/plain': 'word '.repeat(30_000) });
    await expect.poll(() => said()).toContain('150,000 characters');
    await expect
      .poll(() => page.locator('.ed-said').getByText('Nothing was changed.').isVisible())
      .toBe(true);
    await expect.poll(() => editsOf('A-001')).toEqual([]);
  });

  /** Drags what is selected to an offset of a block, or to a place elsewhere, with the mouse. */
  const drag = async (
    from: string,
    at: number,
    to: string,
    offset: number,
    copy = false,
    elsewhere: { readonly x: number; readonly y: number } | null = null,
  ) => {
    const point = (key: string, where: number) =>
      page.evaluate(
        ([of, n]) => {
          const [pid, field] = of.split('/');
          const walker = document.createTreeWalker(
            document.querySelector(`[data-pid="${pid}"][data-field="${field}"] > .ed-words`) as Node,
            NodeFilter.SHOW_TEXT,
          );
          let left = n;
          for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
            if (text.parentElement?.closest('del')) continue;
            if (left < text.length || (left === text.length && n > 0)) {
              const spot = document.createRange();
              spot.setStart(text, left);
              const box = spot.getBoundingClientRect();
              return { x: box.left + 2, y: box.top + box.height / 2 };
            }
            left -= text.length;
          }
          throw new RangeError(`no ${of} ${n}`);
        },
        [key, where] as const,
      );
    const start = await point(from, at);
    const end = elsewhere ?? (await point(to, offset));
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x + 8, start.y + 3, { steps: 3 });
    if (copy) await page.keyboard.down('Control');
    await page.mouse.move(end.x, end.y, { steps: 6 });
    await page.mouse.up();
    if (copy) await page.keyboard.up('Control');
  };

  test('words dragged within a provision are struck there and put in here', async () => {
    await select(b, 12, 19);
    await drag(b, 15, b, 4);
    await expect.poll(() => marked(b)).toBe('the {+notice +}the the [-notice -]is due.');
    await expect.poll(() => range()).toBe('4..11');
    await press('Control+z');
    await expect.poll(() => editsOf('A-001')).toEqual([]);
    await expect.poll(() => range()).toBe('12..19');
  });

  test('words dragged past another’s insertion leave it alone', async () => {
    await select(a, 4, 11);
    await drag(a, 7, a, 25);
    await expect.poll(() => marked(a)).toBe('the [-person is-]{+has been+} told {+person +}to, or');
    await expect.poll(() => editsOf('A-002')).toEqual(another().edits);
  });

  test('words dragged into a box elsewhere are copied there', async () => {
    const box = await page.evaluate(() => {
      const field = document.createElement('textarea');
      field.id = 'elsewhere';
      document.querySelector('.ed-text')?.after(field);
      const { left, top, width, height } = field.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    await select(b, 12, 18);
    await drag(b, 15, b, 13, false, box);
    await expect.poll(() => page.locator('#elsewhere').inputValue()).toBe('notice');
    await page.evaluate(() => document.querySelector('#elsewhere')?.remove());
    await expect.poll(() => editsOf('A-001')).toEqual([]);
    await expect.poll(() => marked(b)).toBe('the the the notice is due.');
  });

  test('words dragged to another provision move there', async () => {
    await select(b, 12, 19);
    await drag(b, 15, a, 4);
    await expect.poll(() => marked(a)).toContain('the {+notice +}person');
    await expect.poll(() => marked(b)).toBe('the the the [-notice -]is due.');
    await expect.poll(() => where()).toBe(`${a} 11`);
  });
});
