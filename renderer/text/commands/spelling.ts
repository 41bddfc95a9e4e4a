import { isMisspelt } from '../../state/host/call.ts';

const WORD = /[\p{L}\p{M}’']/u;

/** The word at an offset of a text. */
function wordIn(text: string, offset: number): string {
  let [from, to] = [offset, offset];
  while (from > 0 && WORD.test(text.charAt(from - 1))) from--;
  while (to < text.length && WORD.test(text.charAt(to))) to++;
  return text.slice(from, to);
}

/**
 * Whether a right click opens the menu of the browser or of Electron. It does with Shift held, and on a misspelt word,
 * because only that menu has the spelling suggestions.
 */
export function isLeftToHost(event: MouseEvent): boolean {
  if (event.shiftKey) return true;
  if (!(event.target instanceof Element) || !event.target.closest('.ed-text')) return false;
  const { offsetNode, offset = 0 } = document.caretPositionFromPoint?.(event.clientX, event.clientY) ?? {};
  return offsetNode instanceof Text && isMisspelt(wordIn(offsetNode.data, offset));
}
