import { isShortcut, type Pressed, type Shortcut } from '../../ui/shortcut.ts';

/** The shortcuts that step through the changes. In an open section they step through its own changes first. */
export const CHANGE_KEYS = {
  next: { key: 'F7', does: 'Go to the next change' },
  previous: { key: 'F7', shift: true, does: 'Go to the previous change' },
} as const satisfies Readonly<Record<string, Shortcut>>;

/** The direction of a shortcut; null for other keys. */
export function changeStep(pressed: Pressed): 1 | -1 | null {
  if (isShortcut(pressed, CHANGE_KEYS.next)) return 1;
  return isShortcut(pressed, CHANGE_KEYS.previous) ? -1 : null;
}
