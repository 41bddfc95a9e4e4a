import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useBench, useReviewOf } from '../../state/review/review.tsx';
import { unitOf } from '../../state/review/units.ts';
import { keepLastPlace, type LastPlace } from '../../state/window/last-place.ts';
import { bringIn, focusOn } from '../commands/whereabouts.ts';
import { type Place, placeIn, restorePlace, unitInView } from '../page/place.ts';

/** How long a text that was scrolled rests before its place is kept, in milliseconds: a window may be stopped at any time. */
const RESTS = 500;

/** Keeps a reader's place: returns what is called just before the text is redrawn another way. */
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

/** Leads back to where a person was in the text when they left the review, once it is drawn; and keeps where they are. */
export function useLastPlace(page: RefObject<HTMLElement | null>, last: LastPlace['text']): void {
  const review = useReviewOf(({ review }) => review.id);
  const { room } = useBench().bench;
  const due = useRef(last);
  useLayoutEffect(() => {
    const scroller = page.current;
    if (room !== 'act' || !scroller) return;
    if (due.current) restorePlace(scroller, due.current);
    due.current = undefined;
    // While the room is shown: once it is hidden, nothing of it can be measured.
    const keep = () => {
      const unit = scroller.clientHeight > 0 ? unitInView(scroller) : null;
      if (unit !== null) keepLastPlace(review, { text: { unit, ...placeIn(scroller) } });
    };
    let resting: ReturnType<typeof setTimeout> | undefined;
    const scrolled = () => {
      clearTimeout(resting);
      resting = setTimeout(keep, RESTS);
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

/** Brings the place that was asked for to the top, and the focus with it; or only into view. */
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
    if (target.stay) return bringIn(line ?? unit);
    (line ?? unit)?.scrollIntoView({ block: 'start' });
    focusOn(unit, line);
    arrived();
  }, [target]);
}
