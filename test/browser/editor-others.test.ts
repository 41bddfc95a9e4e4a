import { describe, expect, test } from 'vitest';
import { another, smallAct } from '../support/acts/small-act.ts';
import { bench, START, thereAndBack } from './bench.ts';
import { ask } from './editor-page.ts';
import { hands } from './keys.ts';

const { page, missing } = await bench();

const note = (at: number, insert: string, pid = 's1-1-b') =>
  ({ type: 'text', pid, field: 'content', from: at, to: at, insert, rank: 'V2' }) as const;

describe.skipIf(missing)('an amendment, other people, and other windows', () => {
  const { a, b, two, press, type, caret, select, marked, where, editsOf, said } = hands(page);
  const push = (...more: ReturnType<typeof note>[]) =>
    ask(page, 'push', 'A-002', [...another().edits, ...more]);
  const review = async (id: string) => (await ask(page, 'review')).find((one) => one.id === id)?.edits;

  test('the first keystroke starts an amendment, and nothing typed meanwhile is lost', async () => {
    await ask(page, 'setActive', null);
    await ask(page, 'holdStart');
    await caret(b, 4);
    await type('very ');
    await expect.poll(() => marked(b)).toBe('the {+very +}the the notice is due.');
    await ask(page, 'flush');
    await expect.poll(() => ask(page, 'typing')).toBe(true);
    await ask(page, 'answer', 'A-007');
    await type('own ');
    await ask(page, 'flush');
    await expect.poll(() => review('A-007')).toMatchObject([{ from: 4, to: 4, insert: 'very own ' }]);
    await expect.poll(() => marked(b)).toBe('the {+very own +}the the notice is due.');
    expect(Object.keys(await ask(page, 'edits')).sort()).toEqual(['A-001', 'A-002', 'A-007']);
    await press('Control+z', 2);
    await expect.poll(() => editsOf('A-007')).toEqual([]);
    await thereAndBack(page, { ...START, 'A-007': [] });
  });

  test('when none is started the words stay, and the next keystroke asks again', async () => {
    await ask(page, 'setActive', null);
    await ask(page, 'holdStart');
    await caret(b, 4);
    await type('x');
    await ask(page, 'answer', null);
    await expect.poll(() => marked(b)).toBe('the {+x+}the the notice is due.');
    await expect.poll(() => ask(page, 'typing')).toBe(true);
    await ask(page, 'setMounted', false);
    await expect.poll(() => ask(page, 'typing')).toBe(true);
    await ask(page, 'setMounted', true);
    await expect.poll(() => ask(page, 'typing')).toBe(true);
    await expect.poll(() => marked(b)).toBe('the {+x+}the the notice is due.');
    await caret(b, 5);
    await type('y');
    await ask(page, 'answer', 'A-007');
    await ask(page, 'flush');
    await expect.poll(() => ask(page, 'typing')).toBe(false);
    await expect.poll(() => review('A-007')).toMatchObject([{ from: 4, to: 4, insert: 'xy' }]);
  });

  test('words typed without an amendment go to the one that is chosen', async () => {
    await ask(page, 'setActive', null);
    await ask(page, 'holdStart');
    await caret(b, 4);
    await type('x');
    await ask(page, 'setActive', 'A-001');
    await ask(page, 'flush');
    await expect.poll(() => review('A-001')).toMatchObject([{ from: 4, to: 4, insert: 'x' }]);
    await thereAndBack(page, START);
  });

  test('what another does comes in at once, and the caret stays in its words', async () => {
    await caret(b, 12);
    await type('w');
    await push(note(0, 'NB '));
    await expect.poll(() => marked(b)).toBe('{+NB +}the the the {+w+}notice is due.');
    await expect.poll(() => where()).toBe(`${b} 16`);
    await type('x');
    await expect.poll(() => marked(b)).toBe('{+NB +}the the the {+wx+}notice is due.');
  });

  test('undo takes back one’s own and keeps what another did since', async () => {
    await caret(b, 12);
    await type('w');
    await push(note(0, 'NB '));
    await caret(b, 16);
    await type('x');
    await press('Control+z', 2);
    await expect.poll(() => editsOf('A-001')).toEqual([]);
    await expect.poll(() => editsOf('A-002')).toEqual([...another().edits, note(0, 'NB ')]);
    await press('Control+y', 2);
    await expect.poll(() => marked(b)).toBe('{+NB +}the the the {+wx+}notice is due.');
  });

  test('undoing what was typed in another’s words keeps what they did since', async () => {
    await caret(two, 3);
    await type('z');
    await ask(page, 'flush');
    const revised = await editsOf('A-002');
    await ask(page, 'push', 'A-002', [...(revised ?? []), note(0, 'NB ')]);
    await press('Control+z');
    await expect.poll(() => marked(two)).toBe('aa{+bb+}aa');
    await expect.poll(() => marked(b)).toBe('{+NB +}the the the notice is due.');
    await press('Control+Shift+z');
    await expect.poll(() => marked(two)).toBe('aa{+bzb+}aa');
    await expect.poll(() => marked(b)).toBe('{+NB +}the the the notice is due.');
  });

  test('what can’t be undone any more is said, and loses nothing', async () => {
    await caret(two, 3);
    await type('z');
    await ask(page, 'flush');
    const theirs = [another().edits[0], note(2, 'quite other', 's1-2')];
    await ask(page, 'push', 'A-002', theirs as never);
    await press('Control+z');
    await expect.poll(() => said()).toContain('others have changed');
    await expect.poll(() => editsOf('A-002')).toEqual(theirs);
    await expect.poll(() => ask(page, 'canUndo')).toBe(false);
  });

  test('typing not yet reported is kept when another changes the same amendment', async () => {
    await caret(b, 12);
    await page.evaluate(() => document.execCommand('insertText', false, 'w'));
    await ask(page, 'push', 'A-001', [note(0, 'NB ', 's1-2')] as never);
    await ask(page, 'flush');
    await expect
      .poll(() => review('A-001'))
      .toMatchObject([
        { pid: 's1-2', insert: 'NB ' },
        { pid: 's1-1-b', insert: 'w' },
      ]);
  });

  test('an amendment that is hidden takes its words with it, and its undo waits', async () => {
    await caret(b, 4);
    await type('x');
    await ask(page, 'flush');
    await ask(page, 'setActive', null);
    await ask(page, 'hide', 'A-001');
    await expect.poll(() => marked(b)).toBe('the the the notice is due.');
    await ask(page, 'undo');
    await expect.poll(() => said()).toContain('show A-001');
    await expect.poll(() => ask(page, 'canUndo')).toBe(true);
  });

  test('an inserted provision is typed in as its amendment’s, a number that is not typed, and undone', async () => {
    const inserted = {
      pid: 'x-1',
      kind: 'paragraph',
      num: '(c)',
      heading: '',
      intro: '',
      content: '',
      wrapUp: '',
      children: [],
    } as const;
    const put = { type: 'insert', parent: 's1-1', after: 's1-1-b', rank: 'V', provision: inserted } as const;
    await ask(page, 'push', 'A-001', [put]);
    const c = 'x-1/content';
    await caret(c, 0);
    await type('any other person');
    await expect.poll(() => marked(c)).toBe('{+any other person+}');
    expect((await ask(page, 'look')).blocks.find(({ key }) => key === c)?.label).toBe('(c)');
    await expect
      .poll(() => editsOf('A-001'))
      .toEqual([{ ...put, provision: { ...inserted, content: 'any other person' } }]);
    await press('Control+Backspace', 3);
    await expect.poll(() => editsOf('A-001')).toEqual([put]);
    await type('b');
    await thereAndBack(page, { 'A-001': [put], 'A-002': another().edits });
    await ask(page, 'setActive', 'A-002');
    await caret(c, 1);
    await type('c');
    await expect.poll(() => marked(c)).toBe('{+bc+}');
    await ask(page, 'flush');
    expect((await ask(page, 'reports')).at(-1)).toEqual({ changed: ['A-001'], touched: ['A-001'] });
  });

  test('a provision that is left out is shown struck, and can’t be typed in', async () => {
    await ask(page, 'push', 'A-002', [{ type: 'omit', pid: 's1-1-b' }] as never);
    await expect.poll(() => marked(b)).toBe('[-the the the notice is due.-]');
    await select(a, 4, 3, two);
    await press('Delete');
    await expect.poll(() => said()).toContain('left as it was');
    await expect.poll(() => marked(b)).toBe('[-the the the notice is due.-]');
    await thereAndBack(page, { 'A-001': [], 'A-002': [{ type: 'omit', pid: 's1-1-b' }] });
  });

  test('F7 steps through the changes and says what each does', async () => {
    await caret(b, 12);
    await press('Delete', 6);
    await type('order');
    await caret('s1/heading', 0);
    await press('F7');
    await expect.poll(() => where()).toBe(`${a} 11`);
    await expect
      .poll(() => said())
      .toBe('A-002: deleted “is”; inserted “has been”. Change 1 of 3 in this section.');
    await press('F7', 2);
    await expect.poll(() => where()).toBe(`${two} 2`);
    await press('Shift+F7');
    await expect.poll(() => said()).toContain('A-001: deleted “notice”; inserted “order”');
  });

  test('pointing at a change tells whose it is', async () => {
    const title = await page.locator('[data-inserted]').first().locator('..').getAttribute('title');
    expect(title).toBe('A-002 (Ann Other) inserts this; A-002 (Ann Other) deletes “is”');
  });

  test('another strikes what was just struck here: what was typed here stays, theirs is set aside', async () => {
    await caret(b, 12);
    await press('Delete');
    const clash = {
      type: 'text',
      pid: 's1-1-b',
      field: 'content',
      from: 12,
      to: 18,
      insert: 'order',
      rank: 'V2',
    };
    await ask(page, 'push', 'A-002', [clash] as never);
    await expect.poll(() => marked(b)).toBe('the the the [-n-]otice is due.');
    await type('N');
    await expect.poll(() => marked(b)).toBe('the the the [-n-]{+N+}otice is due.');
    await ask(page, 'flush');
    await expect.poll(() => review('A-001')).toMatchObject([{ from: 12, to: 13, insert: 'N' }]);
    await expect.poll(() => review('A-002')).toEqual([clash]);
    expect((await ask(page, 'reports')).flatMap(({ changed }) => changed)).not.toContain('A-002');
  });

  test('a section that an amendment puts in is typed in as any other', async () => {
    const put = {
      type: 'insert',
      parent: 'act',
      after: 's1',
      rank: 'V',
      provision: { ...smallAct().children[1], pid: 'x', num: '1A', children: [], content: 'New words.' },
    };
    await ask(page, 'open', smallAct(), 'x', [{ id: 'A-001', edits: [put] }] as never, 'A-001');
    await caret('x/content', 3);
    await type('er');
    await expect.poll(() => marked('x/content')).toBe('{+Newer words.+}');
    await expect.poll(() => marked('x/heading')).toBe('{+Time+}');
    await press('Control+z');
    await expect.poll(() => editsOf('A-001')).toEqual([put]);
  });

  test('undo reaches back into a section that was left', async () => {
    await caret(b, 4);
    await type('x');
    await ask(page, 'setMounted', false);
    await ask(page, 'setMounted', true);
    await expect.poll(() => marked(b)).toBe('the {+x+}the the notice is due.');
    await ask(page, 'undo');
    await expect.poll(() => marked(b)).toBe('the the the notice is due.');
  });

  test('what comes in never takes the focus from somebody typing elsewhere', async () => {
    await caret(b, 4);
    await type('x');
    await page.evaluate(() => {
      const other = document.createElement('textarea');
      other.id = 'elsewhere';
      document.body.append(other);
      other.focus();
    });
    await push(note(0, 'NB '));
    await ask(page, 'setActive', 'A-002');
    await type('reason');
    await expect.poll(() => page.locator('#elsewhere').inputValue()).toBe('reason');
    await expect.poll(() => marked(b)).toBe('{+NB +}the {+x+}the the notice is due.');
    await page.evaluate(() => document.querySelector('#elsewhere')?.remove());
  });

  test('the caret stands where it stood when the focus comes back, and where a click puts it', async () => {
    await caret(b, 12);
    const back = () =>
      page.evaluate(() => {
        const other = document.body.appendChild(document.createElement('textarea'));
        other.focus();
        other.remove();
        document.querySelector<HTMLElement>('.ed-text')?.focus();
      });
    await back();
    await type('x');
    await expect.poll(() => marked(b)).toBe('the the the {+x+}notice is due.');
    await select(b, 4, 7);
    await back();
    await type('y');
    await expect.poll(() => marked(b)).toBe('the [-the-]{+y+} the {+x+}notice is due.');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.locator('[data-pid="s1-2"] > .ed-words').click({ position: { x: 2, y: 8 } });
    await expect.poll(() => where()).toBe(`${two} 0`);
  });

  test('leaving the editor reports what was typed', async () => {
    await caret(b, 4);
    await type('x');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await expect.poll(() => review('A-001')).toMatchObject([{ insert: 'x' }]);
  });

  test('a screen reader hears a multi-line text of its own, with the struck words as struck', async () => {
    await caret(b, 12);
    await press('Delete', 6);
    const cdp = await page.context().newCDPSession(page);
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    const box = nodes.find((node) => node.role?.value === 'textbox');
    expect(box?.name?.value).toBe('Section 1, editing A-001');
    expect(box?.properties?.find(({ name }) => name === 'multiline')?.value.value).toBe(true);
    expect(String(box?.value?.value)).toContain('the the the notice is due.');
    const names = nodes.map((node) => String(node.name?.value ?? ''));
    expect(names.join('')).toContain('[deleted: notice]');
    expect(nodes.filter((node) => node.role?.value === 'deletion').length).toBeGreaterThan(1);
    expect(nodes.filter((node) => node.role?.value === 'insertion').length).toBeGreaterThan(1);
    expect(names).toContain('(b)');
    const text = page.locator('.ed-text');
    await expect.poll(() => text.getAttribute('spellcheck')).toBe('true');
    await expect.poll(() => text.getAttribute('lang')).toBe('en-GB');
  });

  test('the spelling of what is typed is checked, and not that of the law’s own words', async () => {
    await caret(b, 4);
    await type('xyzt ');
    const checked = () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.ed-text span span')]
          .filter(({ textContent }) => textContent !== '')
          .map((words) => [words.role === 'insertion', words.spellcheck] as const),
      );
    await expect.poll(async () => (await checked()).some(([isTyped]) => isTyped)).toBe(true);
    await expect
      .poll(async () => (await checked()).filter(([isTyped, isChecked]) => isTyped !== isChecked))
      .toEqual([]);
  });

  test('no style is written into the page’s markup', async () => {
    await caret(b, 4);
    await type('x');
    expect(smallAct().pid).toBe('act');
    await expect
      .poll(() => page.evaluate(() => document.querySelector('.ed-text')?.innerHTML.includes('style=')))
      .toBe(false);
  });
});
