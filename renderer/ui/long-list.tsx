import { Fragment, type ReactNode, useCallback, useState } from 'react';
import { useLongList } from './use-long-list.ts';

/** A list up to this length is rendered in full, so that the browser's own search finds every item. */
export const ALL_DRAWN = 100;
/** Items rendered beyond the visible area in a longer list, so that Tab and the wheel meet no gap. */
const OVERSCAN_ITEMS = 12;

const DRAWS = { all: ALL_DRAWN, beyond: OVERSCAN_ITEMS };

interface LongListProps<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** The estimated height of an item, in pixels. */
  readonly height: number;
  readonly className: string;
  /** Overrides the two limits above, for lists whose items are as tall as a screen. */
  readonly draws?: { readonly all: number; readonly beyond: number };
  /** The accessible name, for a list of articles (ARIA feed). */
  readonly feed?: string;
  readonly children: (item: T, at: number) => ReactNode;
}

interface Place {
  readonly list: Element;
  readonly scroller: Element;
  /** Pixels from the top of the scrolled content to the top of the list. */
  readonly margin: number;
}

/** A virtualised list in a scrolling room: a long list renders only the items near the visible area. */
export function LongList<T>({
  items,
  keyOf,
  height,
  className,
  draws = DRAWS,
  feed,
  children,
}: LongListProps<T>) {
  const [place, setPlace] = useState<Place | null>(null);
  const find = useCallback((list: HTMLDivElement | null) => {
    const scroller = list?.closest('.room');
    if (!list || !scroller) return;
    const margin =
      list.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
    setPlace({ list, scroller, margin });
  }, []);
  const margin = place?.margin ?? 0;
  const rows = useLongList({
    count: items.length,
    scroller: place?.scroller ?? null,
    height,
    margin,
    beyond: items.length <= draws.all ? items.length : draws.beyond,
    // The focused item stays rendered however far it is scrolled away, and so do its neighbours, which keys lead to.
    pinnedItems: () => {
      const focusedIndex = place?.list.querySelector('[data-index]:focus-within')?.getAttribute('data-index');
      return focusedIndex == null
        ? []
        : [Number(focusedIndex) - 1, Number(focusedIndex), Number(focusedIndex) + 1];
    },
  });
  const drawn = rows.getVirtualItems();
  const end = margin + rows.getTotalSize();
  return (
    <div ref={find} className={className} {...(feed !== undefined && { role: 'feed', 'aria-label': feed })}>
      {drawn.map(({ index, start }, at) => {
        const item = items[index];
        const gap = start - (drawn[at - 1]?.end ?? margin);
        return (
          item !== undefined && (
            <Fragment key={keyOf(item)}>
              {gap > 0 && <div style={{ height: gap }} />}
              <div data-index={index} ref={rows.measureElement}>
                {children(item, index)}
              </div>
            </Fragment>
          )
        );
      })}
      <div style={{ height: Math.max(0, end - (drawn.at(-1)?.end ?? margin)) }} />
    </div>
  );
}
