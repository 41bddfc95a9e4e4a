import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '../../../core/api.ts';
import { refreshed, write } from '../../state/host/answers.ts';
import { call } from '../../state/host/call.ts';
import { mustBeSaved } from '../../state/review/must-be-saved.ts';
import { useReviewNow, useReviewOf } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { base64Of, MOST_BYTES } from '../../ui/file-bytes.ts';
import { Refused, valueOrThrow } from '../../ui/refused.ts';
import { describeApplied } from './applied-words.ts';

/** The items of a list, checked against the amendments that the text shows now. */
export function useOverlayItems(id: string) {
  const shownIds = useReviewOf(({ draft }) => draft.shownAmendments.map((one) => one.id).join(' '));
  const amendments = shownIds === '' ? [] : shownIds.split(' ');
  return useQuery({
    queryKey: ['overlay.read', { id, amendments }],
    queryFn: async () => valueOrThrow(await call('overlay.read', { id, amendments })),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** Applies items of a list. The draft is refetched before the outcome is announced. */
export function useApply(id: string, noun: string) {
  const client = useQueryClient();
  const getReview = useReviewNow();
  const { announce, fault } = useAnnounce();
  return useMutation({
    mutationFn: async (choice: Pick<CallInput<'overlay.apply'>, 'keys' | 'asAlternative'>) => {
      await mustBeSaved(getReview().saver, 'Nothing was applied');
      const amendments = getReview().draft.shownAmendments.map((one) => one.id);
      const applied = await write(client, 'overlay.apply', { id, ...choice, amendments });
      await refreshed(client, 'amendments', 'overlays');
      return applied;
    },
    onSuccess: ({ made: created, ...applied }) => announce(describeApplied({ created, ...applied }, noun)),
    onError: fault,
  });
}

/** Reverses the decision on an item. */
export function useReopenStep(id: string) {
  const client = useQueryClient();
  const getReview = useReviewNow();
  const { announce, fault } = useAnnounce();
  return useMutation({
    mutationFn: async (key: string) => {
      await mustBeSaved(getReview().saver, 'Nothing was undone');
      const reopened = await write(client, 'overlay.reopen', { id, key });
      await refreshed(client, 'amendments', 'overlays');
      return reopened;
    },
    onSuccess: ({ withdrawn }) => announce(withdrawn ? `Undone: ${withdrawn} is withdrawn.` : 'Undone.'),
    onError: fault,
  });
}

/** Opens a Bill from a file or from pasted text. */
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
