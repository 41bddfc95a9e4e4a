import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Pid, walk } from '../../../core/act/tree.ts';
import { actOf } from '../../state/review/draft.ts';
import { useBench, useReviewNow, useReviewOf } from '../../state/review/review.tsx';
import { unitsHolding } from '../../state/review/units.ts';
import { Nearness } from '../page/nearness.ts';

/** The most units that an Act may have to be drawn whole. A longer one is drawn only near the screen. */
const MAX_UNITS_DRAWN_WHOLE = 60;
/** The most amendments for which a short Act is drawn whole. Each adds marks, tags and words to draw. */
const MAX_AMENDMENTS_DRAWN_WHOLE = 100;
/** Units that fill a screen. */
const FIRST_SCREEN_UNITS = 6;

/** Whether keys go to a field or the open section, which select their own text. */
const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null;

interface Near {
  /** Null for an Act that is drawn whole. */
  readonly nearness: Nearness | null;
  /** Units drawn even if far from the screen. */
  readonly pinnedUnits: ReadonlySet<Pid>;
  /** Draws a unit at once, wherever it is. */
  readonly draw: (pid: Pid) => void;
}

/**
 * Draws only the part of a long Act near the screen; all of it for printing and for “select all”.
 * @param first a unit that is drawn from the start
 */
export function useNearness(page: RefObject<HTMLElement | null>, first: Pid | null): Near {
  const root = useReviewOf(({ instrument }) => instrument.root);
  const now = useReviewNow();
  const { open, target } = useBench().bench;
  const [askedUnit, setAskedUnit] = useState(first);
  const nearness = useMemo(() => {
    const maxUnits =
      now().draft.shownAmendments.length > MAX_AMENDMENTS_DRAWN_WHOLE
        ? FIRST_SCREEN_UNITS
        : MAX_UNITS_DRAWN_WHOLE;
    const units: Pid[] = [];
    for (const { pid, kind } of walk(root)) {
      if (kind === 'section' || kind === 'schedule') units.push(pid);
      if (units.length > maxUnits) return new Nearness(units.slice(0, FIRST_SCREEN_UNITS));
    }
    return null;
  }, [root, now]);

  useEffect(() => {
    const scroller = page.current;
    if (!scroller || !nearness) return;
    const detach = nearness.attach(scroller);
    const all = () => nearness.drawEverything(true);
    const few = () => nearness.drawEverything(false);
    const selectAll = (event: KeyboardEvent) => {
      if (event.key === 'a' && (event.ctrlKey || event.metaKey) && !isField(event.target)) all();
    };
    const selected = () => document.getSelection()?.isCollapsed !== false && few();
    window.addEventListener('keydown', selectAll);
    document.addEventListener('selectionchange', selected);
    window.addEventListener('beforeprint', all);
    window.addEventListener('afterprint', few);
    return () => {
      detach();
      window.removeEventListener('keydown', selectAll);
      document.removeEventListener('selectionchange', selected);
      window.removeEventListener('beforeprint', all);
      window.removeEventListener('afterprint', few);
    };
  }, [page, nearness]);

  const sought = useMemo(() => (target ? unitsHolding(actOf(now()), target.pid) : []), [now, target]);
  const pinnedUnits = useMemo(
    () => new Set([open, askedUnit, ...sought].filter((pid) => pid !== null)),
    [open, sought, askedUnit],
  );
  const draw = useCallback((pid: Pid) => flushSync(() => setAskedUnit(pid)), []);
  return { nearness, pinnedUnits, draw };
}
