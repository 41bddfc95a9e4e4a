import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Provision, walk } from '../../core/act/tree.ts';
import type { Edit } from '../../core/amend/edits/edit.ts';
import { loadAct } from '../../data/corpus/acts.ts';
import { another, smallAct } from '../support/acts/small-act.ts';
import { amount } from '../support/run/amount.ts';
import { bench } from './bench.ts';
import { ask } from './editor-page.ts';
import { fillClipboard } from './support/clips.ts';
import { type Dice, dice } from './support/dice.ts';

const { page, missing } = await bench();

/** How many things are done in all, each of one key or more. */
const KEYS = amount(150, 2400);
/** `KEELING_SEEDS` draws others. */
const SEEDS = process.env.KEELING_SEEDS?.split(',').map(Number) ?? [11, 23, 47].slice(0, amount(1, 3));

/** After how many of them all is undone and redone. */
const TURNED = 15;

const WORDS = ['the ', 'a', ' the', 'is', ', ', 'person ', 'notice', '—', 'é', '😀', '2A', ' ', 'the the '];
const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];
const JUMPS = ['Control+ArrowLeft', 'Control+ArrowRight', 'Control+Home', 'Control+End', 'PageDown'];

/** Keys pressed in the run so far. */
let pressed = 0;

/** One thing a person might do, by name, so that a failure can be read. */
async function act(
  page: Page,
  cdp: CDPSession,
  roll: Dice,
  root: Provision,
  section: string,
): Promise<string> {
  const key = async (name: string) => {
    pressed++;
    await page.keyboard.press(name);
    return name;
  };
  const n = roll.below(100);
  if (n < 28) {
    const word = roll.pick(WORDS);
    pressed += [...word].length;
    await page.keyboard.type(word);
    return `type ${word}`;
  }
  if (n < 42) return key(roll.pick(['Backspace', 'Delete']));
  if (n < 46)
    return key(roll.pick(['Control+Backspace', 'Control+Delete', 'Enter', 'Shift+Enter', 'Control+b']));
  if (n < 60) return key(roll.pick(ARROWS));
  if (n < 65) return key(roll.pick(JUMPS));
  if (n < 73) return key(`Shift+${roll.pick([...ARROWS, 'Control+ArrowRight', 'Control+ArrowLeft'])}`);
  if (n < 74) return key('Control+a');
  if (n < 81) return key(roll.pick(['Control+z', 'Control+z', 'Control+y', 'Control+Shift+z']));
  if (n < 84) return key(roll.pick(['Control+c', 'Control+x', 'Control+v']));
  if (n < 86) return `${await fillClipboard(page, roll)} ${await key('Control+v')}`;
  if (n < 90) return compose(cdp, roll);
  if (n < 94) return place(page, roll, root, section);
  if (n < 96) return push(page, roll, root, section);
  if (n < 98) {
    const active = roll.pick(['A-001', 'A-002']);
    await ask(page, 'setActive', active);
    return `work on ${active}`;
  }
  const { x, y, width, height } = (await page.locator('.ed-text').boundingBox()) ?? {
    x: 0,
    y: 0,
    width: 1,
    height: 1,
  };
  await page.mouse.click(x + roll.below(width), y + roll.below(Math.min(height, 700)));
  return 'click';
}

async function compose(cdp: CDPSession, roll: Dice): Promise<string> {
  const steps = roll.pick([['k', 'か'], ['n', 'に', 'にほ'], ['ŵ'], ['']]);
  for (const text of steps) {
    await cdp.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }
  const end = roll.pick(['日本', 'ŵ', null]);
  if (end === null)
    await cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  else await cdp.send('Input.insertText', { text: end });
  return `compose ${steps.join(' ')} → ${end ?? 'cancelled'}`;
}

async function place(page: Page, roll: Dice, root: Provision, section: string): Promise<string> {
  const { blocks } = await ask(page, 'look');
  const block = roll.pick(blocks.filter(({ live }) => live.length > 0));
  if (!block) return 'nowhere';
  const offset = roll.below(block.live.length + 1);
  await ask(page, 'caret', block.key, offset);
  return `caret ${block.key} ${offset} of ${section} in ${root.pid}`;
}

