import { useEffect, useRef } from 'react';
import { useOnServer } from '../../state/queries.ts';
import { useReviewOf } from '../../state/review.tsx';
import { useKeepBoth } from '../../state/use-amendments.ts';

/**
 * On a server, where others write to the same amendment: what this window typed of words that somebody else changed first
 * becomes an amendment of its own at once, an alternative to theirs, so that nobody has to stop to be asked. Of a title,
 * purpose or reason there is but one, and a person says which.
 */
export function KeepClashes() {
  const onServer = useOnServer();
  const clashes = useReviewOf(({ saving }) =>
    [...saving.unsaved]
      .filter(([, { apart }]) => (apart?.edits.length ?? 0) > 0)
      .map(([id]) => id)
      .join(' '),
  );
  const keepBoth = useKeepBoth();
  const isKeeping = useRef(false);
  useEffect(() => {
    if (!onServer || clashes === '' || isKeeping.current) return;
    isKeeping.current = true;
    void keepBoth().finally(() => {
      isKeeping.current = false;
    });
  }, [onServer, clashes, keepBoth]);
  return null;
}
