import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Provision, walk } from '../../core/act/tree.ts';
import type { Edit } from '../../core/amend/edit.ts';
import { loadAct } from '../../data/corpus/acts.ts';
import { another, smallAct } from '../support/small-act.ts';
import { bench } from './bench.ts';
import { ask } from './editor-page.ts';

const { page, missing } = await bench();

/** How many keys in all; more by the environment, for a long night. */
const KEYS = Number(process.env.KEELING_MONKEY ?? 600);
const SEEDS = (process.env.KEELING_SEEDS ?? '11,23,47').split(',').map(Number);

/** Small, seeded, and good enough to shake a text with. */
function dice(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { below, pick: <T>(list: readonly T[]): T => list[below(list.length)] as T };
}

const WORDS = ['the ', 'a', ' the', 'is', ', ', 'person ', 'notice', '—', 'é', '😀', '2A', ' ', 'the the '];
const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];
const JUMPS = ['Control+ArrowLeft', 'Control+ArrowRight', 'Control+Home', 'Control+End', 'PageDown'];

type Dice = ReturnType<typeof dice>;

/** One thing a person might do, by name, so that a failure can be read. */
async function act(
  page: Page,
  cdp: CDPSession,
  roll: Dice,
  root: Provision,
  section: string,
): Promise<string> {
  const key = async (name: string) => {
    await page.keyboard.press(name);
    return name;
  };
  const n = roll.below(100);
  if (n < 28) {
    const word = roll.pick(WORDS);
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
  if (n < 85) return key(roll.pick(['Control+c', 'Control+x', 'Control+v', 'Control+v']));
  if (n < 89) return compose(cdp, roll);
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
  for (let n = 0; n < keys; n++) {
    done.push(await act(page, cdp, roll, root, section));
    const wrong = await ask(page, 'problems');
    expect(wrong, `seed ${seed}, after ${done.slice(-12).join(' · ')}`).toEqual([]);
  }
  // Undo all is the start, but for what A-003 did meanwhile; redo all is the end.
  const end = await ask(page, 'edits');
  let steps = 0;
  for (let n = 0; (await ask(page, 'canUndo')) && n < 20_000; n++) if (await ask(page, 'undo')) steps++;
  const said = await ask(page, 'problems');
  expect(said).toEqual([]);
  const start = await ask(page, 'edits');
  expect({ 'A-001': start['A-001'], 'A-002': start['A-002'] }, `seed ${seed}`).toEqual({
    'A-001': [],
    'A-002': theirs,
  });
  for (let n = 0; n < steps; n++) await ask(page, 'redo');
  expect(await ask(page, 'edits'), `seed ${seed}`).toEqual(end);
  expect(await ask(page, 'problems')).toEqual([]);
  await ask(page, 'flush');
  const review = await ask(page, 'review');
  expect(Object.fromEntries(review.map(({ id, edits }) => [id, edits])), 'what was reported').toEqual(end);
  await cdp.detach();
}

describe.skipIf(missing)('a monkey at the keyboard', () => {
  const share = Math.ceil(KEYS / (SEEDS.length + 1));

  test.each(SEEDS)(
    'leaves a small section sound, seed %i',
    async (seed) => {
      await run(seed, share, smallAct(), 's1', another().edits);
    },
    3_600_000,
  );

  test('leaves section 2A of the 1997 Act sound', async () => {
    const loaded = loadAct('ukpga/1997/40', 'current');
    if (!loaded.ok) throw new RangeError(loaded.error.message);
    const { root } = loaded.value;
    const section = [...walk(root)].find(({ kind, num }) => kind === 'section' && num === '2A');
    const first = [...walk(section ?? root)].find(({ content }) => content.startsWith('following'));
    if (!section || !first) throw new RangeError('section 2A is not where it was');
    const theirs: readonly Edit[] = [
      { type: 'text', pid: first.pid, field: 'content', from: 10, to: 11, insert: 'any', rank: 'V2' },
    ];
    await run(SEEDS[0] ?? 1, share, root, section.pid, theirs);
  }, 3_600_000);
});
