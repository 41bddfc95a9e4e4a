import { type RefObject, useContext, useEffect, useRef } from 'react';
import { actOf } from '../../state/review/draft.ts';
import { useReviewNow } from '../../state/review/review.tsx';
import { paint } from '../page/highlight.ts';
import { NearnessContext } from '../page/lazy-unit.tsx';
import { type Match, rangesOf } from './matches.ts';

/** The names of the CSS highlights for all matches, and for the current one. */
const NAMES = { all: 'keeling-found', current: 'keeling-found-current' } as const;
/** How long the page must rest before it is painted again. */
const SETTLED_MS = 100;

/** Paints the drawn matches over the text, and again when the page changes. The text itself is not changed. */
export function usePaintedMatches(
  page: RefObject<HTMLElement | null>,
  matches: readonly Match[],
  currentMatch: Match | null,
): void {
  const now = useReviewNow();
  const nearness = useContext(NearnessContext);
  const latest = useRef({ matches, currentMatch });
  latest.current = { matches, currentMatch };
  const soon = useRef<() => void>(() => undefined);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      const { matches, currentMatch } = latest.current;
      const { instrument, bench } = now();
      const ranges = page.current
        ? rangesOf(page.current, instrument.root, actOf(now()), bench.view, matches)
        : new Map<Match, readonly Range[]>();
      paint(
        NAMES.all,
        [...ranges].flatMap(([match, some]) => (match === currentMatch ? [] : some)),
      );
      paint(NAMES.current, currentMatch === null ? [] : (ranges.get(currentMatch) ?? []));
    };
    soon.current = () => {
      clearTimeout(timer);
      timer = setTimeout(draw, SETTLED_MS);
    };
    const drawSoon = () => soon.current();
    const changes = new MutationObserver(drawSoon);
    const text = page.current?.querySelector('.act');
    if (text) changes.observe(text, { subtree: true, childList: true, characterData: true });
    const end = nearness?.onDrawn(drawSoon);
    return () => {
      clearTimeout(timer);
      changes.disconnect();
      end?.();
      for (const name of Object.values(NAMES)) paint(name, []);
    };
  }, [page, now, nearness]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is painted is another
  useEffect(() => soon.current(), [matches, currentMatch]);
}
