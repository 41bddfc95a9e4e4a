import { type RefObject, useLayoutEffect, useState } from 'react';

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
  const { left, right } = focused.getBoundingClientRect();
  // An emptied line has no box for the caret: it is as high as what stands in it.
  const element =
    selection.focusNode instanceof Element ? selection.focusNode : selection.focusNode.parentElement;
  const { top, height } = caret ?? element?.getBoundingClientRect() ?? new DOMRect();
  return new DOMRect(left, top, right - left, height);
}

const isOver = (a: DOMRect, b: DOMRect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Where messages stand so that none covers the line that is typed in: at the foot of the window, or at its head where
 * they would. Looked at when a message comes and when the caret moves.
 * @param count how many messages there are
 */
export function useClearOfCaret(messages: RefObject<HTMLElement | null>, count: number): 'foot' | 'head' {
  const [place, setPlace] = useState<'foot' | 'head'>('foot');
  useLayoutEffect(() => {
    if (count === 0) return setPlace('foot');
    const look = () => {
      const box = messages.current?.getBoundingClientRect();
      const line = typedLine();
      if (box && line && isOver(box, line)) setPlace((was) => (was === 'foot' ? 'head' : 'foot'));
    };
    look();
    document.addEventListener('selectionchange', look);
    window.addEventListener('resize', look);
    return () => {
      document.removeEventListener('selectionchange', look);
      window.removeEventListener('resize', look);
    };
  }, [messages, count]);
  return place;
}
