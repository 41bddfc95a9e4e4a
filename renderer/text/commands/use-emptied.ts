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
 * Offers to leave out a provision whose words were all deleted, for as long as it has none: that is what whoever deletes
 * all of it means, and a provision without words is no law. Not where it holds others, or where it can't be left out.
 */
export function useEmptied(): (at: Caret) => void {
  const { offer, dropOffer, run, session } = useStructure();
  const now = useReviewNow();
  const { explain } = useAnnounce();
  return useCallback(
    (at) => {
      const emptied = () => {
        const drafting = session();
        // What is in no amendment yet is deleted, too.
        const amendments = withUnclaimed(drafting.amendments, now().saving.unclaimed);
        return emptiedAt({ ...drafting, amendments }, at);
      };
      const pid = emptied();
      if (pid === null) return;
      const spot = spotAt(session(), pid);
      if (!spot || spot.node.kind === 'section' || !omit(spot.session, pid).ok) return;
      const name = nameOf(textWithInsertions(spot.session), pid);
      const isSo = () => emptied() === pid;
      offer({
        key: KEY,
        message: `All words of ${name} are deleted`,
        action: `Omit ${name}`,
        isSo,
        take: () => {
          dropOffer(KEY);
          if (isSo()) run(commandOf('omit'), pid, {});
          else explain('The text has changed, so nothing was done. Try again.');
        },
      });
    },
    [offer, dropOffer, run, session, now, explain],
  );
}
