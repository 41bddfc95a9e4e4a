import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Pid, walk } from '../../core/act/tree.ts';
import { useBench, useReviewOf } from '../state/review.tsx';
import { Nearness } from './nearness.ts';
import { unitOf } from './units.ts';

/** As many units as are drawn at once without thinking: an Act with more is drawn where it is looked at. */
const FEW = 60;
/** As many as fill a screen. */
const FIRST = 6;

interface Near {
  /** Null for an Act that is drawn whole. */
  readonly nearness: Nearness | null;
  /** Units that are drawn wherever they are. */
  readonly wanted: ReadonlySet<Pid>;
  /** Draws a unit at once, wherever it is. */
  readonly draw: (pid: Pid) => void;
}

/** Draws only what is near in a long Act; and all of it to be printed, or to be selected whole. */
export function useNearness(page: RefObject<HTMLElement | null>): Near {
  const root = useReviewOf(({ instrument }) => instrument.root);
  const { bench } = useBench();
  const { open, target } = bench;
  const [asked, setAsked] = useState<Pid | null>(null);
  const nearness = useMemo(() => {
    const units: Pid[] = [];
    for (const { pid, kind } of walk(root)) {
      if (kind === 'section' || kind === 'schedule') units.push(pid);
      if (units.length > FEW) return new Nearness(units.slice(0, FIRST));
    }
    return null;
  }, [root]);

  useEffect(() => {
    const scroller = page.current;
    if (!scroller || !nearness) return;
    const detach = nearness.attach(scroller);
    const everything = () => flushSync(() => nearness.drawEverything());
    const selectAll = (event: KeyboardEvent) => {
      const all = event.key === 'a' && (event.ctrlKey || event.metaKey);
      if (all && !(event.target as Element).closest('input, textarea, [contenteditable="true"]'))
        everything();
    };
    scroller.addEventListener('keydown', selectAll);
    window.addEventListener('beforeprint', everything);
    return () => {
      detach();
      scroller.removeEventListener('keydown', selectAll);
      window.removeEventListener('beforeprint', everything);
    };
  }, [page, nearness]);

  const wanted = useMemo(() => {
    const sought = target && (unitOf(root, target.pid) ?? target.pid);
    return new Set([open, sought, asked].filter((pid) => pid !== null));
  }, [root, open, target, asked]);
  const draw = useCallback((pid: Pid) => flushSync(() => setAsked(pid)), []);
  return { nearness, wanted, draw };
}
