import { isShortcut, type Pressed, type Shortcut, shownShortcut } from '../ui/shortcut.ts';

/** An action of the shortcuts that work while a card of the Amendments room has the focus. */
export type CardAction = 'next' | 'previous' | 'agree' | 'return' | 'comment' | 'open';

/** Single letters, as in mail programs. They act on the focused card and are ignored in text fields. */
export const CARD_KEYS: Readonly<Record<CardAction, Shortcut>> = {
  next: { key: 'j', does: 'Next amendment' },
  previous: { key: 'k', does: 'Previous amendment' },
  agree: { key: 'a', does: 'Agree' },
  return: { key: 'r', does: 'Return with a comment' },
  comment: { key: 'c', does: 'Comment' },
  open: { key: 'Enter', does: 'Open in the Act' },
};

const CARD_ACTIONS = Object.keys(CARD_KEYS) as readonly CardAction[];

/** The tooltip that names the shortcut of a button. */
export const shortcutTip = (act: CardAction): string => `Key: ${shownShortcut(CARD_KEYS[act])}`;

/** The number of pixels by which a card extends above and below the visible area. */
export interface Overflow {
  readonly above: number;
  readonly below: number;
}

const DOWN = { key: 'ArrowDown' };
const UP = { key: 'ArrowUp' };

/** Returns the action that a key press asks of a card; null if the key is not for the card. Arrow keys scroll the page,
 * and move to the next card once this card is visible to its end. */
export function cardAction(pressed: Pressed, overflow: Overflow): CardAction | null {
  const action = CARD_ACTIONS.find((one) => isShortcut(pressed, CARD_KEYS[one]));
  if (action !== undefined) return action;
  if (isShortcut(pressed, DOWN)) return overflow.below > 0 ? null : 'next';
  if (isShortcut(pressed, UP)) return overflow.above > 0 ? null : 'previous';
  return null;
}
