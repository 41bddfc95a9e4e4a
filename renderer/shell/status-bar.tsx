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

/** Describes how many changes the draft has and how many of them the text shows. */
export function describeShown({ instrument, draft }: Review): string {
  let shownCount = 0;
  for (const amendment of draft.shownAmendments)
    shownCount += describedChanges(instrument.root, amendment).length;
  const live = draft.amendments.filter(isLive);
  // In the usual case all live amendments are shown, so the hidden ones need no count.
  if (
    live.length === draft.shownAmendments.length &&
    live.every((amendment, at) => amendment === draft.shownAmendments[at])
  )
    return `${count(shownCount, 'change')} shown`;
  let liveCount = 0;
  for (const amendment of live) liveCount += describedChanges(instrument.root, amendment).length;
  return shownCount === liveCount
    ? `${count(liveCount, 'change')} shown`
    : `${count(shownCount, 'change')} shown of ${liveCount}`;
}

const emptyWords = () => '';

/** The bar at the foot of the window: base text and outstanding effects, save state, and the changes shown. */
export function StatusBar() {
  const instrument = useReviewOf((review) => review.instrument);
  // Counting describes the changes of every amendment. With hundreds of amendments that would delay the first paint.
  const isPainted = usePainted();
  const changeWords = useReviewOf(isPainted ? describeShown : emptyWords);
  const [isListOpen, setListOpen] = useState(false);
  const [isRebaseOpen, setRebaseOpen] = useState(false);
  const isOutdated = useIsOutdated();
  return (
    <footer className="status-bar">
      <Button look="link" onPress={() => setListOpen(true)}>
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
        <span>{changeWords}</span>
      </span>
      <Outstanding
        isOpen={isListOpen}
        onOpenChange={setListOpen}
        isOutdated={isOutdated}
        onRebase={() => {
          setListOpen(false);
          setRebaseOpen(true);
        }}
      />
      <RebaseSheet isOpen={isRebaseOpen} onOpenChange={setRebaseOpen} />
    </footer>
  );
}
