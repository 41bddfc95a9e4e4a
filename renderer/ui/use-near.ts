import { type RefObject, useEffect, useRef, useState } from 'react';

/** How far beyond what is in view something counts as near, in pixels. */
const MARGIN = 600;

/** Whether something was ever near what is in view: until then, what takes a call to know is not asked. */
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
      { scrollMargin: `${MARGIN}px` },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isNear]);
  return { place, isNear };
}
