import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Edit } from '../../core/amend/edits/edit.ts';
import { another, smallAct } from '../support/acts/small-act.ts';
import { amount } from '../support/run/amount.ts';
import { bench } from './bench.ts';
import { ask } from './editor-page.ts';
import { type Dice, dice } from './support/dice.ts';

const { page, missing } = await bench();

/** How many things are done in all, each of one key or more. */
const DONE = amount(300, 12_000);
/** `KEELING_SEEDS` draws others. */
const SEEDS = process.env.KEELING_SEEDS?.split(',').map(Number) ?? [5, 8, 13].slice(0, amount(2, 3));

const WORDS = ['the ', 'a', ' is', 'ŵ', '😀', '👩‍👩‍👧', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'e\u0301', '𝒜', 'x😀y', '8A '];
const MOVES = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];
const JUMPS = ['Control+ArrowLeft', 'Control+ArrowRight', 'Control+Home', 'Control+End'];

/** A section as it is on screen: the words of each line, and the caret. */
interface Screen {
  readonly lines: ReadonlyMap<string, string>;
  /** Null where words are selected, or nothing is. */
  readonly caret: { readonly key: string; readonly offset: number } | null;
}

async function screenOf(from: Page): Promise<Screen> {
  const { blocks, span } = await ask(from, 'look');
  const { anchor, focus } = span ?? {};
  const isCaret = anchor && focus && anchor.key === focus.key && anchor.offset === focus.offset;
  return {
    lines: new Map(blocks.map(({ key, live }) => [key, live])),
    caret: isCaret ? { key: focus.key, offset: focus.offset } : null,
  };
}

const announced = (from: Page, inputType: string, data: string | null) =>
  from.evaluate(
    ([type, words]) => {
      const given = { inputType: type, data: words, bubbles: true, cancelable: true };
      document.querySelector('.ed-text')?.dispatchEvent(new InputEvent('beforeinput', given));
    },
    [inputType, data] as const,
  );

interface Deed {
  readonly name: string;
  /** What is put in at the caret by it; null where it puts nothing in, or not at the caret. */
  readonly words: string | null;
}

const oneLine = (words: string) => words.replace(/^\n+|\n+$/g, '').replace(/ *\n[ \n]*/g, ' ');

/** Puts words in, by a key or without one. */
async function put(from: Page, cdp: CDPSession, roll: Dice, isCaret: boolean): Promise<Deed> {
  const word = roll.pick(WORDS);
  const lines = `${word}\n${roll.pick(WORDS)}`;
  const ways: readonly (readonly [string, string, (words: string) => Promise<unknown>])[] = [
    // A keyboard gives what a reader sees as one character whole: typed in parts, it would join what comes next.
    [
      'type',
      word,
      (words) => (/^[\w ]+$/.test(words) ? from.keyboard.type(words) : from.keyboard.insertText(words)),
    ],
    ['insertText', lines, (words) => from.keyboard.insertText(words)],
    [
      'exec',
      lines,
      (words) => from.evaluate((given) => document.execCommand('insertText', false, given), words),
    ],
    [
      'exec',
      word,
      (words) => from.evaluate((given) => document.execCommand('insertText', false, given), words),
    ],
    ['replacement', lines, (words) => announced(from, 'insertReplacementText', words)],
    ['paste', word, (words) => announced(from, 'insertFromPaste', words)],
    ['yank', lines, (words) => announced(from, 'insertFromYank', words)],
    [
      'compose',
      roll.pick([word, lines]),
      async (words) => {
        await cdp.send('Input.imeSetComposition', { text: 'k', selectionStart: 1, selectionEnd: 1 });
        await cdp.send('Input.insertText', { text: words });
      },
    ],
  ];
  // Over several lines a browser writes styles into the page, which its policy reports, before it is put right.
  const mayBe = ways.filter(([name]) => isCaret || name !== 'exec');
  const [name, words, way] = roll.pick([...mayBe.slice(0, 1), ...mayBe.slice(0, 1), ...mayBe]);
  await way(words);
  return { name: `${name} ${JSON.stringify(words)}`, words: oneLine(words) };
}

