import { count } from '../../../core/base/english.ts';
import type { Source } from '../../../core/evidence/evidence.ts';
import { useWrite } from '../../state/host/queries.ts';
import { useReview } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { ConfirmRemoval } from '../../ui/confirm-removal.tsx';

interface RemoveTrackerProps {
  readonly source: Source;
  readonly close: () => void;
}

/** Asks for confirmation before an imported tracker and its responses are removed. */
export function RemoveTracker({ source, close }: RemoveTrackerProps) {
  const undo = useWrite('tracker.remove');
  const { announce } = useAnnounce();
  const { evidence } = useReview();
  const read = evidence.responses.filter(
    ({ tracker, pins }) => tracker && pins.some((pin) => pin.source === source.id),
  );
  const takeBack = () =>
    undo.mutate(
      { source: source.id },
      {
        onSuccess: ({ title, responses }) => {
          announce(`${title} is removed, with ${count(responses.length, 'answer')}.`);
          close();
        },
      },
    );
  return (
    <ConfirmRemoval undo={undo} onUndo={takeBack} onKeep={close}>
      <strong>{source.title}</strong> is removed from the review, with the {count(read.length, 'answer')} that{' '}
      {read.length === 1 ? 'was' : 'were'} found in it. The history still shows the import. You can import the
      tracker again.
    </ConfirmRemoval>
  );
}
