import { count } from '../../../core/base/english.ts';
import type { Source } from '../../../core/evidence/evidence.ts';
import { useWrite } from '../../state/host/queries.ts';
import { useReview } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announce.tsx';
import { ConfirmUndo } from '../../ui/confirm-undo.tsx';

interface UndoTrackerProps {
  readonly source: Source;
  readonly close: () => void;
}

/** Asks before a tracker is taken back with all that was read in it, and says why where it can't be. */
export function UndoTracker({ source, close }: UndoTrackerProps) {
  const undo = useWrite('tracker.undo');
  const { say } = useAnnounce();
  const { evidence } = useReview();
  const read = evidence.responses.filter(
    ({ tracker, pins }) => tracker && pins.some((pin) => pin.source === source.id),
  );
  const takeBack = () =>
    undo.mutate(
      { source: source.id },
      {
        onSuccess: ({ title, responses }) => {
          say(`${title} is removed, with ${count(responses.length, 'answer')}.`);
          close();
        },
      },
    );
  return (
    <ConfirmUndo undo={undo} onUndo={takeBack} onKeep={close}>
      <strong>{source.title}</strong> is removed from the review, with the {count(read.length, 'answer')} that{' '}
      {read.length === 1 ? 'was' : 'were'} found in it. The history still shows the import. You can import the
      tracker again.
    </ConfirmUndo>
  );
}
