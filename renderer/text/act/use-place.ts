import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useBench, useReviewOf } from '../../state/review/review.tsx';
import { unitOf } from '../../state/review/units.ts';
import { keepLastPlace, type LastPlace } from '../../state/window/last-place.ts';
import { focusOn, scrollIntoSight } from '../commands/text-focus.ts';
import { type Place, placeIn, restorePlace, unitInView } from '../page/place.ts';

/** How long scrolling must rest before the place is saved. Short, because a window may be closed at any time. */
const SAVE_DELAY_MS = 500;

/** Keeps a reader’s place. Returns a function to call just before the text is redrawn another way. */
export function useKeptPlace(page: RefObject<HTMLElement | null>): () => void {
  const { view, open, notes } = useBench().bench;
  const place = useRef<Place | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what moves the text about
  useLayoutEffect(() => {
    if (page.current && place.current) restorePlace(page.current, place.current);
    place.current = null;
  }, [view, open, notes]);
  return useCallback(() => {
    if (page.current) place.current = placeIn(page.current);
  }, [page]);
}

/** Restores the place of the last visit once the text is drawn, and saves the current one. */
export function useLastPlace(page: RefObject<HTMLElement | null>, last: LastPlace['text']): void {
  const review = useReviewOf(({ review }) => review.id);
  const { room } = useBench().bench;
  const due = useRef(last);
  useLayoutEffect(() => {
    const scroller = page.current;
    if (room !== 'act' || !scroller) return;
    if (due.current) restorePlace(scroller, due.current);
    due.current = undefined;
    // Saved while the room is visible, since a hidden one can’t be measured.
    const keep = () => {
      const unit = scroller.clientHeight > 0 ? unitInView(scroller) : null;
      if (unit !== null) keepLastPlace(review, { text: { unit, ...placeIn(scroller) } });
    };
    let resting: ReturnType<typeof setTimeout> | undefined;
    const scrolled = () => {
      clearTimeout(resting);
      resting = setTimeout(keep, SAVE_DELAY_MS);
    };
    scroller.addEventListener('scroll', scrolled);
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(resting);
      keep();
      scroller.removeEventListener('scroll', scrolled);
      window.removeEventListener('pagehide', keep);
    };
  }, [page, review, room]);
}

/** Scrolls the target to the top and focuses it; with `stay`, only scrolls it into view. */
export function useGoToTarget(page: RefObject<HTMLElement | null>, arrived: () => void): void {
  const instrument = useReviewOf((review) => review.instrument);
  const { target } = useBench().bench;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new request moves the text
  useEffect(() => {
    if (!target || !page.current) return;
    const unit = page.current.querySelector<HTMLElement>(
      `[data-unit="${CSS.escape(unitOf(instrument.root, target.pid) ?? target.pid)}"]`,
    );
    const line = page.current.querySelector<HTMLElement>(`[data-pid="${CSS.escape(target.pid)}"]`);
    if (target.stay) return scrollIntoSight(line ?? unit);
    (line ?? unit)?.scrollIntoView({ block: 'start' });
    focusOn(unit, line);
    arrived();
  }, [target]);
}
