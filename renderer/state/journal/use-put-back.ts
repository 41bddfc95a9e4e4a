import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { copiedEdits } from '../../../core/amend/edits/copied-edits.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { canRevise } from '../../../core/amend/edits/states.ts';
import { type PutBack, putBack, type UnsavedChange } from '../../../core/amend/typing/unsaved-words.ts';
import { listedByNumber } from '../../../core/base/english.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { pageStorage } from '../../ui/page-storage.ts';
import { write } from '../host/answers.ts';
import { useReviewNow } from '../review/review.tsx';
import { revisionsOf } from '../review/revisions.ts';
import { useJournal } from './journal-provider.tsx';
import { type Left, letGo, replaceKept } from './kept-words.ts';
import { unstored } from './left-over.ts';

/** Where words were restored: to their amendment, or to a new one. */
interface Restored {
  readonly id: string;
  readonly isNew: boolean;
}

const isEmpty = ({ edits, words }: PutBack['conflicting']): boolean =>
  edits.length === 0 && Object.keys(words).length === 0;

const typedWords = ({ words }: UnsavedChange): PutBack['words'] =>
  Object.fromEntries(Object.entries(words).map(([field, typed]) => [field, typed.to]));

/** Restores the words of closed windows, change by change, with the same calls as typing. */
export function usePutBack(): (left: readonly Left[]) => Promise<void> {
  const client = useQueryClient();
  const now = useReviewNow();
  const journal = useJournal();
  const { announce, fault } = useAnnounce();

  return useCallback(
    async (left) => {
      const { saver, dispatch, instrument } = now();

      const create = async (
        title: string,
        edits: readonly Edit[],
        words: PutBack['words'],
      ): Promise<Restored> => {
        const copied = copiedEdits(edits, () => crypto.randomUUID());
        const input = { purpose: '', reason: '', ...words, title: title.slice(0, 500), edits: [...copied] };
        const created = await write(client, 'amendment.create', input, undefined, {
          requestContent: [title, edits, words],
        });
        return { id: created.id, isNew: true };
      };

      const intoOwn = async (change: UnsavedChange, amendment: Amendment): Promise<readonly Restored[]> => {
        const { revision, sent: windows } = change;
        const { edits, words, conflicting: unmerged } = putBack(instrument.root, change, amendment);
        const { id, title } = amendment;
        const sentBefore = revision === undefined || !windows ? {} : { sentBefore: { revision, windows } };
        saver.type([{ id, edits, ...sentBefore }]);
        if (Object.keys(words).length > 0) saver.describe(id, words);
        const own = { id, isNew: false };
        if (isEmpty(unmerged)) return [own];
        return [own, await create(`${title.trim() || id} (restored words)`, unmerged.edits, unmerged.words)];
      };

      const putOne = async (keptChange: UnsavedChange): Promise<readonly Restored[]> => {
        const change = await unstored(keptChange, revisionsOf(now().review.path));
        const find = () => now().draft.amendments.find(({ id }) => id === change.amendment);
        // The stored change may be based on a newer revision than this window has.
        if ((find()?.revision ?? 0) < (change.revision ?? 0))
          await client.refetchQueries({ queryKey: ['amendment.list', {}] }, { throwOnError: true });
        const amendment = find();
        if (amendment && canRevise(amendment.state)) return intoOwn(change, amendment);
        const words = typedWords(change);
        if (change.amendment === null) return [await create('', change.put, words)];
        const title = `${words.title ?? change.title.trim() ?? ''} (restored words, typed for ${change.amendment})`;
        const edits = amendment ? putBack(instrument.root, change, amendment).edits : change.put;
        const created = await create(title.trim(), edits, words);
        // The new amendment repeats words of the settled one, so the person chooses which of the two the text shows.
        if (amendment) dispatch({ do: 'show', ids: [created.id], isShown: false });
        return [created];
      };

      const restored: Restored[] = [];
      for (const words of left) {
        const waiting = [...words.changes];
        try {
          for (const change of words.changes) {
            restored.push(...(await putOne(change)));
            waiting.shift();
          }
        } catch (thrown) {
          fault(thrown);
        }
        // Restored words belong to this window now. Its journal keeps them until they are saved.
        journal.write();
        if (waiting.length === 0) letGo(pageStorage(), words);
        else replaceKept(pageStorage(), { ...words, changes: waiting });
      }
      const [first] = restored;
      if (first) dispatch({ do: 'activate', id: first.id });
      await Promise.all([saver.flush(), journal.look()]);
      if (restored.length > 0) announce(describeRestored(restored));
    },
    [client, now, journal, announce, fault],
  );
}

function describeRestored(restored: readonly Restored[]): string {
  const names = (isNew: boolean) => [
    ...new Set(restored.filter((each) => each.isNew === isNew).map(({ id }) => id)),
  ];
  const [own, createdIds] = [names(false), names(true)];
  const into = own.length > 0 ? `Restored into ${listedByNumber(own)}.` : '';
  const new_ =
    createdIds.length > 0
      ? `Restored as ${listedByNumber(createdIds)}, a new amendment for these words.`
      : '';
  return [into, new_].filter(Boolean).join(' ');
}
