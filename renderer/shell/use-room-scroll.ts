import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useBench, useReviewOf } from '../state/review/review.tsx';
import { keepLastPlace, lastPlaceIn } from '../state/window/last-place.ts';
import type { Room } from '../state/window/workbench.ts';

/** The events that show that a person chose where to be, so that no scroll position is restored after them. */
const USER_EVENTS = ['wheel', 'pointerdown', 'keydown'] as const;

/**
 * Remembers the current room and the scroll position of each room, also for the next time the review is opened. The
 * Act room remembers its own. @returns a function that restores the position of the room that was just drawn.
 */
export function useRoomScroll(mainRef: RefObject<HTMLElement | null>): () => void {
  const review = useReviewOf(({ review }) => review.id);
  const { room } = useBench().bench;
  const scrollTops = useRef<Partial<Record<Room, number>>>(lastPlaceIn(review)?.scrolled ?? {});
  useLayoutEffect(() => {
    const savePlace = () => keepLastPlace(review, { room, scrolled: scrollTops.current });
    savePlace();
    const onScroll = ({ target }: Event) => {
      if (target instanceof Element && target.matches('.room') && target.clientHeight > 0)
        scrollTops.current = { ...scrollTops.current, [room]: target.scrollTop };
    };
    const main = mainRef.current;
    main?.addEventListener('scroll', onScroll, { capture: true });
    window.addEventListener('pagehide', savePlace);
    return () => {
      savePlace();
      main?.removeEventListener('scroll', onScroll, { capture: true });
      window.removeEventListener('pagehide', savePlace);
    };
  }, [review, room, mainRef]);

  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);
  return useCallback(() => {
    stop.current();
    const roomElement = mainRef.current?.querySelector<HTMLElement>('.room-panel:not([data-inert]) .room');
    const top = scrollTops.current[room] ?? 0;
    if (!roomElement?.firstElementChild || top === 0) return;
    // A room's content loads in steps, so its old height is reached only after some resizes.
    const resizeObserver = new ResizeObserver(() => {
      roomElement.scrollTop = top;
      if (Math.abs(roomElement.scrollTop - top) < 2) stop.current();
    });
    stop.current = () => {
      resizeObserver.disconnect();
      for (const move of USER_EVENTS) window.removeEventListener(move, stop.current, { capture: true });
      stop.current = () => {};
    };
    for (const move of USER_EVENTS) window.addEventListener(move, stop.current, { capture: true });
    resizeObserver.observe(roomElement.firstElementChild);
  }, [room, mainRef]);
}
