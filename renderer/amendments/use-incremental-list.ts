import { type RefObject, useEffect, useRef, useState } from 'react';

/** Items rendered at first. This is more than the tallest screen shows of any list. */
const INITIAL_COUNT = 40;
/** Pixels beyond the visible area within which items are rendered, so that Tab and the wheel meet no gap. */
const MARGIN_PX = 800;

interface IncrementalList<E extends Element> {
  /** The number of items rendered, from the first. */
  readonly renderedCount: number;
  /** Goes on the empty element that takes up the space of the items not yet rendered. */
  readonly placeholderRef: RefObject<E | null>;
}

/**
 * Renders the items of a long list as the reader scrolls near them, and keeps them rendered. @param itemHeight the
 * height of a typical item, in pixels
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
