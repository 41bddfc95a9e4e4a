import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { usePrinting } from './use-printing.ts';

/** The virtualizer of a long list: which items to render, their positions, the total height, and scrolling to an item. */
export type Scrolling = Virtualizer<Element, Element>;

interface LongListOptions {
  readonly count: number;
  /** Null until the list is mounted. */
  readonly scroller: Element | null;
  /** The estimated height of an item, in pixels. Rendered items are measured. */
  readonly height: number;
  /** The number of items rendered beyond the visible area, so that Tab and the wheel meet no gap. */
  readonly beyond: number;
  /** Pixels from the top of the scrolled content to the top of the list. */
  readonly margin?: number;
  readonly keyOf?: (at: number) => string | number;
  /** Items that stay rendered wherever the list is scrolled. */
  readonly pinnedItems?: () => readonly number[];
  /** Whether printing also renders only the items near the visible area, for lists that fetch their items on scrolling. */
  readonly isPartlyPrinted?: boolean;
}

/**
 * Virtualises a list. All items are rendered for printing. The caller positions the items that {@link Scrolling}
 * returns.
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
