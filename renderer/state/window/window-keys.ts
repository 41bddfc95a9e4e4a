import type { Shortcut } from '../../ui/shortcut.ts';

/** The shortcuts that work in every room. */
export const WINDOW_KEYS = {
  help: { key: 'F1', does: 'Help' },
  keys: { key: '/', main: true, does: 'Keyboard shortcuts: this list' },
  search: { key: 'k', main: true, does: 'Search everything, and every command' },
  save: { key: 's', main: true, does: 'Save now: Keeling also saves as you type' },
  print: { key: 'p', main: true, does: 'Print the room that is shown' },
} as const satisfies Readonly<Record<string, Shortcut>>;
