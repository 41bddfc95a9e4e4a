import { useEffect, useRef, useState } from 'react';
import { useOnServer } from '../../state/host/queries.ts';
import { useReviewNow, useReviewOf } from '../../state/review/review.tsx';
import type { Saving } from '../../state/review/saving.ts';
import type { Unmerged } from '../../state/review/unsaved.ts';
import { useKeepBoth } from '../../state/review/use-amendments.ts';

/** The edits of each amendment that could not be merged with what somebody else saved first. */
const clashesOf = ({ unsaved }: Saving): readonly Unmerged[] =>
  [...unsaved.values()].flatMap(({ unmerged }) => (unmerged && unmerged.edits.length > 0 ? [unmerged] : []));

const isSame = (a: readonly Unmerged[], b: readonly Unmerged[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

/** Resolves save conflicts on a server, where several people write to one amendment. Conflicting edits become an
 * alternative amendment at once, so that nobody has to stop and decide. An amendment has only one title, purpose and
 * reason, so a person resolves those conflicts. */
export function KeepClashes() {
  const onServer = useOnServer();
  const getReview = useReviewNow();
  const clashes = useReviewOf(({ saving }) => clashesOf(saving), isSame);
  const keepBoth = useKeepBoth();
  const isKeeping = useRef(false);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` retries conflicts that are new since the last try
  useEffect(() => {
    if (!onServer || clashes.length === 0 || isKeeping.current) return;
    isKeeping.current = true;
    void keepBoth().finally(() => {
      isKeeping.current = false;
      // Typing during the save may cause another conflict. Retries only if the conflicts changed; otherwise they wait.
      if (!isSame(clashes, clashesOf(getReview().saver.now()))) setAttempt((was) => was + 1);
    });
  }, [onServer, clashes, keepBoth, getReview, attempt]);
  return null;
}
