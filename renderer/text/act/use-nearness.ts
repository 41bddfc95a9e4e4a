import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Pid, walk } from '../../../core/act/tree.ts';
import { actOf } from '../../state/review/draft.ts';
import { useBench, useReviewNow, useReviewOf } from '../../state/review/review.tsx';
import { unitsHolding } from '../../state/review/units.ts';
import { Nearness } from '../page/nearness.ts';

/** As many units as are drawn at once without thinking: an Act with more is drawn where it is looked at. */
const FEW = 60;
/** As many amendments as make a short Act's text a long one: each is drawn with its mark, its margin and its words. */
const MANY = 100;
/** As many as fill a screen. */
const FIRST = 6;

/** Whether keys are for a field or the section that is typed in, which has words of its own to select. */
const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null;

interface Near {
  /** Null for an Act that is drawn whole. */
  readonly nearness: Nearness | null;
  /** Units that are drawn wherever they are. */
  readonly pinnedUnits: ReadonlySet<Pid>;
  /** Draws a unit at once, wherever it is. */
  readonly draw: (pid: Pid) => void;
}

/**
 * Draws only what is near in a long Act; and all of it to be printed, or to be selected whole.
 * @param first a unit that is drawn from the start, wherever it is
 */
export function useNearness(page: RefObject<HTMLElement | null>, first: Pid | null): Near {
  const root = useReviewOf(({ instrument }) => instrument.root);
  const now = useReviewNow();
  const { open, target } = useBench().bench;
  const [askedUnit, setAskedUnit] = useState(first);
  const nearness = useMemo(() => {
    const few = now().draft.shownAmendments.length > MANY ? FIRST : FEW;
    const units: Pid[] = [];
    for (const { pid, kind } of walk(root)) {
      if (kind === 'section' || kind === 'schedule') units.push(pid);
      if (units.length > few) return new Nearness(units.slice(0, FIRST));
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
