import { MessageSquare } from 'lucide-react';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../ui/controls.tsx';
import { dayAndTime } from '../../ui/dates.ts';
import type { MarginMark } from './on-page.ts';
import { stackedTops } from './stacked-tops.ts';

/** What a column of comments needs beside the text, in rem: the measure and margins of the Act, and its own width. */
const ROOM = 68;
/** Between one comment and the next, in pixels. */
const GAP = 8;

/** Whether there is room for a column of comments beside the text, so that no word of it is covered. */
export function useRoomBeside(page: RefObject<HTMLElement | null>): boolean {
  const [hasRoom, setHasRoom] = useState(false);
  // After the page is there: what is drawn in it comes before it.
  useEffect(() => {
    const scroller = page.current;
    if (!scroller) return;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setHasRoom(scroller.clientWidth >= ROOM * rem);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    measure();
    return () => observer.disconnect();
  }, [page]);
  return hasRoom;
}

interface CommentCardsProps {
  readonly marks: readonly MarginMark[];
  readonly currentId: string | null;
  readonly onLook: (id: string) => void;
}

/** The open comments in a column beside the text, each at its line or, where two would lie over each other, below the last. */
export function CommentCards({ marks, currentId, onLook }: CommentCardsProps) {
  const column = useRef<HTMLDivElement>(null);
  const cards = marks
    .flatMap(({ top, threads }) => threads.map(({ thread }) => ({ top, thread })))
    .toSorted((a, b) => a.top - b.top);
  useLayoutEffect(() => {
    const drawn = [...(column.current?.children ?? [])] as HTMLElement[];
    const places = cards.map(({ top }, at) => ({ top, height: drawn[at]?.offsetHeight ?? 0 }));
    for (const [at, top] of stackedTops(places, GAP).entries())
      drawn[at]?.style.setProperty('top', `${top}px`);
  });
  return (
    <div ref={column} className="comment-cards">
      {cards.map(({ thread: { id, comments } }) => {
        const [first] = comments;
        return (
          <div
            role="note"
            key={id}
            className={id === currentId ? 'comment-card current' : 'comment-card'}
            aria-label={id}
          >
            <p className="said-by">
              <MessageSquare aria-hidden="true" /> <strong>{first?.by}</strong>{' '}
              <span className="soft">{first && dayAndTime(first.at)}</span>
            </p>
            <p className="text">{first?.text || 'Suggests other words.'}</p>
            <Button look="link" excludeFromTabOrder aria-label={`Open ${id}`} onPress={() => onLook(id)}>
              {comments.length > 1 ? `${comments.length - 1} more` : 'Open'}
            </Button>
          </div>
        );
      })}
    </div>
  );
}
