import { describe, expect, it } from 'vitest';
import { CARD_KEYS, cardAction } from '../../../renderer/amendments/card-keys.ts';

const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const seen = { above: -10, below: -10 };

describe('the keys of a card', () => {
  it('do what the list of them says', () => {
    for (const [act, { key }] of Object.entries(CARD_KEYS))
      for (const written of [key, key.length === 1 ? key.toLowerCase() : key])
        expect(cardAction({ ...bare, key: written }, seen), written).toBe(act);
  });

  it('are no key of the browser or the window with another key held', () => {
    for (const { key } of Object.values(CARD_KEYS))
      for (const held of ['ctrlKey', 'metaKey', 'altKey', 'shiftKey'])
        expect(cardAction({ ...bare, key, [held]: true }, seen)).toBeNull();
  });

  it('scroll by the arrows for as long as there is more of the card, and go on from its ends', () => {
    const arrow = (key: string, above: number, below: number) =>
      cardAction({ ...bare, key }, { above, below });
    expect(arrow('ArrowDown', -10, 200)).toBeNull();
    expect(arrow('ArrowDown', 500, 0)).toBe('next');
    expect(arrow('ArrowUp', 500, -10)).toBeNull();
    expect(arrow('ArrowUp', 0, 200)).toBe('previous');
  });

  it('leave every other key alone', () => {
    for (const key of ['x', 'Tab', ' ', 'Escape', 'F7', 'PageDown'])
      expect(cardAction({ ...bare, key }, seen)).toBeNull();
  });
});
