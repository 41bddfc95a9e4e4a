import type { Shortcut } from '../../ui/shortcut.ts';

/** The key that shows the term at the caret. */
export const TERM_KEYS = {
  term: { key: 'F12', does: 'Show what the defined term at the caret means, and where it is used' },
} as const satisfies Readonly<Record<string, Shortcut>>;
