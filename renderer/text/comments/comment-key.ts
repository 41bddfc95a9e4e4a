import { MAC } from '../../ui/platform.ts';
import { type Shortcut, shownShortcut } from '../../ui/shortcut.ts';

/** Word’s own keys for a new comment, and to go from one to the next. */
export const COMMENT_KEYS = {
  comment: { key: 'm', macKey: 'a', main: true, alt: true, does: 'Comment on the words that are selected' },
  next: { key: 'F8', does: 'Go to the next open comment' },
  previous: { key: 'F8', shift: true, does: 'Go to the previous open comment' },
} as const satisfies Readonly<Record<string, Shortcut>>;

/** The key of a new comment, as menus show it. */
export const COMMENT_KEY = shownShortcut(COMMENT_KEYS.comment);

/** Whether a key press asks for a comment. AltGr types a character, although many keyboards report it as Control and Alt. */
export function asksComment(event: KeyboardEvent): boolean {
  if (event.isComposing || event.shiftKey || !event.altKey || event.getModifierState('AltGraph'))
    return false;
  if (MAC) return event.metaKey && !event.ctrlKey && event.code === 'KeyA';
  return event.ctrlKey && !event.metaKey && event.code === 'KeyM';
}