/** Another window gives A-003 an insertion somewhere: always at a place of its own, so that it never clashes. */
async function push(page: Page, roll: Dice, root: Provision, section: string): Promise<string> {
  const inside = [...walk(root)].find(({ pid }) => pid === section);
  const target = roll.pick([...walk(inside ?? root)].filter(({ content }) => content.length > 0));
  const edits: readonly Edit[] = [
    {
      type: 'text',
      pid: target.pid,
      field: 'content',
      from: 0,
      to: 0,
      insert: roll.pick(['NB ', 'nota ', '']) || '!',
      rank: 'V3',
    },
  ];
  await ask(page, 'push', 'A-003', edits);
  return `A-003 in ${target.pid}`;
}

async function run(seed: number, keys: number, root: Provision, section: string, theirs: readonly Edit[]) {
  const selection = [
    { id: 'A-001', edits: [] },
    { id: 'A-002', edits: theirs },
    { id: 'A-003', edits: [] },
  ];
  await ask(page, 'open', root, section, selection, 'A-001');
  const cdp = await page.context().newCDPSession(page);
  const roll = dice(seed);
  const done: string[] = [];
  let turned = 0;
  pressed = 0;
  for (let n = 0; n < keys; n++) {
    done.push(await act(page, cdp, roll, root, section));
    const wrong = await ask(page, 'problems');
    const after = `seed ${seed}, after ${done.slice(-12).join(' · ')}`;
    expect(wrong, after).toEqual([]);
    if (n % TURNED > 0 && n < keys - 1) continue;
    // Undo all is the start, but for what A-003 did meanwhile; redo all is where it was.
    const { now, start, back, steps, wrong: undone } = await ask(page, 'turn');
    turned += steps;
    expect(undone, `undo all, ${after}`).toEqual([]);
    expect([start['A-001'], start['A-002']], `undo all, ${after}`).toEqual([[], theirs]);
    expect(back, `redo all, ${after}`).toEqual(now);
    expect(await ask(page, 'problems'), `redo all, ${after}`).toEqual([]);
  }
  const end = await ask(page, 'edits');
  await ask(page, 'flush');
  const review = await ask(page, 'review');
  expect(Object.fromEntries(review.map(({ id, edits }) => [id, edits])), 'what was reported').toEqual(end);
  await cdp.detach();
  console.log(`Seed ${seed}: ${keys} things done, ${pressed} keys, ${turned} steps undone and redone`);
}

/** Section 2A of the Act, and another amendment’s words in it. */
function stalking() {
  const loaded = loadAct('ukpga/1997/40', 'current');
  if (!loaded.ok) throw new RangeError(loaded.error.message);
  const { root } = loaded.value;
  const section = [...walk(root)].find(({ kind, num }) => kind === 'section' && num === '2A');
  const first = [...walk(section ?? root)].find(({ content }) => content.startsWith('following'));
  if (!section || !first) throw new RangeError('section 2A is not where it was');
  const theirs: readonly Edit[] = [
    { type: 'text', pid: first.pid, field: 'content', from: 10, to: 11, insert: 'any', rank: 'V2' },
  ];
  return { root, section: section.pid, theirs };
}

describe.skipIf(missing)('a monkey at the keyboard', () => {
  const share = Math.ceil(KEYS / (2 * SEEDS.length));

  test.each(SEEDS)(
    'leaves a small section sound, seed %i',
    async (seed) => {
      await run(seed, share, smallAct(), 's1', another().edits);
    },
    3_600_000,
  );

  test.each(SEEDS.map((seed) => seed + 1))(
    'leaves section 2A of the 1997 Act sound, seed %i',
    async (seed) => {
      const { root, section, theirs } = stalking();
      await run(seed, share, root, section, theirs);
    },
    3_600_000,
  );
});
