import { afterEach, describe, expect, test } from 'vitest';
import { another } from '../support/acts/small-act.ts';
import { bench, START, thereAndBack } from './bench.ts';
import { ask } from './editor-page.ts';
import { hands } from './keys.ts';

const { page, missing } = await bench();

/** Composition through the browser's own input-method interface. */
describe.skipIf(missing)('an input method', () => {
  const { b, two, press, type, caret, select, marked, where, editsOf, compose, commit } = hands(page);
  const strike = async () => {
    await caret(b, 12);
    await press('Delete', 6);
  };

  afterEach(() => thereAndBack(page, START));

  test('composes in the Act’s words, and is one step of undo', async () => {
    await caret(b, 4);
    await type('x');
    for (const text of ['k', 'ka', 'か']) await compose(text);
    await commit('漢字');
    await expect.poll(() => marked(b)).toBe('the {+x漢字+}the the notice is due.');
    await expect.poll(() => where()).toBe(`${b} 7`);
    await press('Control+z');
    await expect.poll(() => marked(b)).toBe('the {+x+}the the notice is due.');
  });

  test.each([
    ['left', true],
    ['right', false],
  ])('composes on the %s of struck words', async (_side, left) => {
    await strike();
    if (left) await press('ArrowLeft', 6);
    await compose('に');
    await compose('にほ');
    await commit('日本');
    await expect.poll(() => marked(b)).toBe('the the the [-notice-]{+日本+} is due.');
  });

  test('composes inside its own insertion', async () => {
    await caret(b, 4);
    await type('ab');
    await press('ArrowLeft');
    await compose('ô');
    await commit('ô');
    await expect.poll(() => marked(b)).toBe('the {+aôb+}the the notice is due.');
  });

  test('composes over a selection that spans a deletion', async () => {
    await strike();
    await select(b, 8, 15);
    await compose('w');
    await compose('ŵ');
    await commit('ŵ');
    await expect.poll(() => marked(b)).toBe('the the [-the notice is-]{+ŵ+} due.');
  });

  test('composes inside another’s insertion', async () => {
    await caret(two, 3);
    await compose('z');
    await commit('z');
    await expect.poll(() => marked(two)).toBe('aa{+bzb+}aa');
    await press('Control+z');
    await expect.poll(() => editsOf('A-002')).toEqual(another().edits);
  });

  test('composes in an emptied provision', async () => {
    await select(two, 0, 6);
    await press('Backspace');
    await compose('新');
    await commit('新');
    await expect.poll(() => marked(two)).toBe('[-aaaa-]{+新+}');
    await expect.poll(() => where()).toBe(`${two} 1`);
  });

  test('composes over a selection of several provisions without joining them', async () => {
    await select('s1-1-a/content', 4, 4, b);
    await compose('ŷ');
    await commit('ŷ');
    await expect.poll(() => marked(b)).toBe('[-the -]the the notice is due.');
    expect((await ask(page, 'look')).blocks).toHaveLength(6);
    await expect.poll(() => marked('s1-1-a/content')).toContain('{+ŷ+}');
  });

  test('a cancelled composition leaves nothing, not even a step of undo', async () => {
    await caret(b, 4);
    await compose('か');
    await compose('');
    await expect.poll(() => ask(page, 'composing')).toBe(false);
    await expect.poll(() => editsOf('A-001')).toEqual([]);
    await expect.poll(() => ask(page, 'canUndo')).toBe(false);
  });

  test('a composition that is left by a click or by leaving the editor is kept', async () => {
    await caret(b, 4);
    await compose('か');
    await page.locator('[data-pid="s1-2"]').click();
    await expect.poll(() => marked(b)).toBe('the {+か+}the the notice is due.');
    await caret(b, 0);
    await compose('き');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await expect.poll(() => marked(b)).toBe('{+き+}the {+か+}the the notice is due.');
  });

  test('what another does meanwhile waits until the composition is over', async () => {
    await caret(b, 4);
    await compose('n');
    await compose('notif');
    const theirs = {
      type: 'text',
      pid: 's1-1-b',
      field: 'content',
      from: 0,
      to: 0,
      insert: 'NB ',
      rank: 'V2',
    } as const;
    await ask(page, 'push', 'A-002', [...another().edits, theirs]);
    await compose('notify');
    await expect.poll(() => ask(page, 'composing')).toBe(true);
    await commit('notify');
    await expect.poll(() => marked(b)).toBe('{+NB +}the {+notify+}the the notice is due.');
    await expect.poll(() => where()).toBe(`${b} 13`);
    await ask(page, 'push', 'A-002', another().edits);
    await expect.poll(() => marked(b)).toBe('the {+notify+}the the notice is due.');
  });
});
