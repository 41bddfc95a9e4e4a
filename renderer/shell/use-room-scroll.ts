import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useBench, useReviewOf } from '../state/review/review.tsx';
import { keepLastPlace, lastPlaceIn } from '../state/window/last-place.ts';
import type { Room } from '../state/window/workbench.ts';

/** What a person does that says where they want to be. */
const MOVES = ['wheel', 'pointerdown', 'keydown'] as const;

/**
 * Keeps which room a person is in and how far it is scrolled, also for when the review is opened again. The Act keeps its
 * own place. @returns what scrolls a room that was just drawn to where it was left
 */
export function useRoomScroll(place: RefObject<HTMLElement | null>): () => void {
  const review = useReviewOf(({ review }) => review.id);
  const { room } = useBench().bench;
  const scrolled = useRef<Partial<Record<Room, number>>>(lastPlaceIn(review)?.scrolled ?? {});
  useLayoutEffect(() => {
    const keep = () => keepLastPlace(review, { room, scrolled: scrolled.current });
    keep();
    const scroll = ({ target }: Event) => {
      if (target instanceof Element && target.matches('.room') && target.clientHeight > 0)
        scrolled.current = { ...scrolled.current, [room]: target.scrollTop };
    };
    const main = place.current;
    main?.addEventListener('scroll', scroll, { capture: true });
    window.addEventListener('pagehide', keep);
    return () => {
      keep();
      main?.removeEventListener('scroll', scroll, { capture: true });
      window.removeEventListener('pagehide', keep);
    };
  }, [review, room, place]);

  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);
  return useCallback(() => {
    stop.current();
    const drawn = place.current?.querySelector<HTMLElement>('.room-panel:not([data-inert]) .room');
    const top = scrolled.current[room] ?? 0;
    if (!drawn?.firstElementChild || top === 0) return;
    // What the room shows comes bit by bit: it is as long as it was only once that is there.
    const sized = new ResizeObserver(() => {
      drawn.scrollTop = top;
      if (Math.abs(drawn.scrollTop - top) < 2) stop.current();
    });
    stop.current = () => {
      sized.disconnect();
      for (const move of MOVES) window.removeEventListener(move, stop.current, { capture: true });
      stop.current = () => {};
    };
    for (const move of MOVES) window.addEventListener(move, stop.current, { capture: true });
    sized.observe(drawn.firstElementChild);
  }, [room, place]);
}
