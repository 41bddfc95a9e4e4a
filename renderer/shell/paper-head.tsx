import { textName } from '../../core/act/instrument.ts';
import { useReviewOf } from '../state/review/review.tsx';
import type { Review } from '../state/review/review-store.ts';
import { ROOM_NAMES } from '../state/window/room-names.ts';
import { VIEW_NAMES } from '../text/act/toolbar.tsx';
import { useComments } from '../text/comments/comments-context.ts';
import { dayAndTime } from '../ui/dates.ts';
import { usePrinting } from '../ui/use-printing.ts';
import { describeShown } from './status-bar.tsx';
import './print.css';

/** The heading of a printed page: the room or text shown, the view, and which changes are visible. */
const paperHead = (review: Review): string => {
  const { room, view } = review.bench;
  const { instrument } = review;
  if (room !== 'act') return `${ROOM_NAMES[room]}.`;
  const viewWords = view === 'original' ? 'without the proposed amendments' : describeShown(review);
  return `${textName(instrument)}. ${VIEW_NAMES[view]}: ${viewWords}.`;
};

const emptyHead = () => '';

/** The heading of a printed room. It is rendered only while the page is printing. */
export function PaperHead() {
  const isPrinting = usePrinting();
  const title = useReviewOf(({ review }) => review.title);
  const head = useReviewOf(isPrinting ? paperHead : emptyHead);
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
