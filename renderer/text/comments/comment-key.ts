import { MAC } from '../../ui/platform.ts';

/** Word's own key for a new comment, and what a menu shows of it. */
export const COMMENT_KEY = MAC ? '⌥⌘A' : 'Ctrl Alt M';

/**
 * Whether a key press asks for a comment. Alt Gr, which many keyboards tell as Control and Alt, writes a letter.
 */
export function asksComment(event: KeyboardEvent): boolean {
  if (event.isComposing || event.shiftKey || !event.altKey || event.getModifierState('AltGraph'))
    return false;
  if (MAC) return event.metaKey && !event.ctrlKey && event.code === 'KeyA';
  return event.ctrlKey && !event.metaKey && event.code === 'KeyM';
}
