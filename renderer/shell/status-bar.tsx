import { useState } from 'react';
import { textName } from '../../core/act/instrument.ts';
import { isLive } from '../../core/amend/edits/states.ts';
import { count } from '../../core/base/english.ts';
import { RebaseSheet, useIsOutdated } from '../amendments/rebase/rebase-sheet.tsx';
import { SuspectCount } from '../links/suspect-sheet.tsx';
import { describedChanges } from '../state/review/changes.ts';
import { useReviewOf } from '../state/review/review.tsx';
import type { Review } from '../state/review/review-store.ts';
import { ChecksCount } from '../text/checks/all-checks.tsx';
import { usePainted } from '../ui/after-paint.ts';
import { Button } from '../ui/controls.tsx';
import { FileState } from './file-state.tsx';
import { Outstanding } from './outstanding.tsx';

/** How many changes there are, and how many of them the text shows. */
export function changesShown({ instrument, draft }: Review): string {
  let shownCount = 0;
  for (const amendment of draft.shownAmendments)
    shownCount += describedChanges(instrument.root, amendment).length;
  const live = draft.amendments.filter(isLive);
  // Most of the time they are all shown.
  if (
    live.length === draft.shownAmendments.length &&
    live.every((amendment, at) => amendment === draft.shownAmendments[at])
  )
    return `${count(shownCount, 'change')} shown`;
  let all = 0;
  for (const amendment of live) all += describedChanges(instrument.root, amendment).length;
  return shownCount === all
    ? `${count(all, 'change')} shown`
    : `${count(shownCount, 'change')} shown of ${all}`;
}

const notCounted = () => '';

/** Which text this is, what it lacks, whether work is saved, and how much of the draft is shown. */
export function StatusBar() {
  const instrument = useReviewOf((review) => review.instrument);
  // To count them, each amendment's changes are told: of hundreds, that would hold up the text.
  const painted = usePainted();
  const shownWords = useReviewOf(painted ? changesShown : notCounted);
  const [listing, setListing] = useState(false);
  const [rebasing, setRebasing] = useState(false);
  const isOutdated = useIsOutdated();
  return (
    <footer className="status-bar">
      <Button look="link" onPress={() => setListing(true)}>
        Base: {textName(instrument)}
        {instrument.outstanding.length > 0
          ? ` (${count(instrument.outstanding.length, 'outstanding effect')})`
          : ' (no outstanding effects on record)'}
        {isOutdated && '. A newer version is available'}
      </Button>
      <span>
        <ChecksCount />
        <SuspectCount />
      </span>
      <span className="push">
        <FileState />
        <span>{shownWords}</span>
      </span>
      <Outstanding
        isOpen={listing}
        onOpenChange={setListing}
        isOutdated={isOutdated}
        onRebase={() => {
          setListing(false);
          setRebasing(true);
        }}
      />
      <RebaseSheet isOpen={rebasing} onOpenChange={setRebasing} />
    </footer>
  );
}
