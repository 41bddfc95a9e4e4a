import type { Shortcut } from '../../ui/shortcut.ts';

/** The keys of a passage that is selected in an answer. A letter begins the name of a theme. */
export const PASSAGE_KEYS = {
  code: { key: 'Enter', does: 'Code the passage that is selected' },
} as const satisfies Readonly<Record<string, Shortcut>>;
