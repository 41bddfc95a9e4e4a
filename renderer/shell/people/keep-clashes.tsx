import { useEffect, useRef, useState } from 'react';
import { useOnServer } from '../../state/host/queries.ts';
import { useReviewNow, useReviewOf } from '../../state/review/review.tsx';
import type { Saving } from '../../state/review/saving.ts';
import type { Unmerged } from '../../state/review/unsaved.ts';
import { useKeepBoth } from '../../state/review/use-amendments.ts';

/** What of each amendment somebody else changed first. */
const clashesIn = ({ unsaved }: Saving): readonly Unmerged[] =>
  [...unsaved.values()].flatMap(({ unmerged }) => (unmerged && unmerged.edits.length > 0 ? [unmerged] : []));

const isSame = (a: readonly Unmerged[], b: readonly Unmerged[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

/**
 * On a server, where others write to the same amendment: what this window typed of words that somebody else changed first
 * becomes an amendment of its own at once, an alternative to theirs, so that nobody has to stop to be asked. Of a title,
 * purpose or reason there is but one, and a person says which.
 */
export function KeepClashes() {
  const onServer = useOnServer();
  const now = useReviewNow();
  const clashes = useReviewOf(({ saving }) => clashesIn(saving), isSame);
  const keepBoth = useKeepBoth();
  const isKeeping = useRef(false);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of each turn it is looked anew
  useEffect(() => {
    if (!onServer || clashes.length === 0 || isKeeping.current) return;
    isKeeping.current = true;
    void keepBoth().finally(() => {
      isKeeping.current = false;
      // Whoever types on meanwhile may clash once more. What could not be kept waits until something of it is new.
      if (!isSame(clashes, clashesIn(now().saver.now()))) setTurn((was) => was + 1);
    });
  }, [onServer, clashes, keepBoth, now, turn]);
  return null;
}
