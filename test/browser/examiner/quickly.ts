import type { Hand } from './hand.ts';
import { type Look, lookAt } from './look.ts';
import { sendKeys } from './raw-keys.ts';

/** Keys one after another, without a look: a word for each letter of it, or the name of a key. */
async function all(hand: Hand, keys: readonly string[]): Promise<void> {
  hand.keys += keys.length;
  hand.note(`quickly ${keys.join('').replaceAll(/([A-Z][A-Za-z]+(\+\w+)*)/g, ' $1 ')}`);
  if (hand.dice.below(2) === 0) await sendKeys(hand.cdp, keys);
  else for (const key of keys) await hand.page.keyboard.press(key);
}

const letters = (word: string): readonly string[] => [...word, ' '];

/** What somebody with quick hands does, who doesn't look up; the words that were typed last stand at the end of it. */
export async function quickly(hand: Hand, before: Look): Promise<void> {
  const { dice, page } = hand;
  if (before.isLocked || before.hasLocked) return;
  const [one, two] = [hand.token(), hand.token()];
  const select = dice.pick([
    'Shift+Home',
    'Shift+End',
    'Control+Shift+ArrowLeft',
    'Shift+ArrowDown',
    'Control+a',
  ]);
  const arrow = dice.pick(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);
  const remove = dice.pick(['Backspace', 'Delete', 'Control+Backspace']);
  const undo = dice.pick(['Control+z', 'Control+z', 'Control+y']);
  const way = dice.below(hand.isSharing ? 6 : 9);
  if (way === 0) {
    await all(hand, [...letters(one), arrow, ...letters(two)]);
    return hand.reread(...(arrow === 'ArrowLeft' ? [two] : [one, two]));
  }
  if (way === 1) await all(hand, [...letters(one), remove, remove, ...letters(two)]);
  else if (way === 2) await all(hand, [select, ...letters(one), select, remove, ...letters(two)]);
  else if (way === 3) await all(hand, [...letters(one), undo, undo, ...letters(two)]);
  else if (way === 4) await all(hand, [select, 'x', undo, ...letters(two)]);
  else if (way === 5) {
    await hand.cdp.send('Input.imeSetComposition', { text: 'か', selectionStart: 1, selectionEnd: 1 });
    hand.note('compose か');
    await all(hand, [undo, ...letters(two)]);
  } else if (way === 6) {
    await all(hand, letters(one));
    hand.note('new amendment, at once');
    await page.getByRole('button', { name: 'New amendment', exact: true }).click();
    await page.locator('.ed-text .ed-line:not([contenteditable=false])').first().click();
    await all(hand, letters(two));
    return hand.reread(one, two);
  } else if (way === 7) {
    await all(hand, letters(one));
    hand.note('Escape, and another section');
    await page.keyboard.press('Escape');
    const lines = page.locator('article .unit.section .line .body:visible');
    await lines.nth(dice.below(await lines.count())).click();
    const isOpen = (await page.locator('.ed-text:focus').count()) > 0;
    // Read before the second is typed: it may be typed into the middle of the first.
    await hand.reread(one);
    if (!isOpen) return;
    await all(hand, letters(two));
    return hand.reread(two);
  } else {
    hand.clip = null;
    await all(hand, [select, 'Control+x', 'Control+v', ...letters(two)]);
  }
  // An undo may have led to where the step was made, which is no longer typed in.
  return hand.reread(...((await lookAt(page))?.isInText ? [two] : []));
}
