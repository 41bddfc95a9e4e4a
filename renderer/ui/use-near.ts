import { type RefObject, useEffect, useRef, useState } from 'react';

/** Pixels beyond the visible area that still count as near. */
const NEAR_MARGIN_PX = 600;

/** Whether an element has ever been near the visible area. Content that needs a call is not fetched before that. */
export function useNear<E extends Element>(): {
  readonly place: RefObject<E | null>;
  readonly isNear: boolean;
} {
  const place = useRef<E>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (isNear || !place.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setIsNear(true),
      { scrollMargin: `${NEAR_MARGIN_PX}px` },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isNear]);
  return { place, isNear };
}
