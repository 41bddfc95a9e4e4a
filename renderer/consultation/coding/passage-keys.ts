import type { Shortcut } from '../../ui/shortcut.ts';

/** The shortcuts for a selected passage. A letter starts the name of a theme. */
export const PASSAGE_KEYS = {
  code: { key: 'Enter', does: 'Code the passage that is selected' },
} as const satisfies Readonly<Record<string, Shortcut>>;
