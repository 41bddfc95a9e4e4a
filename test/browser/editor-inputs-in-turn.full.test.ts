import { describe, expect, test } from 'vitest';
import { amount } from '../support/run/amount.ts';
import { bench } from './bench.ts';
import { ask } from './editor-page.ts';
import { hands } from './keys.ts';
import { dice as diceOf } from './support/dice.ts';

const { page, missing } = await bench();

const SHAPES = ['one two ', 'one\ntwo ', 'one\n', '\none', 'one\r\n\r\ntwo'];
const inOneLine = (words: string): string => words.replace(/^[\r\n]+|[\r\n]+$/g, '').replace(/[\r\n]+/g, ' ');
const EMPTY = 'the the the notice is due.';

/** Makes timers late, as on a machine that has much else to do. @returns what ends that */
async function delayTimers(): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const { setTimeout: atOnce } = window;
    const late = (handler: TimerHandler, timeout = 0, ...rest: unknown[]) =>
      atOnce(handler, timeout + 150, ...rest);
    Object.assign(window, { setTimeout: late, timersAsTheyWere: atOnce });
  });
  return () =>
    page.evaluate(() => {
      Object.assign(window, { setTimeout: Reflect.get(window, 'timersAsTheyWere') });
    });
}

describe.skipIf(missing)('inputs of programs, one right after the other', () => {
  const { b, caret, marked, press, compose, commit } = hands(page);
  const ways: Readonly<Record<string, (words: string) => Promise<unknown>>> = {
    execCommand: (words) => page.evaluate((given) => document.execCommand('insertText', false, given), words),
    insertText: (words) => page.keyboard.insertText(words),
    insertFromYank: (words) =>
      page.evaluate((data) => {
        const event = new InputEvent('beforeinput', {
          inputType: 'insertFromYank',
          data,
          bubbles: true,
          cancelable: true,
        });
        document.querySelector('.ed-text')?.dispatchEvent(event);
      }, words),
    composition: async (words) => {
      await compose('qu');
      await commit(words);
    },
    keys: (words) => page.keyboard.type(inOneLine(words)),
  };
  const names = Object.keys(ways);

  test.each(names.flatMap((first) => names.map((second) => [first, second] as const)))(
    'are both put in where the caret is, in turn: %s, then %s',
    { timeout: 120_000 },
    async (first, second) => {
      const dice = diceOf(names.indexOf(first) * names.length + names.indexOf(second));
      const undelay = await delayTimers();
      try {
        for (let round = 0; round < amount(6, 60); round++) {
          const [one, two] = [dice.pick(SHAPES), dice.pick(SHAPES).toUpperCase()];
          const isInside = dice.below(2) === 1;
          await caret(b, 4);
          await page.keyboard.type('xyz ');
          for (let left = isInside ? 2 : 0; left > 0; left--) await press('ArrowLeft');
          await ways[first]?.(one);
          await ways[second]?.(two);
          const words = `${inOneLine(one)}${inOneLine(two)}`;
          const line = isInside ? `xy${words}z ` : `xyz ${words}`;
          await expect.poll(() => marked(b)).toBe(`the {+${line}+}the the notice is due.`);
          for (let left = 20; left > 0 && (await marked(b)) !== EMPTY; left--) await ask(page, 'undo');
          await expect.poll(() => marked(b)).toBe(EMPTY);
        }
      } finally {
        await undelay();
      }
    },
  );
});
