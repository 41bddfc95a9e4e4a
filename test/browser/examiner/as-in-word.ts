import type { Hand } from './hand.ts';
import { type Look, lookAt } from './look.ts';

/** Marks that one key may stand for, as one of them: which of them is written is for other tests. */
const alike = (text: string): string =>
  text
    .replace(/[“”"]/g, '"')
    .replace(/[‘’']/g, "'")
    .replace(/--+|[—–-]/g, '-');

const small = (text: string): string => text.toLowerCase();

/** A key with quotation marks or dashes in it, in the place of what is selected. */
async function marks(hand: Hand, before: Look): Promise<void> {
  const token = hand.token();
  const words = hand.dice.pick([`"${token}" `, ` '${token}'`, `--${token}`, ` - ${token} - `, `${token}'s `]);
  hand.note(`type “${words}”`);
  await hand.type(words);
  await hand.replaced(`typing “${words}”`, before, words, alike);
}

/** Another case for what is selected or the word at the caret, and back by an undo. */
async function otherCase(hand: Hand, before: Look): Promise<void> {
  hand.note('Shift+F3');
  await hand.press('Shift+F3');
  await hand.becomes(
    'Shift+F3',
    (now) => small(now.text) === small(before.text),
    () => before.text,
  );
  const turned = (await lookAt(hand.page))?.text;
  if (turned === before.text) return;
  hand.note('Control+z');
  await hand.press('Control+z');
  await hand.isUnchanged('Shift+F3 and Control+z', before);
}

/** The menu of the words, opened and put away: by a key, or by the pointer's other button. */
async function menu(hand: Hand, before: Look): Promise<void> {
  const { page, dice } = hand;
  const key = dice.pick(['Shift+F10', 'ContextMenu']);
  hand.note(`${key} Escape`);
  await hand.press(key);
  await page.getByRole('menu').waitFor();
  for (let down = dice.below(4); down > 0; down--) await hand.press('ArrowDown');
  await hand.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await hand.isUnchanged('the menu', before);
}

/** What people who live in Word do besides typing, each judged by the words that stand afterwards. */
export async function asInWord(hand: Hand, before: Look): Promise<void> {
  const { dice } = hand;
  if (!before.selected) return;
  const n = dice.below(before.isLocked ? 2 : 6);
  if (n === 0) return menu(hand, before);
  if (n === 1) return hand.idle(before, 'Control+s');
  if (n === 2) return otherCase(hand, before);
  if (n === 3) {
    hand.note('Control+Shift+Space');
    await hand.press('Control+Shift+Space');
    return hand.replaced('Control+Shift+Space', before, '\u00A0', (text) => text.replaceAll('\u00A0', ' '));
  }
  return marks(hand, before);
}
