import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RebaseReport } from '../../../core/amend/rebase/report.ts';
import { write } from '../../state/answers.ts';
import { call } from '../../state/call.ts';
import { useReviewNow } from '../../state/review.tsx';
import { useAnnounce } from '../../ui/announce.tsx';
import { settled } from '../../ui/refused.ts';
import { outcomeWords } from './differences.ts';

/** Works out what moving to a held text would do, once what was typed is saved. */
export function usePreview() {
  const now = useReviewNow();
  return useMutation({
    mutationFn: async (at: string): Promise<RebaseReport | null> => {
      const { instrument, saver } = now();
      if (!(await saver.flush())) return null;
      return settled(await call('review.rebase.preview', { act: instrument.id, at }));
    },
  });
}

/** Moves the review as the preview says, and draws it anew: everything in the window is of the text that is left. */
export function useRebase() {
  const now = useReviewNow();
  const client = useQueryClient();
  const { say } = useAnnounce();
  return useMutation({
    mutationFn: async ({ to, head }: RebaseReport) => {
      const { report, backup } = await write(client, 'review.rebase', {
        act: now().instrument.id,
        at: to.version,
        expectedHead: head,
      });
      say(
        `The review is now of another text of its Act: ${to.description.replace(/\.?$/, '.')} ${outcomeWords(report)} The file as it was is kept as ${backup.replace(/^.*[\\/]/, '')}.`,
      );
      // The button that did it is gone with the window as it was.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.text-scroller, .room')?.focus());
    },
  });
}
