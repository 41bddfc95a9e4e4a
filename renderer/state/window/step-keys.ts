import { isShortcut, type Pressed, type Shortcut } from '../../ui/shortcut.ts';

/** The keys that step through the changes. They are the open section's, too: it goes through its own changes first. */
export const CHANGE_KEYS = {
  next: { key: 'F7', does: 'Go to the next change' },
  previous: { key: 'F7', shift: true, does: 'Go to the previous change' },
} as const satisfies Readonly<Record<string, Shortcut>>;

/** Which way a key press steps; null where it doesn't. */
export function changeStep(pressed: Pressed): 1 | -1 | null {
  if (isShortcut(pressed, CHANGE_KEYS.next)) return 1;
  return isShortcut(pressed, CHANGE_KEYS.previous) ? -1 : null;
}
