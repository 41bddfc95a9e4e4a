import { type RefObject, useLayoutEffect } from 'react';
import type { Stretch } from './cut-blocks.ts';
import { rangeOver } from './dom-places.ts';

/** The name of the CSS highlight for the words being coded. */
const NAME = 'keeling-passage';

/** Pixels at the top of the window that its bars cover. The passage bar is not placed there. */
const TOP_BARS_PX = 150;

interface Painting {
  readonly within: RefObject<HTMLDivElement | null>;
  readonly blocks: readonly Stretch[];
  readonly passage: Stretch | null;
  /** Any value that changes when the text is rendered with new DOM nodes. */
  readonly drawn: unknown;
  readonly bar: RefObject<HTMLElement | null>;
}

/**
 * Highlights the words being coded while the focus is in the bar. Positions the bar below the words, or above them if
 * there is no space below.
 */
export function usePaintedMarks({ within, blocks, passage, drawn, bar }: Painting): void {
  useLayoutEffect(() => {
    if (!passage || !within.current) return;
    void drawn;
    const range = rangeOver(within.current, blocks, passage);
    const highlight = new Highlight(range);
    CSS.highlights.set(NAME, highlight);
    return () => {
      if (CSS.highlights.get(NAME) === highlight) CSS.highlights.delete(NAME);
    };
  }, [within, blocks, passage, drawn]);

  useLayoutEffect(() => {
    const scroller = within.current?.parentElement;
    const round = scroller?.parentElement;
    if (!passage || !within.current || !scroller || !round) return;
    const text = within.current;
    const place = () => {
      if (!bar.current) return;
      const words = rangeOver(text, blocks, passage).getBoundingClientRect();
      const frame = round.getBoundingClientRect();
      const view = scroller.getBoundingClientRect();
      const high = bar.current.offsetHeight;
      const last = rangeOver(text, blocks, { from: Math.max(passage.from, passage.to - 1), to: passage.to });
      const end = last.getBoundingClientRect();
      const foot = Math.min(Math.max(words.bottom, view.top), view.bottom);
      const head = Math.max(Math.min(words.top, view.bottom), view.top);
      const above = foot + high + 12 > window.innerHeight && head - high - 8 > TOP_BARS_PX;
      const left = Math.min(
        Math.max(end.left - frame.left - 40, 0),
        Math.max(0, frame.width - bar.current.offsetWidth),
      );
      bar.current.style.setProperty('--top', `${(above ? head - high - 6 : foot + 6) - frame.top}px`);
      bar.current.style.setProperty('--left', `${left}px`);
    };
    place();
    const sizes = new ResizeObserver(place);
    if (bar.current) sizes.observe(bar.current);
    sizes.observe(scroller);
    scroller.addEventListener('scroll', place, { passive: true });
    return () => {
      sizes.disconnect();
      scroller.removeEventListener('scroll', place);
    };
  }, [within, blocks, passage, bar]);
}
