import { isShortcut, type Pressed, type Shortcut, shownShortcut } from '../ui/shortcut.ts';

/** What a key does while a card of the Amendments room, or a button in it, has the focus. */
export type CardAct = 'next' | 'previous' | 'agree' | 'return' | 'comment' | 'open';

/** One letter each, as in mail: they are for the card that has the focus, and write nothing in a field. */
export const CARD_KEYS: Readonly<Record<CardAct, Shortcut>> = {
  next: { key: 'j', does: 'Next amendment' },
  previous: { key: 'k', does: 'Previous amendment' },
  agree: { key: 'a', does: 'Agree' },
  return: { key: 'r', does: 'Return with a comment' },
  comment: { key: 'c', does: 'Comment' },
  open: { key: 'Enter', does: 'Open in the Act' },
};

const ACTS = Object.keys(CARD_KEYS) as readonly CardAct[];

/** What the button that does the same says of its key. */
export const keyTip = (act: CardAct): string => `Key: ${shownShortcut(CARD_KEYS[act])}`;

/** Room left in a card's way, in pixels: how far it reaches beyond what is in view, above and below. */
export interface Beyond {
  readonly above: number;
  readonly below: number;
}

const DOWN = { key: 'ArrowDown' };
const UP = { key: 'ArrowUp' };

/**
 * What a key press asks of a card; null for one that is not the card's. The arrows scroll as they do, and go on to the
 * next card where this one is read to its end.
 */
export function cardAct(pressed: Pressed, beyond: Beyond): CardAct | null {
  const act = ACTS.find((one) => isShortcut(pressed, CARD_KEYS[one]));
  if (act !== undefined) return act;
  if (isShortcut(pressed, DOWN)) return beyond.below > 0 ? null : 'next';
  if (isShortcut(pressed, UP)) return beyond.above > 0 ? null : 'previous';
  return null;
}
