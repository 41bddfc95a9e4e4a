import { MAC } from './platform.ts';

/** A key, with what is held while it is pressed, and what it does: the one that handles it and the list of keys read the same. */
export interface Shortcut {
  /** As the browser tells it; of a letter, either case. */
  readonly key: string;
  /** The key in its place on a Mac, where that is another. */
  readonly macKey?: string;
  /** Control, or Command on a Mac. */
  readonly main?: true;
  /** Control on a Mac, too. */
  readonly control?: true;
  /** Control, or Option on a Mac, whose own keys Control with F1 to F12 is. */
  readonly option?: true;
  readonly alt?: true;
  readonly shift?: true;
  readonly does: string;
}

/** A key with what is held, where it needs no words of its own. */
type Keys = Omit<Shortcut, 'does'>;

/** A key press, as far as it matters what is held with it. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const keyOf = ({ key, macKey }: Keys, mac: boolean): string => (mac ? (macKey ?? key) : key);

/** What is held while the key is pressed. */
const heldOf = ({ main, control, option, alt, shift }: Keys, mac: boolean) => ({
  ctrlKey: control === true || ((main === true || option === true) && !mac),
  metaKey: main === true && mac,
  altKey: alt === true || (option === true && mac),
  shiftKey: shift === true,
});

/** Whether a key press is the shortcut, with nothing else held. */
export function isShortcut(pressed: Pressed, shortcut: Keys, mac = MAC): boolean {
  const modifiers = heldOf(shortcut, mac);
  return (
    pressed.key.toLowerCase() === keyOf(shortcut, mac).toLowerCase() &&
    pressed.ctrlKey === modifiers.ctrlKey &&
    pressed.metaKey === modifiers.metaKey &&
    pressed.altKey === modifiers.altKey &&
    pressed.shiftKey === modifiers.shiftKey
  );
}

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
  ContextMenu: 'Menu key',
};

/** A shortcut as a menu shows it. */
export function shownShortcut(shortcut: Shortcut, mac = MAC): string {
  const { ctrlKey, metaKey, altKey, shiftKey } = heldOf(shortcut, mac);
  const key = keyOf(shortcut, mac);
  const name = NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return mac
    ? `${ctrlKey ? '⌃' : ''}${altKey ? '⌥' : ''}${shiftKey ? '⇧' : ''}${metaKey ? '⌘' : ''}${name}`
    : [ctrlKey && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift', name].filter(Boolean).join(' ');
}

/** Presses a shortcut for whoever has the focus, so that choosing a command by its name does what its key does. */
export function pressShortcut(shortcut: Shortcut): void {
  const init = { key: keyOf(shortcut, MAC), ...heldOf(shortcut, MAC), bubbles: true, cancelable: true };
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', init));
}
