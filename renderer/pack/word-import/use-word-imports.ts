import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { EVERY_SUBJECT } from '../../../core/contract.ts';
import { refreshed, write } from '../../state/host/answers.ts';
import { call } from '../../state/host/call.ts';
import { mustBeSaved } from '../../state/review/must-be-saved.ts';
import { useReviewNow } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { base64Of, MOST_BYTES } from '../../ui/file-bytes.ts';
import { Refused, valueOrThrow } from '../../ui/refused.ts';
import { takenWords } from './word-import-words.ts';

const RETURNED = ['word.returned', {}] as const;

/** The imported Word files, with the items that still wait for a person. */
export const useWordImports = () =>
  useQuery({ queryKey: RETURNED, queryFn: async () => valueOrThrow(await call('word.returned', {})) });

/** Reads a chosen Word file and previews its import. */
export const useReadWordFile = () => {
  const now = useReviewNow();
  return useMutation({
    mutationFn: async (file: File) => {
      if (file.size > MOST_BYTES)
        throw new Refused({
          kind: 'unsupported',
          message: `${file.name} is larger than 40 MB, so it was not read. Use the command line to import it.`,
        });
      await mustBeSaved(now().saver, 'Nothing was read');
      const base64 = await base64Of(file);
      const look = valueOrThrow(await call('word.look', { name: file.name, base64 }));
      return { look, base64 };
    },
  });
};

export type WordFilePreview = NonNullable<ReturnType<typeof useReadWordFile>['data']>;

/** Compares the draft with a file, as it would be after importing the chosen items. */
export const useForecast = ({ sha256, head }: WordFilePreview['look'], items: readonly string[]) =>
  useQuery({
    queryKey: ['word.forecast', { sha256, head, items }],
    queryFn: async () => valueOrThrow(await call('word.forecast', { sha256, head, items: [...items] })),
    placeholderData: keepPreviousData,
    retry: false,
  });

/** Imports the chosen items of a file, then refetches everything that shows the draft. */
export function useImportItems() {
  const client = useQueryClient();
  const { announce } = useAnnounce();
  return useMutation({
    mutationFn: async ({
      looked: { look, base64 },
      items,
    }: {
      looked: WordFilePreview;
      items: readonly string[];
    }) => {
      const imported = await write(client, 'word.take', {
        name: look.file,
        base64,
        head: look.head,
        items: [...items],
      });
      await refreshed(client, ...EVERY_SUBJECT);
      return imported;
    },
    onSuccess: (imported) => announce(takenWords(imported)),
  });
}

/** Marks a waiting item as done. */
export function useDismissItem() {
  const client = useQueryClient();
  const { announce, fault } = useAnnounce();
  return useMutation({
    mutationFn: (input: { readonly id: string; readonly place: number }) =>
      write(client, 'word.settle', input),
    onSuccess: async () => {
      await refreshed(client, 'word-imports');
      announce('Marked as done.');
    },
    onError: fault,
  });
}
