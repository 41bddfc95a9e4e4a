import { useEffect, useState } from 'react';

/** Pixels between the outline and the element. */
const MARGIN_PX = 4;

/** Frames that a room takes to come to rest after it is entered. */
const SETTLING_FRAMES = 30;

/** The attribute that style sheets use for the element. */
const POINTED_ATTRIBUTE = 'data-pointed-at';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Returns the first visible element that matches the selectors, tried in their order. */
const findVisible = (selectors: readonly string[]): HTMLElement | undefined =>
  selectors
    .flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)])
    .find((element) => element.checkVisibility() && element.getBoundingClientRect().width > 0);

/** The visible part of an element, with a margin. */
function visibleBox(element: HTMLElement): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const bounds = (element.closest('.text-scroller, .room') ?? document.body).getBoundingClientRect();
  const [boxLeft, boxTop] = [
    Math.max(left - MARGIN_PX, bounds.left + 1),
    Math.max(top - MARGIN_PX, bounds.top + 1),
  ];
  const boxRight = Math.min(right + MARGIN_PX, bounds.right - 1);
  const boxBottom = Math.min(bottom + MARGIN_PX, bounds.bottom - 1);
  return {
    left: boxLeft,
    top: boxTop,
    width: Math.max(0, boxRight - boxLeft),
    height: Math.max(0, boxBottom - boxTop),
  };
}

const isSame = (a: Box | null, b: Box | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.left === b.left &&
    a.top === b.top &&
    a.width === b.width &&
    a.height === b.height);

/**
 * An outline round the element that a stop of the tour is about. It is measured in every frame, because the element
 * belongs to another component and moves with scrolling, resizing and loading.
 */
export function TourOutline({ selectors }: { readonly selectors: readonly string[] }) {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    let lastElement: HTMLElement | undefined;
    let frame = 0;
    let framesLeft = 0;
    const follow = () => {
      const element = findVisible(selectors);
      if (element !== lastElement) {
        lastElement?.removeAttribute(POINTED_ATTRIBUTE);
        // Controls that appear only on hover are shown for this attribute too.
        element?.setAttribute(POINTED_ATTRIBUTE, '');
        framesLeft = SETTLING_FRAMES;
      }
      // Entering a room restores its last scroll position, so the element is scrolled into view until that has ended.
      if (framesLeft-- > 0) element?.scrollIntoView({ block: 'nearest' });
      lastElement = element;
      const next = element ? visibleBox(element) : null;
      setBox((was) => (isSame(was, next) ? was : next));
      frame = requestAnimationFrame(follow);
    };
    frame = requestAnimationFrame(follow);
    return () => {
      cancelAnimationFrame(frame);
      lastElement?.removeAttribute(POINTED_ATTRIBUTE);
    };
  }, [selectors]);
  return box && <div className="tour-outline" style={box} aria-hidden="true" />;
}
