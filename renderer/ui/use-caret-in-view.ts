import { useLayoutEffect } from 'react';

/** The line that somebody types in, as far as it is seen: that of the caret, or the field with the focus. */
function typedLine(): DOMRect | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return null;
  if (focused.matches('input, textarea')) return focused.getBoundingClientRect();
  const selection = document.getSelection();
  if (!focused.isContentEditable || !selection?.focusNode) return null;
  const range = document.createRange();
  range.setStart(selection.focusNode, selection.focusOffset);
  const [caret] = range.getClientRects();
  // An emptied line has no box for the caret: it is as high as what stands in it.
  const element =
    selection.focusNode instanceof Element ? selection.focusNode : selection.focusNode.parentElement;
  const { top, height } = caret ?? element?.getBoundingClientRect() ?? new DOMRect();
  return new DOMRect(0, top, 0, height);
}

/** What scrolls the line that is typed in. */
const SCROLLERS = '.text-scroller, .panel-side, .room, [role="dialog"]';

/**
 * Keeps the line that is typed in, in sight as the messages below the window take a part of its height.
 * @param count how many messages there are
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
