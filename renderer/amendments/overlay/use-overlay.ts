import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '../../../core/api.ts';
import { refreshed, write } from '../../state/host/answers.ts';
import { call } from '../../state/host/call.ts';
import { mustBeSaved } from '../../state/review/must-be-saved.ts';
import { useReviewNow, useReviewOf } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { base64Of, MOST_BYTES } from '../../ui/file-bytes.ts';
import { Refused, settled } from '../../ui/refused.ts';
import { appliedWords } from './applied-words.ts';

/** The items of a list, held against what the text shows now. */
export function useOverlayItems(id: string) {
  const shownIds = useReviewOf(({ draft }) => draft.shownAmendments.map((one) => one.id).join(' '));
  const amendments = shownIds === '' ? [] : shownIds.split(' ');
  return useQuery({
    queryKey: ['overlay.read', { id, amendments }],
    queryFn: async () => settled(await call('overlay.read', { id, amendments })),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** Applies items of a list: everything that is drawn of the draft is asked for again before it is told. */
export function useApply(id: string, noun: string) {
  const client = useQueryClient();
  const now = useReviewNow();
  const { announce, fault } = useAnnounce();
  return useMutation({
    mutationFn: async (choice: Pick<CallInput<'overlay.apply'>, 'keys' | 'asAlternative'>) => {
      await mustBeSaved(now().saver, 'Nothing was applied');
      const amendments = now().draft.shownAmendments.map((one) => one.id);
      const applied = await write(client, 'overlay.apply', { id, ...choice, amendments });
      await refreshed(client, 'amendments', 'overlays');
      return applied;
    },
    onSuccess: ({ made: created, ...applied }) => announce(appliedWords({ created, ...applied }, noun)),
    onError: fault,
  });
}

/** Takes back what was decided of an item. */
export function useReopenStep(id: string) {
  const client = useQueryClient();
  const now = useReviewNow();
  const { announce, fault } = useAnnounce();
  return useMutation({
    mutationFn: async (key: string) => {
      await mustBeSaved(now().saver, 'Nothing was undone');
      const reopened = await write(client, 'overlay.reopen', { id, key });
      await refreshed(client, 'amendments', 'overlays');
      return reopened;
    },
    onSuccess: ({ withdrawn }) => announce(withdrawn ? `Undone: ${withdrawn} is withdrawn.` : 'Undone.'),
    onError: fault,
  });
}

/** Opens a Bill from a file or from words, to be gone through. */
export function useAddOverlay(onAdded: (id: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, source }: { readonly name: string; readonly source: string | File }) => {
      if (typeof source === 'string') return write(client, 'overlay.add', { name, text: source });
      if (source.size > MOST_BYTES)
        throw new Refused({
          kind: 'unsupported',
          message: `${source.name} is larger than 40 MB, so it was not read.`,
        });
      const file = { name: source.name, base64: await base64Of(source) };
      return write(client, 'overlay.add', { name, file });
    },
    onSuccess: ({ overlay }) => onAdded(overlay.id),
  });
}
