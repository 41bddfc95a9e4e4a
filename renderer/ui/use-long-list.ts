import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { usePrinting } from './use-printing.ts';

/** A long list of which only what is near the view is drawn: which items, how tall it is, and the way to each. */
export type Scrolling = Virtualizer<Element, Element>;

interface LongListOptions {
  readonly count: number;
  /** Null until it is drawn. */
  readonly scroller: Element | null;
  /** How tall a usual item is, in pixels: each that is drawn is measured. */
  readonly height: number;
  /** How many items beyond what is in view are drawn, so that Tab and the wheel meet no gap. */
  readonly beyond: number;
  /** From the scroller's beginning to the list's, in pixels. */
  readonly margin?: number;
  readonly keyOf?: (at: number) => string | number;
  /** The items that are drawn however far they are from what is in view. */
  readonly pinnedItems?: () => readonly number[];
  /** Whether paper, too, has only what is near the view: for a list whose items are fetched as they are come to. */
  readonly isPartlyPrinted?: boolean;
}

/**
 * Draws the items of a list as they are scrolled to, and all of them for paper. Whoever uses it lays out what
 * {@link Scrolling} names.
 */
export const useLongList = ({
  count,
  scroller,
  height,
  beyond,
  margin = 0,
  keyOf,
  pinnedItems,
  isPartlyPrinted = false,
}: LongListOptions): Scrolling => {
  const isAllDrawn = usePrinting() && !isPartlyPrinted;
  return useVirtualizer<Element, Element>({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => height,
    scrollMargin: margin,
    overscan: isAllDrawn ? count : beyond,
    ...(keyOf && { getItemKey: keyOf }),
    rangeExtractor: (range) => {
      const near = defaultRangeExtractor(range);
      const pinned = (pinnedItems?.() ?? []).filter((at) => at >= 0 && at < count && !near.includes(at));
      return pinned.length === 0 ? near : [...near, ...pinned].sort((a, b) => a - b);
    },
  });
};
