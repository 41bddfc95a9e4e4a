import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Opening } from './opened-answer.tsx';
import { ResponseRow, rowId } from './response-row.tsx';
import type { Asked, Found } from './use-responses.ts';
import { useStretchOfList } from './use-stretch-of-list.ts';

/** A row's height before it is drawn, in pixels: a line of who, and two of words. */
const USUAL_HEIGHT = 84;
const SCREENFUL = 8;

interface ResponseListProps {
  readonly found: Found;
  readonly questions: ReadonlyMap<string, Asked>;
  readonly open: number | null;
  readonly onOpen: (id: number, how: Opening) => void;
  /** Opens the answer in a place, once it is there. */
  readonly onPlace: (place: number) => void;
  /** Told of the first and last place that are drawn. */
  readonly onView: (first: number, last: number) => void;
  /** What is searched for, and how: the list begins anew when it is something else. */
  readonly of: string;
}

/** How far a key goes in the list; null for one that is none of its own. */
function strideOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): number | null {
  if (ctrlKey || metaKey || altKey) return null;
  switch (key) {
    case 'ArrowDown':
      return 1;
    case 'ArrowUp':
      return -1;
    case 'PageDown':
      return SCREENFUL;
    case 'PageUp':
      return -SCREENFUL;
    case 'End':
      return Number.POSITIVE_INFINITY;
    case 'Home':
      return Number.NEGATIVE_INFINITY;
    default:
      return null;
  }
}

/** The answers that were found, of which only those near what is in view are drawn, and fetched as they are come to. */
export function ResponseList(props: ResponseListProps) {
  const { found, questions, open, onOpen, onPlace, onView, of } = props;
  const { total } = found;
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const { base, count, reach } = useStretchOfList(total, of);
  const at = found.placeOf(open);
  const row = at < base || at >= base + count ? -1 : at - base;
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: (index) => found.at(base + index)?.id ?? `place ${base + index}`,
    overscan: 6,
    // What the keys are for is always there to be pointed to.
    rangeExtractor: (range) => {
      const near = defaultRangeExtractor(range);
      return row < 0 || near.includes(row) ? near : [...near, row].sort((a, b) => a - b);
    },
  });
  const items = rows.getVirtualItems();
  const { startIndex = 0, endIndex = 0 } = rows.range ?? {};

  useEffect(() => onView(base + startIndex, base + endIndex), [onView, base, startIndex, endIndex]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at the beginning
  useEffect(() => {
    scroller?.scrollTo({ top: 0 });
  }, [of, scroller]);
  // Where the list is to be scrolled to, as soon as it holds that place.
  const wanted = useRef<{ readonly place: number; readonly align: 'auto' | 'start' } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another answer is gone to; a list that grew is not
  useEffect(() => {
    if (at < 0) return;
    wanted.current = { place: at, align: 'auto' };
    reach(at);
  }, [open]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the view itself has moved to an end of what is held
  useEffect(() => {
    const beyond = startIndex === 0 ? base - 1 : endIndex >= count - 1 ? base + count : -1;
    if (beyond < 0 || beyond >= total) return;
    wanted.current = { place: base + startIndex, align: 'start' };
    reach(beyond);
  }, [startIndex, endIndex]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    const to = wanted.current;
    if (!to || to.place < base || to.place >= base + count) return;
    wanted.current = null;
    rows.scrollToIndex(to.place - base, { align: to.align });
  }, [open, base]);

  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && at >= 0 && open !== null) return onOpen(open, 'gone-to');
    const stride = strideOf(event);
    if (stride === null || total === 0) return;
    event.preventDefault();
    const next = at < 0 && Number.isFinite(stride) ? Math.sign(stride) - 1 : at + stride;
    onPlace(Math.max(0, Math.min(total - 1, next)));
  };
  return (
    <div
      ref={setScroller}
      role="listbox"
      tabIndex={0}
      aria-label="Responses"
      className="response-list"
      onKeyDown={key}
      {...(row >= 0 && open !== null && found.at(at) ? { 'aria-activedescendant': rowId(open) } : {})}
    >
      <div role="presentation" className="response-rows" style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const place = base + index;
          const answer = found.at(place);
          return (
            <div
              key={answer?.id ?? `place ${place}`}
              role="presentation"
              className="response-place"
              style={{ transform: `translateY(${start}px)` }}
            >
              {answer && (
                <ResponseRow
                  answer={answer}
                  question={questions.get(answer.question)}
                  isOpen={answer.id === open}
                  row={index}
                  at={place}
                  total={total}
                  onOpen={onOpen}
                  measure={rows.measureElement}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
