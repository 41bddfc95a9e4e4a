import { CircleCheck, GitPullRequestArrow } from 'lucide-react';
import type { Thread } from '../../../core/review/records.ts';
import { amendmentForSuggestion } from '../../../core/review/suggest.ts';
import { wordsInDraft } from '../../../core/review/words-in-draft.ts';
import { useWrite } from '../../state/host/queries.ts';
import { mustBeSaved } from '../../state/review/must-be-saved.ts';
import { useReviewNow, useReviewOf, useTools } from '../../state/review/review.tsx';
import type { Review } from '../../state/review/review-store.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { BeforeAfter } from '../../ui/before-after.tsx';
import { Button } from '../../ui/controls.tsx';
import { dayAndTime } from '../../ui/dates.ts';

interface Props {
  readonly thread: Thread;
  /** The index of the comment that makes the suggestion. */
  readonly nth: number;
}

/** The amendment that a suggestion would be added to now; null for a new one. */
function targetAmendment({ on, words }: Thread, { instrument, draft }: Review): string | null {
  if (!words) return null;
  const shownAmendments = draft.amendments.filter(({ id }) =>
    draft.shownAmendments.some((each) => each.id === id),
  );
  const pid = on.slice(on.indexOf(':') + 1);
  const passage = wordsInDraft(instrument.root, pid, words, shownAmendments).words;
  return amendmentForSuggestion(passage, on, shownAmendments);
}

/** Adds a suggestion to an amendment, as one step of undo. */
function useTake({ id }: Thread, nth: number) {
  const take = useWrite('thread.take');
  const now = useReviewNow();
  const { saver, dispatch } = useTools();
  const { announce, fault } = useAnnounce();
  const run = async () => {
    try {
      await mustBeSaved(saver, 'The suggestion was not added');
      const shownIds = now().draft.shownAmendments.map((each) => each.id);
      const { into } = await take.mutateAsync({ id, comment: nth, shown: shownIds });
      dispatch({ do: 'select', id: into });
      announce(`The suggestion is added to ${into}. You can undo this.`);
    } catch (thrown) {
      fault(thrown);
    }
  };
  return { run, isPending: take.isPending };
}

/** A suggestion, with a button to add it, or the amendment that it was added to. */
export function SuggestionView({ thread, nth }: Props) {
  const { dispatch } = useTools();
  const into = useReviewOf((review) => targetAmendment(thread, review));
  const { run, isPending } = useTake(thread, nth);
  const suggestion = thread.comments[nth]?.suggestion;
  if (!suggestion || !thread.words) return null;
  const { insert, taken: acceptance } = suggestion;
  return (
    <div className="suggestion">
      <p>
        <BeforeAfter before={thread.words.quote} after={insert} />
      </p>
      {acceptance ? (
        <p className="soft small">
          <CircleCheck aria-hidden="true" /> Added to{' '}
          <Button look="link" onPress={() => dispatch({ do: 'select', id: acceptance.amendment })}>
            {acceptance.amendment}, revision {acceptance.revision}
          </Button>
          , by {acceptance.by}, {dayAndTime(acceptance.at)}
        </p>
      ) : (
        <Button
          call="thread.take"
          aria-label={`Add the suggestion of ${thread.id} to ${into ?? 'a new amendment'}`}
          isBusy={isPending}
          onPress={() => void run()}
        >
          <GitPullRequestArrow aria-hidden="true" /> Add to {into ?? 'a new amendment'}
        </Button>
      )}
    </div>
  );
}
