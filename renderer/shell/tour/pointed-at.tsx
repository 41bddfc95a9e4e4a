import { useEffect, useState } from 'react';

/** How far the outline stands off what it is round, in pixels. */
const MARGIN = 4;

/** Frames in which a room comes to rest once it was entered. */
const SETTLING = 30;

/** Marks what is pointed at, for the styles. */
const POINTED = 'data-pointed-at';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The first thing of those that a stop names, in their order, that is drawn. */
const shownOf = (selectors: readonly string[]): HTMLElement | undefined =>
  selectors
    .flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)])
    .find((element) => element.checkVisibility() && element.getBoundingClientRect().width > 0);

/** The part of an element that can be seen, with the margin round it. */
function boxOf(element: HTMLElement): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const within = (element.closest('.text-scroller, .room') ?? document.body).getBoundingClientRect();
  const [from, above] = [Math.max(left - MARGIN, within.left + 1), Math.max(top - MARGIN, within.top + 1)];
  const to = Math.min(right + MARGIN, within.right - 1);
  const below = Math.min(bottom + MARGIN, within.bottom - 1);
  return { left: from, top: above, width: Math.max(0, to - from), height: Math.max(0, below - above) };
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
 * An outline round what a stop of the tour tells of. It follows it frame by frame: what is pointed at is drawn by others,
 * and moves as the text is scrolled, the window changes its size, or a room comes.
 */
export function PointedAt({ at }: { readonly at: readonly string[] }) {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    let last: HTMLElement | undefined;
    let frame = 0;
    let settling = 0;
    const follow = () => {
      const element = shownOf(at);
      if (element !== last) {
        last?.removeAttribute(POINTED);
        // What is only drawn under a pointer is drawn under this one.
        element?.setAttribute(POINTED, '');
        settling = SETTLING;
      }
      // The room that a stop enters goes to a place of its own meanwhile.
      if (settling-- > 0) element?.scrollIntoView({ block: 'nearest' });
      last = element;
      const next = element ? boxOf(element) : null;
      setBox((was) => (isSame(was, next) ? was : next));
      frame = requestAnimationFrame(follow);
    };
    frame = requestAnimationFrame(follow);
    return () => {
      cancelAnimationFrame(frame);
      last?.removeAttribute(POINTED);
    };
  }, [at]);
  return box && <div className="tour-outline" style={box} aria-hidden="true" />;
}
