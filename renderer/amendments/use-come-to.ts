import { type RefObject, useEffect, useRef, useState } from 'react';

/** Items that are drawn at once: more than the tallest screen shows of any list. */
const FIRST = 40;
/** How far beyond what is in view items are drawn, in pixels: Tab and the wheel are to meet no gap. */
const MARGIN = 800;

interface ComeTo<E extends Element> {
  /** How many items are drawn, from the first on. */
  readonly drawn: number;
  /** For what keeps the place of those that aren't. */
  readonly undrawnRef: RefObject<E | null>;
}

/** Draws the items of a long list as they are come to, and leaves them drawn. `height` is that of a usual one, in pixels. */
export function useComeTo<E extends Element>(total: number, height: number): ComeTo<E> {
  const [drawn, setDrawn] = useState(FIRST);
  const undrawnRef = useRef<E>(null);
  useEffect(() => {
    const place = undrawnRef.current;
    if (!place || drawn >= total) return;
    const observer = new IntersectionObserver(
      (entries) => {
        const lastEntry = entries.at(-1);
        if (!lastEntry?.isIntersecting) return;
        const reached = lastEntry.intersectionRect.bottom - lastEntry.boundingClientRect.top;
        setDrawn(drawn + Math.max(1, Math.ceil(reached / height)));
      },
      { scrollMargin: `${MARGIN}px` },
    );
    observer.observe(place);
    return () => observer.disconnect();
  }, [drawn, total, height]);
  return { drawn, undrawnRef };
}
