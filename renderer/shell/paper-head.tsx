import { textName } from '../../core/act/instrument.ts';
import { useReviewOf } from '../state/review/review.tsx';
import type { Review } from '../state/review/review-store.ts';
import { ROOM_NAMES } from '../state/window/room-names.ts';
import { VIEW_NAMES } from '../text/act/toolbar.tsx';
import { useComments } from '../text/comments/comments-context.ts';
import { dayAndTime } from '../ui/dates.ts';
import { usePrinting } from '../ui/use-printing.ts';
import { changesShown } from './status-bar.tsx';
import './print.css';

/** What a printed page says of itself: the review, what of it is shown and how, and when it was printed. */
const headOf = (review: Review): string => {
  const { room, view } = review.bench;
  const { instrument } = review;
  if (room !== 'act') return `${ROOM_NAMES[room]}.`;
  const viewWords = view === 'original' ? 'without the proposed amendments' : changesShown(review);
  return `${textName(instrument)}. ${VIEW_NAMES[view]}: ${viewWords}.`;
};

const nothing = () => '';

/** The head of a room on paper: there only while it is printed. */
export function PaperHead() {
  const isPrinting = usePrinting();
  const title = useReviewOf(({ review }) => review.title);
  const head = useReviewOf(isPrinting ? headOf : nothing);
  const isAct = useReviewOf(({ bench }) => bench.room === 'act');
  const { placedThreads } = useComments();
  if (!isPrinting) return null;
  return (
    <p className="on-paper-only printed-head">
      <strong>{title}</strong>. {head} Printed {dayAndTime(new Date().toISOString())}.
      {isAct && placedThreads.length > 0 && ' Comments are not printed.'}
    </p>
  );
}
