import { type RefObject, useEffect, useRef, useState } from 'react';

/** Items that are drawn at first: more than the tallest screen shows of any list. */
const INITIAL_COUNT = 40;
/** How far beyond the view items are drawn, in pixels, so that Tab and the wheel meet no gap. */
const MARGIN_PX = 800;

interface IncrementalList<E extends Element> {
  /** How many items are drawn, from the first on. */
  readonly renderedCount: number;
  /** For the empty element that stands for the items not yet drawn. */
  readonly placeholderRef: RefObject<E | null>;
}

/**
 * Draws the items of a long list as the reader scrolls near them, and leaves them drawn.
 * @param itemHeight of a usual item, in pixels
 */
export function useIncrementalList<E extends Element>(total: number, itemHeight: number): IncrementalList<E> {
  const [renderedCount, setRenderedCount] = useState(INITIAL_COUNT);
  const placeholderRef = useRef<E>(null);
  useEffect(() => {
    const place = placeholderRef.current;
    if (!place || renderedCount >= total) return;
    const observer = new IntersectionObserver(
      (entries) => {
        const lastEntry = entries.at(-1);
        if (!lastEntry?.isIntersecting) return;
        const pixelsReached = lastEntry.intersectionRect.bottom - lastEntry.boundingClientRect.top;
        setRenderedCount(renderedCount + Math.max(1, Math.ceil(pixelsReached / itemHeight)));
      },
      { scrollMargin: `${MARGIN_PX}px` },
    );
    observer.observe(place);
    return () => observer.disconnect();
  }, [renderedCount, total, itemHeight]);
  return { renderedCount, placeholderRef };
}
