import { useLayoutEffect } from 'react';

/** The rectangle of the line being typed in: the line of the caret, or the focused field. Null if nobody types. */
function typedLine(): DOMRect | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return null;
  if (focused.matches('input, textarea')) return focused.getBoundingClientRect();
  const selection = document.getSelection();
  if (!focused.isContentEditable || !selection?.focusNode) return null;
  const range = document.createRange();
  range.setStart(selection.focusNode, selection.focusOffset);
  const [caret] = range.getClientRects();
  // An empty line has no caret rectangle, so its element's height is used.
  const element =
    selection.focusNode instanceof Element ? selection.focusNode : selection.focusNode.parentElement;
  const { top, height } = caret ?? element?.getBoundingClientRect() ?? new DOMRect();
  return new DOMRect(0, top, 0, height);
}

/** The containers that scroll the line being typed in. */
const SCROLLERS = '.text-scroller, .panel-side, .room, [role="dialog"]';

/**
 * Keeps the line being typed in visible when notices at the foot of the window reduce its height. @param count the
 * number of notices
 */
export function useCaretInView(count: number): void {
  useLayoutEffect(() => {
    const line = count > 0 ? typedLine() : null;
    const scroller = document.activeElement?.closest(SCROLLERS);
    if (!line || !scroller) return;
    const below = line.bottom - scroller.getBoundingClientRect().bottom;
    if (below > 0) scroller.scrollTop += below;
  }, [count]);
}
