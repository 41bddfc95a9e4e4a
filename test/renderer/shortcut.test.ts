import { describe, expect, it } from 'vitest';
import { isShortcut, type Shortcut, shownShortcut } from '../../renderer/ui/shortcut.ts';

describe('a shortcut', () => {
  const pressed = (
    key: string,
    held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', true>>,
  ) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...held,
  });
  const save: Shortcut = { key: 's', main: true, does: 'Save' };

  it('is pressed with what it says held, and nothing else', () => {
    expect(isShortcut(pressed('s', { ctrlKey: true }), save, false)).toBe(true);
    expect(isShortcut(pressed('S', { ctrlKey: true }), save, false)).toBe(true);
    expect(isShortcut(pressed('s', { metaKey: true }), save, true)).toBe(true);
    for (const wrong of [
      {},
      { metaKey: true },
      { ctrlKey: true, shiftKey: true },
      { ctrlKey: true, altKey: true },
    ] as const)
      expect(isShortcut(pressed('s', wrong), save, false)).toBe(false);
    expect(isShortcut(pressed('s', { ctrlKey: true }), save, true)).toBe(false);
  });

  it('is shown as a keyboard has it', () => {
    expect(shownShortcut(save, false)).toBe('Ctrl S');
    expect(shownShortcut({ key: ' ', control: true, shift: true, does: '' }, true)).toBe('⌃⇧Space');
  });
});
