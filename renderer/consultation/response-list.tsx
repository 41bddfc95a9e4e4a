import { type KeyboardEvent, useEffect, useState } from 'react';
import { count } from '../../core/base/english.ts';
import { useLongList } from '../ui/use-long-list.ts';
import { usePrinting } from '../ui/use-printing.ts';
import type { Opening } from './opened-answer.tsx';
import { ResponseRow, rowId } from './response-row.tsx';
import { strideOf } from './stride.ts';
import { useListPlace } from './use-list-place.ts';
import type { AskedQuestion, FoundResponses } from './use-responses.ts';
import { useStretchOfList } from './use-stretch-of-list.ts';

/** Estimated height of a row in pixels: one line for the respondent and two of text. */
const USUAL_HEIGHT = 84;

interface ResponseListProps {
  readonly foundResponses: FoundResponses;
  readonly questions: ReadonlyMap<string, AskedQuestion>;
  readonly open: number | null;
  readonly onOpen: (id: number, opening: Opening) => void;
  /** The answers selected to be given a theme. */
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (id: number) => void;
  /** A counter that changes whenever an answer is reached by keyboard. */
  readonly turn: number;
  /** Moves by a number of answers, or to an end of the list for ±Infinity. */
  readonly onStride: (by: number) => void;
  /** Called with the first and last visible index. */
  readonly onView: (first: number, last: number) => void;
  /** Identifies the search. The list starts again at the top when it changes. */
  readonly of: string;
}

/** The virtualised list of matching answers. Only those near the visible area are rendered and fetched. */
export function ResponseList(props: ResponseListProps) {
  const { foundResponses, questions, open, turn, onOpen, chosen, onChoose, onStride, onView, of } = props;
  const { total, openAt: at } = foundResponses;
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const stretch = useStretchOfList(total, of);
  const { base, count: rowCount } = stretch;
  const isPrinting = usePrinting();
  const row = at < base || at >= base + rowCount ? -1 : at - base;
  const rows = useLongList({
    count: rowCount,
    scroller,
    height: USUAL_HEIGHT,
    beyond: 6,
    keyOf: (at) => foundResponses.at(base + at)?.id ?? `place ${base + at}`,
    // The current row stays rendered, because `aria-activedescendant` refers to it.
    pinnedItems: () => [row],
    isPartlyPrinted: true,
  });
  const items = rows.getVirtualItems();
  const { startIndex = 0, endIndex = 0 } = rows.range ?? {};

  useEffect(() => onView(base + startIndex, base + endIndex), [onView, base, startIndex, endIndex]);
  const hasCome = (place: number) => foundResponses.at(place) !== undefined;
  const letGo = useListPlace({ rows, scroller, stretch, total, of, open, at, turn, hasCome });

  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && at >= 0 && open !== null) return onOpen(open, 'gone-to');
    const by = strideOf(event);
    if (by === null || total === 0) return;
    event.preventDefault();
    onStride(by);
  };
  return (
    <div
      ref={setScroller}
      role="listbox"
      tabIndex={0}
      aria-multiselectable="true"
      aria-label="Answers"
      className="response-list"
      onKeyDown={key}
      onWheel={letGo}
      onPointerDown={letGo}
      {...(row >= 0 && open !== null && foundResponses.at(at)
        ? { 'aria-activedescendant': rowId(open) }
        : {})}
    >
      <p className="on-paper-only">
        Only the answers near those on the screen are printed: {items.length.toLocaleString('en-GB')} of{' '}
        {count(total, 'answer')}.
      </p>
      <div
        role="presentation"
        className="response-rows"
        style={isPrinting ? undefined : { height: rows.getTotalSize() }}
      >
        {items.map(({ index, start }) => {
          const place = base + index;
          const answer = foundResponses.at(place);
          return (
            <div
              key={answer?.id ?? `place ${place}`}
              role="presentation"
              className="response-place"
              style={isPrinting ? undefined : { transform: `translateY(${start}px)` }}
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
                  isChosen={chosen.has(answer.id)}
                  onChoose={onChoose}
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
