import { CircleAlert } from 'lucide-react';
import { useReviewOf, useTools } from '../state/review.tsx';
import { useKeepBoth } from '../state/use-amendments.ts';
import { Button } from '../ui/controls.tsx';

const PHASE_WORDS = {
  saved: 'Saved',
  waiting: 'Not saved yet…',
  saving: 'Saving…',
  failed: 'Not saved',
} as const;

/** Whether what was typed is on disk; when it isn't, why, and what to do. What was typed is kept until it is. */
export function SaveState() {
  const phase = useReviewOf(({ saving }) => saving.phase);
  const failure = useReviewOf(({ saving }) => saving.failure);
  // Of those whose own write was refused; empty where nothing at all can be saved.
  const refused = useReviewOf(({ saving }) =>
    [...saving.unsaved].flatMap(([id, held]) => (held.refused ? [id] : [])).join(', '),
  );
  const { saver } = useTools();
  const keepBoth = useKeepBoth();
  if (!failure) return <p className={`save-state ${phase}`}>{PHASE_WORDS[phase]}</p>;
  const stale = failure.kind === 'stale';
  return (
    <div className="trouble" role="alert">
      <CircleAlert aria-hidden="true" />
      <div>
        <p>
          <strong>{refused === '' ? 'Not saved.' : `Not saved: ${refused}.`}</strong>{' '}
          {stale
            ? 'Another window, or somebody else, changed this amendment meanwhile, and nothing is saved over their work.'
            : failure.message}{' '}
          What you typed is still here{refused === '' ? ', and saving is tried again.' : '.'}
        </p>
        <div className="actions">
          {refused !== '' && (
            <Button onPress={() => void keepBoth()}>Reload, and keep mine as a new amendment</Button>
          )}
          {!stale && <Button onPress={() => void saver.again()}>Save again</Button>}
        </div>
      </div>
    </div>
  );
}

/** The same, in a word or two, for the foot of the window. */
export function SaveWord() {
  const phase = useReviewOf(({ saving }) => saving.phase);
  return (
    <span className={`save-state ${phase}`}>
      {phase === 'failed' && <CircleAlert aria-hidden="true" />}
      {PHASE_WORDS[phase]}
    </span>
  );
}
