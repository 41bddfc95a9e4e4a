import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { EditedClause } from '../../../core/amend/edits/amendment.ts';
import { write } from '../../state/host/answers.ts';
import { savedRevision } from '../../state/review/must-be-saved.ts';
import { useReviewNow } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';

/** Saves edited wording with its amendment, or with null restores the generated wording. Announces the outcome. */
export function useKeepWording(): (id: string, wording: EditedClause | null) => Promise<boolean> {
  const client = useQueryClient();
  const now = useReviewNow();
  const { announce, fault } = useAnnounce();
  return useCallback(
    async (id, wording) => {
      try {
        const revision = await savedRevision(now().saver, client, id, `The wording of ${id} was not changed`);
        await write(client, 'amendment.word', { id, revision, wording });
        announce(wording ? `Your wording of ${id} is saved.` : `${id} has its automatic wording again.`);
        return true;
      } catch (thrown) {
        fault(thrown);
        return false;
      }
    },
    [client, now, announce, fault],
  );
}
