import { useEffect } from 'react';
import type { Refusal } from '../../core/base/result.ts';
import { onFileBack, useDisplaced } from '../state/host/displaced.ts';
import { useHost } from '../state/host/queries.ts';
import { useTools } from '../state/review/review.tsx';
import { useAnnounce } from '../ui/announcer.ts';
import { Button } from '../ui/controls.tsx';
import './unsaved/unsaved.css';

/** The notice for a review whose file was replaced, moved or deleted while the review was open, with the ways out. */
export function DisplacedFile({ refusal: { message, displacement } }: { readonly refusal: Refusal }) {
  const { fault } = useAnnounce();
  const rescue = useHost('host.rescue');
  const reopen = useHost('host.reopen');
  const isBusy = rescue.isPending || reopen.isPending;
  // A replaced or deleted review already has a new file, or gets one, so saving can simply go on.
  const hasNewFile = displacement === 'replaced' || displacement === 'deleted';
  return (
    <section className="unsaved-bar" aria-label="The file of this review">
      <p role="alert">
        <strong>Nothing more is saved in this file.</strong> {message}
      </p>
      <div className="actions">
        <Button look="primary" isBusy={isBusy} onPress={() => rescue.mutate({}, { onError: fault })}>
          {hasNewFile ? 'Go on with my version' : 'Save my version as a new file'}
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

/** Shows the notice above the open review. Once the file is back, saves what was typed in the meantime. */
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
