import { MAC } from './platform.ts';

/**
 * A keyboard shortcut and its description. The handler and the list of shortcuts both read it, so they cannot
 * disagree.
 */
export interface Shortcut {
  /** `KeyboardEvent.key`; letters match in either case. */
  readonly key: string;
  /** The key on a Mac, if it differs. */
  readonly macKey?: string;
  /** Control, or Command on a Mac. */
  readonly main?: true;
  /** Control on every platform. */
  readonly control?: true;
  /** Control, or Option on a Mac, where the system uses Control with F1 to F12. */
  readonly option?: true;
  readonly alt?: true;
  readonly shift?: true;
  readonly does: string;
}

/** A shortcut without a description. */
type Keys = Omit<Shortcut, 'does'>;

/** The properties of a key press that decide whether it matches a shortcut. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const keyOf = ({ key, macKey }: Keys, mac: boolean): string => (mac ? (macKey ?? key) : key);

/** The modifiers of a shortcut on a platform, named as in KeyboardEvent. */
const heldOf = ({ main, control, option, alt, shift }: Keys, mac: boolean) => ({
  ctrlKey: control === true || ((main === true || option === true) && !mac),
  metaKey: main === true && mac,
  altKey: alt === true || (option === true && mac),
  shiftKey: shift === true,
});

/** Whether a key press matches a shortcut exactly, with no other modifier. */
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

/** Formats a shortcut for a menu. */
export function shownShortcut(shortcut: Shortcut, mac = MAC): string {
  const { ctrlKey, metaKey, altKey, shiftKey } = heldOf(shortcut, mac);
  const key = keyOf(shortcut, mac);
  const name = NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return mac
    ? `${ctrlKey ? '⌃' : ''}${altKey ? '⌥' : ''}${shiftKey ? '⇧' : ''}${metaKey ? '⌘' : ''}${name}`
    : [ctrlKey && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift', name].filter(Boolean).join(' ');
}

/** Dispatches a shortcut's key press to the focused element, so that a command chosen by name does what its key does. */
export function pressShortcut(shortcut: Shortcut): void {
  const init = { key: keyOf(shortcut, MAC), ...heldOf(shortcut, MAC), bubbles: true, cancelable: true };
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', init));
}
