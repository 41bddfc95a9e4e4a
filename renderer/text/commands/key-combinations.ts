import type { Pressed } from '../../ui/shortcut.ts';

const ARROWS = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' } as const;
type Arrow = keyof typeof ARROWS;
const isArrow = (key: string): key is Arrow => key in ARROWS;

/**
 * A key pressed with Control (Command on a Mac) and Alt, and with Shift where `shift` is set. `F2` is pressed alone. Arrows
 * are pressed with Alt (Control on a Mac) and Shift, as Word’s keys for moving a paragraph.
 */
export interface Combination {
  readonly key: 'Enter' | 'Backspace' | 'F2' | Arrow;
  readonly shift?: boolean;
}

/**
 * Whether a key press matches a combination. Letters are not used: Control and Alt with a letter types a character on many
 * keyboards, and is a command of many screen readers.
 */
export function isPressed(pressed: Pressed, { key, shift = false }: Combination, mac: boolean): boolean {
  if (pressed.key !== key || pressed.shiftKey !== (shift || isArrow(key))) return false;
  if (isArrow(key)) return !pressed.metaKey && pressed.ctrlKey === mac && pressed.altKey === !mac;
  const [main, other] = mac ? [pressed.metaKey, pressed.ctrlKey] : [pressed.ctrlKey, pressed.metaKey];
  return key === 'F2' ? !main && !other && !pressed.altKey : main && !other && pressed.altKey;
}

/** The label of a combination in a menu. */
export function combinationLabel({ key, shift = false }: Combination, mac: boolean): string {
  if (key === 'F2') return shift ? 'Shift F2' : 'F2';
  if (isArrow(key)) return `${mac ? '⌃⇧' : 'Alt Shift '}${ARROWS[key]}`;
  const name = { Enter: mac ? '↩' : 'Enter', Backspace: mac ? '⌫' : 'Backspace' }[key];
  return mac ? `⌥${shift ? '⇧' : ''}⌘${name}` : `Ctrl Alt ${shift ? 'Shift ' : ''}${name}`;
}
