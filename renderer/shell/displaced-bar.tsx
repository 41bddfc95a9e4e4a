import { useEffect } from 'react';
import type { Refusal } from '../../core/base/result.ts';
import { onFileBack, useDisplaced } from '../state/host/displaced.ts';
import { useHost } from '../state/host/queries.ts';
import { useTools } from '../state/review/review.tsx';
import { useAnnounce } from '../ui/announcer.ts';
import { Button } from '../ui/controls.tsx';
import './unsaved/unsaved.css';

/** What became of a review’s file that was replaced, moved or deleted while it was open, and what can be done about it. */
export function DisplacedFile({ refusal: { message, displacement } }: { readonly refusal: Refusal }) {
  const { fault } = useAnnounce();
  const rescue = useHost('host.rescue');
  const reopen = useHost('host.reopen');
  const isBusy = rescue.isPending || reopen.isPending;
  // What was saved has a file of its own already, or gets one.
  const isKept = displacement === 'replaced' || displacement === 'deleted';
  return (
    <section className="unsaved-bar" aria-label="The file of this review">
      <p role="alert">
        <strong>Nothing more is saved in this file.</strong> {message}
      </p>
      <div className="actions">
        <Button look="primary" isBusy={isBusy} onPress={() => rescue.mutate({}, { onError: fault })}>
          {isKept ? 'Go on with my version' : 'Save my version as a new file'}
        </Button>
        {displacement === 'replaced' && (
          <Button isBusy={isBusy} onPress={() => reopen.mutate({}, { onError: fault })}>
            Open the file that is there now
          </Button>
        )}
      </div>
    </section>
  );
}

/** Says so beside the review that is drawn, and saves what was typed meanwhile once the file is in its place again. */
export function DisplacedBar() {
  const displaced = useDisplaced();
  const { saver } = useTools();
  const { announce } = useAnnounce();
  useEffect(
    () =>
      onFileBack(() => {
        void saver.flush().then((isSaved) => {
          if (isSaved) announce('The file is in its place again, and everything is saved in it.');
        });
      }),
    [saver, announce],
  );
  return displaced && <DisplacedFile refusal={displaced} />;
}
