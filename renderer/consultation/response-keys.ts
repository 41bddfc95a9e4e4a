import type { Shortcut } from '../ui/shortcut.ts';

/** The shortcuts of the list of responses. They have their own file, so that Help need not load the list. */
export const RESPONSE_KEYS = {
  next: { key: 'j', does: 'Go to the next response' },
  previous: { key: 'k', does: 'Go to the previous response' },
  select: { key: 'x', does: 'Select the response, to give several a theme' },
} as const satisfies Readonly<Record<string, Shortcut>>;
