import type { Shortcut } from '../ui/shortcut.ts';

/** The keys that step through the responses; apart from their list, whose code Help then does not load. */
export const RESPONSE_KEYS = {
  next: { key: 'j', does: 'Go to the next response' },
  previous: { key: 'k', does: 'Go to the previous response' },
  select: { key: 'x', does: 'Select the response, to give several a theme' },
} as const satisfies Readonly<Record<string, Shortcut>>;
