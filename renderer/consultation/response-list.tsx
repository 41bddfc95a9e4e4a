import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { Opening } from './opened-answer.tsx';
import { ResponseRow, rowId } from './response-row.tsx';
import type { Asked, ListedAnswer } from './use-responses.ts';

/** A row's height before it is drawn, in pixels: a line of who, and two of words. */
const USUAL_HEIGHT = 84;
/** How many rows before the end of those that are there the next are asked for. */
const AHEAD = 20;
const SCREENFUL = 8;

interface ResponseListProps {
  readonly answers: readonly ListedAnswer[];
  readonly total: number;
  readonly questions: ReadonlyMap<string, Asked>;
  readonly open: number | null;
  readonly onOpen: (id: number, how: Opening) => void;
  /** Asks for those that come after; null when all are there, or are on their way. */
  readonly onMore: (() => void) | null;
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
  const { answers, total, questions, open, onOpen, onMore, of } = props;
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const at = open === null ? -1 : answers.findIndex(({ id }) => id === open);
  const rows = useVirtualizer({
    count: answers.length,
    getScrollElement: () => scroller,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: (index) => answers[index]?.id ?? index,
    overscan: 6,
    // What the keys are for is always there to be pointed to.
    rangeExtractor: (range) => {
      const near = defaultRangeExtractor(range);
      return at < 0 || near.includes(at) ? near : [...near, at].sort((a, b) => a - b);
    },
  });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;

  useEffect(() => {
    if (onMore && last >= answers.length - AHEAD) onMore();
  }, [onMore, last, answers.length]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at the beginning
  useEffect(() => {
    scroller?.scrollTo({ top: 0 });
  }, [of, scroller]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another answer is gone to; a list that grew is not
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
  }, [open]);

  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && at >= 0 && open !== null) return onOpen(open, 'gone-to');
    const stride = strideOf(event);
    if (stride === null || answers.length === 0) return;
    event.preventDefault();
    const wanted = at < 0 ? (stride > 0 ? 0 : at) : at + stride;
    const next = answers[Math.max(0, Math.min(answers.length - 1, wanted))];
    if (next) onOpen(next.id, 'passed');
  };
  return (
    <div
      ref={setScroller}
      role="listbox"
      tabIndex={0}
      aria-label="Responses"
      className="response-list"
      onKeyDown={key}
      {...(at >= 0 && open !== null ? { 'aria-activedescendant': rowId(open) } : {})}
    >
      <div role="presentation" className="response-rows" style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const answer = answers[index];
          return answer ? (
            <div
              key={answer.id}
              role="presentation"
              className="response-place"
              style={{ transform: `translateY(${start}px)` }}
            >
              <ResponseRow
                answer={answer}
                question={questions.get(answer.question)}
                isOpen={answer.id === open}
                at={index}
                total={total}
                onOpen={onOpen}
                measure={rows.measureElement}
              />
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}
