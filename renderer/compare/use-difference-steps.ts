import { useCallback, useEffect, useRef } from 'react';
import { CHANGE_KEYS, changeStep } from '../state/window/step-keys.ts';
import { useAnnounce } from '../ui/announcer.ts';
import { isSheetOpen } from '../ui/dialog.tsx';
import type { Shortcut } from '../ui/shortcut.ts';
import type { Scrolling } from '../ui/use-long-list.ts';
import type { Difference } from './compared-rows.ts';

export const DIFFERENCE_KEYS = {
  next: { ...CHANGE_KEYS.next, does: 'Go to the next difference' },
  previous: { ...CHANGE_KEYS.previous, does: 'Go to the previous difference' },
} as const satisfies Readonly<Record<string, Shortcut>>;

/** Maximum frames to wait until a row is rendered after scrolling to it. */
const MAX_FRAMES = 12;

interface Steps {
  /** Moves to the next or previous difference. */
  readonly step: (by: 1 | -1) => void;
  readonly goTo: (key: string) => void;
  /** Scrolls to the current difference after a change of layout, without moving the focus. */
  readonly seeAgain: () => void;
  readonly ready: (scrolling: Scrolling) => void;
}

/** Steps between differences by buttons or by Word's keys, also to differences that are not rendered yet. */
export function useDifferenceSteps(
  scroller: HTMLElement | null,
  differences: readonly Difference[],
  rowOf: (difference: Difference) => number,
  onCurrent: (key: string) => void,
): Steps {
  const { announcePolitely, explain } = useAnnounce();
  const rows = useRef<Scrolling | null>(null);
  const currentKey = useRef<string | null>(null);
  const ready = useCallback((scrolling: Scrolling) => {
    rows.current = scrolling;
  }, []);

  const focus = useCallback(
    (key: string, row: number, left = MAX_FRAMES) => {
      const places = scroller?.querySelectorAll<HTMLElement>(`[data-difference="${CSS.escape(key)}"]`);
      const place = places?.[0] ?? scroller?.querySelector<HTMLElement>(`[data-index="${row}"]`);
      if (place) {
        place.scrollIntoView({ block: 'center' });
        if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
        place.focus({ preventScroll: true });
      } else if (left > 0) requestAnimationFrame(() => focus(key, row, left - 1));
    },
    [scroller],
  );

  const goTo = useCallback(
    (key: string) => {
      const at = differences.findIndex((each) => each.key === key);
      const difference = differences[at];
      if (!difference) return;
      currentKey.current = key;
      onCurrent(key);
      announcePolitely(`${at + 1} of ${differences.length}: ${difference.words}`);
      const row = rowOf(difference);
      if (row >= 0) rows.current?.scrollToIndex(row, { align: 'center' });
      focus(key, row);
    },
    [differences, rowOf, announcePolitely, focus, onCurrent],
  );

  const seeAgain = useCallback(() => {
    const difference = differences.find(({ key }) => key === currentKey.current);
    const row = difference ? rowOf(difference) : -1;
    if (row >= 0) rows.current?.scrollToIndex(row, { align: 'center' });
  }, [differences, rowOf]);

  const step = useCallback(
    (by: 1 | -1) => {
      const at = differences.findIndex(({ key }) => key === currentKey.current);
      const next = at < 0 ? differences[by > 0 ? 0 : differences.length - 1] : differences[at + by];
      if (next) goTo(next.key);
      else explain(by > 0 ? 'There are no more differences.' : 'This is the first difference.');
    },
    [differences, goTo, explain],
  );

  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const by = changeStep(event);
      if (by === null || isSheetOpen()) return;
      event.preventDefault();
      step(by);
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [step]);
  return { step, goTo, seeAgain, ready };
}
