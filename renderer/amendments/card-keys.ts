import type { Pressed } from '../ui/shortcut.ts';

/** What a key does while a card of the Amendments room, or a button in it, has the focus. */
export type CardAct = 'next' | 'previous' | 'agree' | 'return' | 'comment' | 'open';

interface CardKey {
  readonly key: string;
  /** What it does, in the list of keys. */
  readonly words: string;
  /** What the button that does the same says of it. */
  readonly tip: string;
}

/** One letter each, as in mail: they are for the card that has the focus, and write nothing in a field. */
export const CARD_KEYS: Readonly<Record<CardAct, CardKey>> = {
  next: { key: 'J', words: 'next amendment', tip: 'J' },
  previous: { key: 'K', words: 'previous amendment', tip: 'K' },
  agree: { key: 'A', words: 'agree', tip: 'Key: A' },
  return: { key: 'R', words: 'return with a comment', tip: 'Key: R' },
  comment: { key: 'C', words: 'comment', tip: 'Key: C' },
  open: { key: 'Enter', words: 'open in the Act', tip: 'Key: Enter' },
};

const BY_KEY: ReadonlyMap<string, CardAct> = new Map([
  ['j', 'next'],
  ['k', 'previous'],
  ['a', 'agree'],
  ['r', 'return'],
  ['c', 'comment'],
]);

/** Room left in a card's way, in pixels: how far it reaches beyond what is in view, above and below. */
export interface Beyond {
  readonly above: number;
  readonly below: number;
}

/**
 * What a key press asks of a card; null for one that is not the card's. The arrows scroll as they do, and go on to the
 * next card where this one is read to its end.
 */
export function cardAct(
  { key, ctrlKey, metaKey, altKey, shiftKey }: Pressed,
  beyond: Beyond,
): CardAct | null {
  if (ctrlKey || metaKey || altKey || shiftKey) return null;
  if (key === 'Enter') return 'open';
  if (key === 'ArrowDown') return beyond.below > 0 ? null : 'next';
  if (key === 'ArrowUp') return beyond.above > 0 ? null : 'previous';
  return BY_KEY.get(key.toLowerCase()) ?? null;
}