/** Does what puts no words in; whether it may take some out, or only moves. */
async function turn(from: Page, roll: Dice, nth: number): Promise<Deed & { readonly keeps: boolean }> {
  const press = async (key: string, keeps: boolean) => {
    await from.keyboard.press(key);
    return { name: key, words: null, keeps };
  };
  const n = roll.below(100);
  if (n < 45) return press(roll.pick([...MOVES, ...JUMPS]), true);
  if (n < 55) return press(`Shift+${roll.pick(MOVES)}`, true);
  if (n < 70) return press(roll.pick(['Backspace', 'Delete', 'Control+Backspace', 'Control+Delete']), false);
  if (n < 76) return press(roll.pick(['Control+z', 'Control+z', 'Control+y']), false);
  if (n < 80) {
    const type = roll.pick([
      'deleteWordBackward',
      'deleteContentForward',
      'deleteSoftLineBackward',
      'deleteByCut',
    ]);
    await announced(from, type, null);
    return { name: type, words: null, keeps: false };
  }
  if (n < 86) {
    const type = roll.pick(['insertParagraph', 'insertLineBreak', 'insertOrderedList', 'formatBold', '']);
    await announced(from, type, 'x');
    return { name: `event ${type}`, words: null, keeps: true };
  }
  if (n < 90) {
    const command = roll.pick(['insertParagraph', 'insertLineBreak', 'insertHorizontalRule']);
    await from.evaluate((name) => document.execCommand(name), command);
    return { name: `exec ${command}`, words: null, keeps: true };
  }
  const { blocks } = await ask(from, 'look');
  if (n < 96) {
    const block = roll.pick(blocks.filter(({ live }) => live.length > 0));
    if (block) await ask(from, 'caret', block.key, roll.below(block.live.length + 1));
    return { name: `caret ${block?.key}`, words: null, keeps: true };
  }
  // Another window writes before the caret's words.
  const insert = 'N😀'.repeat(1 + (nth % 3));
  const place = { type: 'text', pid: 's1-1-b', field: 'content', from: 0, to: 0 } as const;
  const edits: readonly Edit[] = [{ ...place, insert, rank: 'V3' }];
  await ask(from, 'push', 'A-003', edits);
  return { name: 'another writes', words: null, keeps: false };
}

/** What is wrong after something was put in at a caret: it is not there, or more than that is another. */
function misplaced(before: Screen, after: Screen, words: string): string | null {
  if (!before.caret) return null;
  const { key, offset } = before.caret;
  const was = before.lines.get(key) ?? '';
  const expected = was.slice(0, offset) + words + was.slice(offset);
  const others = [...before.lines].find(([other, line]) => other !== key && after.lines.get(other) !== line);
  if (others) return `${others[0]} became ${JSON.stringify(after.lines.get(others[0]))}`;
  const now = after.lines.get(key) ?? '';
  if (now !== expected) return `${JSON.stringify(now)} instead of ${JSON.stringify(expected)}`;
  const { caret } = after;
  if (words !== '' && (caret?.key !== key || caret.offset !== offset + words.length))
    return `the caret is at ${JSON.stringify(caret)} instead of ${offset + words.length} of ${key}`;
  return null;
}

describe.skipIf(missing)('whatever is put in, by whatever input', () => {
  test.each(SEEDS)(
    'is where the caret was, whole and once, seed %i',
    async (seed) => {
      const selection = [{ id: 'A-001', edits: [] }, another(), { id: 'A-003', edits: [] }];
      await ask(page, 'open', smallAct(), 's1', selection, 'A-001');
      const cdp = await page.context().newCDPSession(page);
      const roll = dice(seed);
      const done: string[] = [];
      let putIn = 0;
      let before = await screenOf(page);
      for (let nth = 0; nth < DONE / SEEDS.length; nth++) {
        const isPut = roll.below(2) === 0;
        const deed = isPut
          ? { ...(await put(page, cdp, roll, before.caret !== null)), keeps: false }
          : await turn(page, roll, nth);
        const after = await screenOf(page);
        done.push(deed.name);
        const what = `seed ${seed}, after ${done.slice(-8).join(' · ')}`;
        expect(await ask(page, 'problems'), what).toEqual([]);
        if (deed.words !== null && before.caret) {
          putIn += 1;
          expect(misplaced(before, after, deed.words), what).toBeNull();
        }
        if (deed.keeps) expect([...after.lines], what).toEqual([...before.lines]);
        before = after;
        // So that lines stay short, and what is done is seen at places of every kind.
        if (nth % 40 === 39) {
          await ask(page, 'open', smallAct(), 's1', selection, 'A-001');
          before = await screenOf(page);
        }
      }
      expect(putIn).toBeGreaterThan(DONE / SEEDS.length / 8);
      await cdp.detach();
    },
    3_600_000,
  );
});
