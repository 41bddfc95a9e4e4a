import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Amendment, AmendmentState } from '../../core/amend/amendment.ts';
import { copiedEdits } from '../../core/amend/copied-edits.ts';
import { canRevise } from '../../core/amend/states.ts';
import { useAnnounce } from '../ui/announce.tsx';
import { write } from './answers.ts';
import { movedWords } from './moved-words.ts';
import { HOST_STATE, useWrite } from './queries.ts';
import { useReviewNow, useTools } from './review.tsx';

/** An amendment that is being started: whoever asks for one meanwhile, a key or a command, means the same. */
const starting = new WeakMap<QueryClient, Promise<string | null>>();

/** Starts an amendment and makes it the one worked on. Null, said aloud, when it was refused. */
export function useStart(): () => Promise<string | null> {
  const client = useQueryClient();
  const { dispatch, saver } = useTools();
  const { announcePolitely, fault } = useAnnounce();
  return useCallback(() => {
    const under = starting.get(client);
    if (under) return under;
    saver.expect('amendment', true);
    const begun = write(client, 'amendment.create', {})
      .then(({ id }) => {
        dispatch({ do: 'activate', id });
        announcePolitely(`${id} is started. What you type is recorded in it.`);
        return id;
      })
      .catch((thrown: unknown) => {
        fault(thrown);
        return null;
      })
      .finally(() => {
        starting.delete(client);
        saver.expect('amendment', false);
      });
    starting.set(client, begun);
    return begun;
  }, [client, dispatch, saver, announcePolitely, fault]);
}

/** The amendment that is being started at this moment; null where none is. */
export function useStarting(): () => Promise<string | null> | null {
  const client = useQueryClient();
  return useCallback(() => starting.get(client) ?? null, [client]);
}

/** Moves an amendment to another state, once what was typed for it is saved. */
export function useMove() {
  const now = useReviewNow();
  const setState = useWrite('amendment.setState');
  const client = useQueryClient();
  const { say, fault } = useAnnounce();
  return useCallback(
    async (id: string, state: AmendmentState): Promise<boolean> => {
      const { instrument, saver } = now();
      if (!(await saver.flush())) return false;
      const saved = client.getQueryData<Amendment[]>(['amendment.list', {}]);
      const revision = saved?.find((amendment) => amendment.id === id)?.revision;
      if (revision === undefined) return false;
      try {
        const before = saved ?? [];
        const done = await setState.mutateAsync({ id, revision, state });
        say(movedWords(instrument.root, before, done).join(' '));
        return true;
      } catch (thrown) {
        fault(thrown);
        return false;
      }
    },
    [now, setState, client, say, fault],
  );
}

/** Whether an amendment's words may still be changed. */
export function useMayRevise(): (id: string) => boolean {
  const now = useReviewNow();
  return useCallback(
    (id) => {
      const amendment = now().draft.amendments.find((known) => known.id === id);
      return amendment === undefined || canRevise(amendment.state);
    },
    [now],
  );
}

/**
 * After a refusal, because another window changed an amendment or it may not be revised any more: shows what is stored of
 * it, and keeps what was typed here as an amendment of its own, so that neither is lost.
 */
export function useKeepBoth(): () => Promise<void> {
  const client = useQueryClient();
  const now = useReviewNow();
  const { say, fault } = useAnnounce();
  return useCallback(async () => {
    const { saver, draft, dispatch } = now();
    const mine = draft.amendments.filter(({ id }) => saver.now().unsaved.get(id)?.refused);
    const made: string[] = [];
    try {
      for (const { id, title, purpose, reason, edits } of mine) {
        const kept = await write(client, 'amendment.create', {
          title: `${title.trim() || id} (as typed in this window)`.slice(0, 500),
          purpose,
          reason,
          edits: [...copiedEdits(edits, () => crypto.randomUUID())],
        });
        made.push(kept.id);
        // Each by itself: what is kept once is not kept again where one after it is refused.
        saver.release(id);
      }
    } catch (thrown) {
      fault(thrown);
    }
    if (made.length === 0) return;
    await Promise.all(
      [['amendment.list'], ['link.list'], ['evidence.get'], HOST_STATE].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
    dispatch({ do: 'show', ids: made, shown: false });
    say(`What you typed is kept as ${made.join(', ')}. The saved text is shown.`);
  }, [client, now, say, fault]);
}
