import { MessageSquare } from 'lucide-react';
import { memo, type RefObject, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { count } from '../../../core/base/english.ts';
import { useBench, useReviewNews, useReviewNow } from '../../state/review/review.tsx';
import { Button } from '../../ui/controls.tsx';
import { paint } from '../page/highlight.ts';
import { NearnessContext } from '../page/lazy-unit.tsx';
import { CommentCards, useRoomBeside } from './comment-cards.tsx';
import { useComments } from './comments-context.ts';
import { findThreads, type MarginMark, NO_THREADS } from './on-page.ts';

/** The names of the CSS highlights for commented words, and for those of the current thread. */
const HIGHLIGHTS = { all: 'keeling-comment', current: 'keeling-comment-current' } as const;
/**
 * How long the page must rest before the words are searched again. By then, the draft has what was typed. Meanwhile the
 * browser moves the painted ranges along with the letters.
 */
const REDRAW_DELAY_MS = 200;

const sameMarks = (a: readonly MarginMark[], b: readonly MarginMark[]): boolean =>
  a.length === b.length &&
  a.every((mark, at) => {
    const other = b[at];
    return (
      other !== undefined &&
      Math.abs(mark.top - other.top) < 0.5 &&
      Math.abs(mark.left - other.left) < 0.5 &&
      mark.threads.length === other.threads.length &&
      mark.threads.every((thread, index) => thread === other.threads[index])
    );
  });

/**
 * Paints the comments on the Act over their words. Beside each line is a mark with their number or, where there is room, the
 * comments themselves. The text itself is not changed. From the keyboard, comments are reached by the list.
 */
export const PaintedComments = memo(function PaintedComments({
  page,
}: {
  readonly page: RefObject<HTMLElement | null>;
}) {
  const { placedThreads, currentThread, look } = useComments();
  const now = useReviewNow();
  const { view, open, notes } = useBench().bench;
  const nearness = useContext(NearnessContext);
  const [marks, setMarks] = useState<readonly MarginMark[]>([]);
  const soon = useRef<() => void>(() => undefined);
  const id = currentThread?.id ?? null;
  const hasRoom = useRoomBeside(page);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      const looked = page.current ? findThreads(page.current, placedThreads, now()) : NO_THREADS;
      paint(
        HIGHLIGHTS.all,
        [...looked.ranges].flatMap(([thread, ranges]) => (thread === id ? [] : ranges)),
      );
      paint(HIGHLIGHTS.current, id === null ? [] : (looked.ranges.get(id) ?? []));
      setMarks((was) => (sameMarks(was, looked.marks) ? was : looked.marks));
    };
    soon.current = () => {
      clearTimeout(timer);
      timer = setTimeout(draw, REDRAW_DELAY_MS);
    };
    draw();
    return () => clearTimeout(timer);
  }, [page, now, placedThreads, id]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what draws the text another way
  useEffect(() => soon.current(), [view, open, notes]);
  useReviewNews(useCallback(() => soon.current(), []));
  useEffect(() => {
    const text = page.current?.querySelector('.act');
    if (!text || placedThreads.length === 0) return;
    const drawSoon = () => soon.current();
    const changes = new MutationObserver(drawSoon);
    changes.observe(text, { subtree: true, childList: true, characterData: true });
    const sizes = new ResizeObserver(drawSoon);
    sizes.observe(text);
    const end = nearness?.onDrawn(drawSoon);
    return () => {
      changes.disconnect();
      sizes.disconnect();
      end?.();
    };
  }, [page, nearness, placedThreads.length]);
  useEffect(
    () => () => {
      for (const name of Object.values(HIGHLIGHTS)) paint(name, []);
    },
    [],
  );

  // Scrolls to the words of the current thread, once each time that it is asked for.
  const turn = currentThread?.turn ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new asking moves the text
  useEffect(() => {
    if (id === null || !page.current) return;
    const looked = findThreads(page.current, placedThreads, now());
    const [words] = looked.ranges.get(id) ?? [];
    const element = words?.startContainer.parentElement ?? null;
    const pid = placedThreads.find(({ thread }) => thread.id === id)?.pid;
    const line =
      element ??
      (pid
        ? page.current.querySelector(`[data-pid="${CSS.escape(pid)}"], [data-unit="${CSS.escape(pid)}"]`)
        : null);
    line?.scrollIntoView({ block: 'center' });
  }, [id, turn]);

  if (hasRoom && marks.length > 0) return <CommentCards marks={marks} currentId={id} onLook={look} />;
  return (
    <div className="comment-marks">
      {marks.map(({ top, left, threads }) => {
        const [first] = threads;
        return (
          first && (
            <span key={first.thread.id} className="margin-mark" style={{ top, left }}>
              <Button
                look="icon"
                excludeFromTabOrder
                aria-label={`${count(threads.length, 'comment')}: ${threads.map(({ thread }) => thread.id).join(', ')}`}
                onPress={() => look(first.thread.id)}
              >
                <MessageSquare aria-hidden="true" />
                <span className="count">{threads.length}</span>
              </Button>
            </span>
          )
        );
      })}
    </div>
  );
});
