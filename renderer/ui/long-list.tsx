import { Fragment, type ReactNode, useCallback, useState } from 'react';
import { useLongList } from './use-long-list.ts';

/** As many items are simply drawn: they can be searched by the browser, and read from end to end. */
export const ALL_DRAWN = 100;
/** How many items beyond what is in view are drawn of more: Tab and the wheel are to meet no gap. */
const BEYOND = 12;

const DRAWS = { all: ALL_DRAWN, beyond: BEYOND };

interface LongListProps<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** How tall a usual item is, in pixels. */
  readonly height: number;
  readonly className: string;
  /** As many items are simply drawn, and how many beyond what is in view of more: fewer where an item takes a screen. */
  readonly draws?: { readonly all: number; readonly beyond: number };
  /** What the list is, for one whose items are articles to be gone through. */
  readonly feed?: string;
  readonly children: (item: T, at: number) => ReactNode;
}

interface Place {
  readonly list: Element;
  readonly scroller: Element;
  /** From the scroller's beginning to the list's, in pixels. */
  readonly margin: number;
}

/** The items of a list in a room that scrolls, of which only those near what is in view are drawn when they are many. */
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
    // What holds the focus stays, however far one scrolls from it, and so do those that a key leads to from there.
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
