import { useCallback } from 'react';
import { nameOf, textWithInsertions } from '../../../core/amend/commands/command.ts';
import { omit } from '../../../core/amend/commands/omit.ts';
import { useReviewNow } from '../../state/review/review.tsx';
import { withUnclaimed } from '../../state/review/unclaimed.ts';
import type { Caret } from '../../state/review/undo.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { emptiedAt } from './emptied-at.ts';
import { commandOf } from './registry.ts';
import { spotAt } from './structural-command.ts';
import { useStructure } from './use-structure.ts';

const KEY = 'emptied';

/**
 * Offers to omit a provision after all its words were deleted, for as long as it is empty. A provision without words is no
 * law. Nothing is offered where it contains others or can’t be omitted.
 */
export function useEmptied(): (at: Caret) => void {
  const { offer, dropOffer, run, session } = useStructure();
  const now = useReviewNow();
  const { explain } = useAnnounce();
  return useCallback(
    (at) => {
      const emptied = () => {
        const drafting = session();
        // Unclaimed deletions count too.
        const amendments = withUnclaimed(drafting.amendments, now().saving.unclaimed);
        return emptiedAt({ ...drafting, amendments }, at);
      };
      const pid = emptied();
      if (pid === null) return;
      const spot = spotAt(session(), pid);
      if (!spot || spot.node.kind === 'section' || !omit(spot.session, pid).ok) return;
      const name = nameOf(textWithInsertions(spot.session), pid);
      const isStillValid = () => emptied() === pid;
      offer({
        key: KEY,
        message: `All words of ${name} are deleted`,
        action: `Omit ${name}`,
        isStillValid,
        take: () => {
          dropOffer(KEY);
          if (isStillValid()) run(commandOf('omit'), pid, {});
          else explain('The text has changed, so nothing was done. Try again.');
        },
      });
    },
    [offer, dropOffer, run, session, now, explain],
  );
}
