import type { Page } from 'playwright-core';
import type { Hand } from './hand.ts';
import { type Look, lookAt } from './look.ts';

/** A line break at either end is none between words; each other one, and each tab, is a space. */
const inOneLine = (words: string): string =>
  words.replace(/^[\r\n]+|[\r\n]+$/g, '').replace(/[\r\n\t]+/g, ' ');
/** Of several spaces side by side only some may stay. */
const spaced = (text: string): string => text.replace(/\s+/g, ' ');

/** Pages that a browser writes into at this moment for another program: with styles, which the page's policy refuses. */
export const writtenByPrograms = new WeakSet<Page>();

const exec = async ({ page }: Hand, command: string, value = ''): Promise<void> => {
  writtenByPrograms.add(page);
  await page.evaluate(([name, given]) => document.execCommand(name, false, given), [command, value] as const);
  writtenByPrograms.delete(page);
};

/** An input as a browser announces it, with its words where it has some. */
const announce = ({ page }: Hand, inputType: string, data: string | null = null) =>
  page.evaluate(
    ([type, words]) => {
      const event = new InputEvent('beforeinput', {
        inputType: type,
        data: words,
        bubbles: true,
        cancelable: true,
      });
      document.querySelector('.ed-text')?.dispatchEvent(event);
    },
    [inputType, data] as const,
  );

async function composed({ cdp }: Hand, words: string): Promise<void> {
  await cdp.send('Input.imeSetComposition', { text: 'qu', selectionStart: 2, selectionEnd: 2 });
  await cdp.send('Input.insertText', { text: words });
}

type Put = (hand: Hand, words: string) => Promise<unknown>;

/** How words come without a key: by dictation, a text expander, an input method, an extension of the browser. */
const PUTS: Readonly<Record<string, Put>> = {
  'execCommand insertText': (hand, words) => exec(hand, 'insertText', words),
  insertText: ({ page }, words) => page.keyboard.insertText(words),
  insertReplacementText: (hand, words) => announce(hand, 'insertReplacementText', words),
  insertFromYank: (hand, words) => announce(hand, 'insertFromYank', words),
  insertFromPaste: (hand, words) => announce(hand, 'insertFromPaste', words),
  insertFromDrop: (hand, words) => announce(hand, 'insertFromDrop', words),
  insertTranspose: (hand, words) => announce(hand, 'insertTranspose', words),
  'a composition': composed,
};

/** What changes nothing, whatever is selected: it can't be placed in an Act. */
const REFUSED: readonly (readonly [command: string, value: string])[] = [
  ['insertHTML', '<b>bold</b> x'],
  ['insertHTML', '<p>one</p><p>two</p>'],
  ['insertHorizontalRule', ''],
  ['insertUnorderedList', ''],
  ['formatBlock', 'h1'],
  ['bold', ''],
];
const ANNOUNCED = ['insertOrderedList', 'insertLink', 'formatIndent', 'deleteByDrag', ''];
const REMOVALS = {
  deleteContentBackward: 12,
  deleteContentForward: 12,
  deleteWordBackward: 60,
  deleteWordForward: 60,
} as const;

async function put(hand: Hand, before: Look): Promise<void> {
  const { dice } = hand;
  const [one, two] = [hand.token(), hand.token()];
  const words = dice.pick([
    `${one}\n${two} `,
    `${one}\r\n${two}`,
    `${one}\n\n${two}`,
    `${one}\n`,
    `\n${one}`,
    `${one}\t${two}`,
  ]);
  const way = dice.pick(Object.keys(PUTS));
  hand.note(`${way} ${JSON.stringify(words)}`);
  hand.keys += [...words].length;
  await PUTS[way]?.(hand, words);
  await hand.replaced(`${way} of ${JSON.stringify(words)}`, before, inOneLine(words), spaced);
}

/** Drags what is selected to another place in the open section. */
async function drag(hand: Hand, before: Look): Promise<void> {
  const { page, dice } = hand;
  const from = await page.evaluate(() => {
    const box = document.getSelection()?.getRangeAt(0).getClientRects()[0];
    return box && box.width > 6 ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
  });
  const lines = page.locator('.ed-text .ed-line:not([contenteditable=false]) .ed-words');
  const box = from && (await lines.nth(dice.below(Math.max(1, await lines.count()))).boundingBox());
  if (!from || !box || from.y < 60 || from.y > 980 || box.y < 60 || box.y > 940) return;
  hand.note('drag and drop');
  hand.keys++;
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 3, { steps: 3 });
  await page.mouse.move(box.x + dice.below(Math.max(1, box.width)), box.y + 6, { steps: 6 });
  await page.mouse.up();
  // Wherever it is let go: words are moved, or nothing is changed, and none is lost or doubled.
  const letters = (text: string): string => [...text.replace(/[\s\u200b]+/g, '')].sort().join('');
  await hand.becomes(
    'drag and drop',
    (now) => letters(now.text) === letters(before.text),
    () => before.text,
  );
  // What is dropped into the middle of another word parts that.
  await hand.reread();
}

/** What the text is given by something else than a key, each judged by the words that stand afterwards. */
export async function asAProgram(hand: Hand, before: Look): Promise<void> {
  const { dice } = hand;
  const { selected } = before;
  if (!selected) return;
  const isSelected = selected.from < selected.to;
  const n = dice.below(isSelected ? 8 : 6);
  if (n < 3) return put(hand, before);
  if (n === 3) {
    const [command, value] = dice.pick(REFUSED);
    hand.note(`${command} ${value}`);
    await exec(hand, command, value);
    return hand.isUnchanged(command, before);
  }
  if (n === 4) {
    const type = dice.pick(ANNOUNCED);
    hand.note(`announced: ${type}`);
    await announce(hand, type, 'x');
    return hand.isUnchanged(type, before);
  }
  if (n === 5 && !isSelected) {
    const type = dice.pick(Object.keys(REMOVALS) as (keyof typeof REMOVALS)[]);
    if (before.hasNew && type.endsWith('Backward')) return;
    hand.note(type);
    await announce(hand, type);
    return hand.shortened(type, before, type.endsWith('Backward'), REMOVALS[type]);
  }
  if (n < 7) {
    hand.note('deleteByCut');
    await announce(hand, 'deleteByCut');
    return hand.replaced('deleteByCut', before, '');
  }
  if (before.isLocked || before.hasLocked || before.isOverLines) return;
  await drag(hand, (await lookAt(hand.page)) ?? before);
}
