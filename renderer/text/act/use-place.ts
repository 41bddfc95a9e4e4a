import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useBench, useReviewOf } from '../../state/review/review.tsx';
import { unitOf } from '../../state/review/units.ts';
import { bringIn, focusOn } from '../commands/whereabouts.ts';
import { type Place, placeIn, restorePlace } from '../page/place.ts';

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
