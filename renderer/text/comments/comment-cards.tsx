import { MessageSquare } from 'lucide-react';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../ui/controls.tsx';
import { dayAndTime } from '../../ui/dates.ts';
import type { MarginMark } from './on-page.ts';

interface PlacedBox {
  /** The wanted top of a box, and its height, in pixels. */
  readonly top: number;
  readonly height: number;
}

/** Stacks boxes without overlap: each at its wanted top, or below the box before it. */
export function stackedTops(boxes: readonly PlacedBox[], gap: number): readonly number[] {
  let free = Number.NEGATIVE_INFINITY;
  return boxes.map(({ top, height }) => {
    const at = Math.max(top, free);
    free = at + height + gap;
    return at;
  });
}

/** The width that a column of comments needs beside the text: the Act’s measure and margins, and the column. */
const MIN_WIDTH_REM = 68;
/** The space between two comments. */
const GAP_PX = 8;

/** Whether a column of comments fits beside the text without covering it. */
export function useRoomBeside(page: RefObject<HTMLElement | null>): boolean {
  const [hasRoom, setHasRoom] = useState(false);
  // An effect, because this component is mounted before the page’s own ref is set.
  useEffect(() => {
    const scroller = page.current;
    if (!scroller) return;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setHasRoom(scroller.clientWidth >= MIN_WIDTH_REM * rem);
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

/** The open comments in a column beside the text. Each is at its line, or below the last one if they would overlap. */
export function CommentCards({ marks, currentId, onLook }: CommentCardsProps) {
  const column = useRef<HTMLDivElement>(null);
  const cards = marks
    .flatMap(({ top, threads }) => threads.map(({ thread }) => ({ top, thread })))
    .toSorted((a, b) => a.top - b.top);
  useLayoutEffect(() => {
    const drawn = [...(column.current?.children ?? [])] as HTMLElement[];
    const places = cards.map(({ top }, at) => ({ top, height: drawn[at]?.offsetHeight ?? 0 }));
    for (const [at, top] of stackedTops(places, GAP_PX).entries())
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
