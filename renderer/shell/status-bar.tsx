import { useState } from 'react';
import type { Amendment } from '../../core/amend/amendment.ts';
import { SaveWord } from '../amendments/save-state.tsx';
import { ChecksCount } from '../checks/all-checks.tsx';
import { Button } from '../shared/controls.tsx';
import { count } from '../shared/words.ts';
import { changesTold } from '../state/changes.ts';
import { useReview } from '../state/review.tsx';
import { isLive } from '../state/selection.ts';
import { Outstanding } from './outstanding.tsx';

/** Which text this is, what it lacks, whether work is saved, and how much of the draft is shown. */
export function StatusBar() {
  const { instrument, draft } = useReview();
  const [listing, setListing] = useState(false);
  const changes = (amendments: readonly Amendment[]): number =>
    amendments.reduce((sum, amendment) => sum + changesTold(instrument.root, amendment).length, 0);
  const shown = changes(draft.shown);
  const all = changes(draft.amendments.filter(isLive));
  return (
    <footer className="status-bar">
      <span>
        Base: {instrument.title},{' '}
        {instrument.description.charAt(0).toLowerCase() + instrument.description.slice(1)}
      </span>
      <Button look="link" onPress={() => setListing(true)}>
        {count(instrument.outstanding.length, 'outstanding effect')}
      </Button>
      <ChecksCount />
      <span className="push">
        <SaveWord />
      </span>
      <span>
        {shown === all ? `${count(all, 'change')} shown` : `${count(shown, 'change')} shown of ${all}`}
      </span>
      <Outstanding isOpen={listing} onOpenChange={setListing} />
    </footer>
  );
}
