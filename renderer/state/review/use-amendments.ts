import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Provision } from '../../../core/act/tree.ts';
import type { Amendment, AmendmentState } from '../../../core/amend/edits/amendment.ts';
import { copiedEdits } from '../../../core/amend/edits/copied-edits.ts';
import { canRevise, isDeleted } from '../../../core/amend/edits/states.ts';
import { ownChanges } from '../../../core/amend/typing/own-changes.ts';
import type { CallInput } from '../../../core/api.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { acting } from '../host/acts.ts';
import { write } from '../host/answers.ts';
import { HOST_STATE, useWrite } from '../host/queries.ts';
import { movedWords } from './moved-words.ts';
import { savedAmendments, savedRevision } from './must-be-saved.ts';
import { useReviewNow, useTools } from './review.tsx';
import { UNCLAIMED } from './unclaimed.ts';
import type { Unsaved } from './unsaved.ts';

/** Starts an amendment and makes it the one worked on. Null, said aloud, when it was refused. */
export function useStart(): () => Promise<string | null> {
  const { saver } = useTools();
  const { announcePolitely, fault } = useAnnounce();
  return useCallback(
    () =>
      saver.start().then(
        (id) => {
          announcePolitely(`${id} is started. Your typing is recorded in it.`);
          return id;
        },
        (thrown: unknown) => {
          fault(thrown);
          return null;
        },
      ),
    [saver, announcePolitely, fault],
  );
}

/** Starts an amendment because a person asked for one, which can't be undone: its number is never used again. */
export function useNewAmendment(): () => Promise<string | null> {
  const start = useStart();
  const { undoStack } = useTools();
  return useCallback(async () => {
    const id = await start();
    if (id === null) return null;
    const lasts = `The start of ${id} can’t be undone: its number is never used again. Withdraw ${id} instead.`;
    undoStack.record({ kind: 'act', entries: [], lasts });
    return id;
  }, [start, undoStack]);
}

/** Moves an amendment to another state, once what was typed for it is saved. */
export function useMove() {
  const now = useReviewNow();
  const setState = useWrite('amendment.setState');
  const client = useQueryClient();
  const { announce, fault } = useAnnounce();
  return useCallback(
    async (id: string, state: AmendmentState): Promise<boolean> => {
      const { instrument, saver, bench, dispatch } = now();
      const move = async () => {
        const revision = await savedRevision(saver, client, id, `The state of ${id} was not changed`);
        const before = savedAmendments(client);
        return { before, done: await setState.mutateAsync({ id, revision, state }) };
      };
      try {
        const { before, done } = await acting(move());
        announce(movedWords(instrument.root, before, done).join(' '));
        const [moved] = done.amendments;
        if (moved && isDeleted(moved) && bench.active === id) dispatch({ do: 'activate', id: null });
        return true;
      } catch (thrown) {
        fault(thrown);
        return false;
      }
    },
    [now, setState, client, announce, fault],
  );
}

/** Whether an amendment's words may still be changed. */
export function useMayRevise(): (id: string) => boolean {
  const now = useReviewNow();
  return useCallback(
    (id) => {
      const amendment = now().amendments.find((known) => known.id === id);
      return amendment === undefined || canRevise(amendment.state);
    },
    [now],
  );
}

/** What was typed of an amendment and can't go into it, as an amendment of its own. */
function keptApart(
  base: Provision,
  { id, title, purpose, reason, edits }: Amendment,
  { from, refused, apart }: Unsaved,
): CallInput<'amendment.create'> {
  const { own, bound } = ownChanges(base, from.edits, edits, UNCLAIMED);
  const mine = refused ? [...own, ...bound] : (apart?.edits ?? []);
  const named = `${(apart?.words.title ?? title).trim() || id} (as typed in this window)`;
  return {
    title: named.slice(0, 500),
    purpose: apart?.words.purpose ?? purpose,
    reason: apart?.words.reason ?? reason,
    edits: [...copiedEdits(mine, () => crypto.randomUUID())],
  };
}

/**
 * After a refusal, because another window changed the same words or the amendment may not be revised any more: shows what
 * is stored of it, and keeps what was typed here as an amendment of its own, so that neither is lost.
 */
export function useKeepBoth(): () => Promise<void> {
  const client = useQueryClient();
  const now = useReviewNow();
  const start = useStart();
  const { announce, fault } = useAnnounce();
  return useCallback(async () => {
    const { saver, draft, dispatch, instrument } = now();
    const made: string[] = [];
    try {
      for (const amendment of draft.amendments) {
        const held = saver.now().unsaved.get(amendment.id);
        if (!held?.refused && !held?.apart) continue;
        const apart = keptApart(instrument.root, amendment, held);
        const kept = await write(client, 'amendment.create', apart, undefined, { what: held });
        made.push(kept.id);
        // Each by itself: what is kept once is not kept again where one after it is refused.
        saver.release(amendment.id, held);
      }
    } catch (thrown) {
      fault(thrown);
    }
    // What is in no amendment yet, since theirs was settled, stays in the text, and is worked on in the new one.
    if (saver.now().settled) {
      const id = await start();
      if (id !== null) announce(`Your typing is saved as ${id}.`);
    }
    if (made.length === 0) return;
    await Promise.all(
      [['amendment.list'], ['link.list'], ['evidence.get'], HOST_STATE].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
    dispatch({ do: 'show', ids: made, shown: false });
    announce(`Your typing is saved as ${made.join(', ')}. The text shows the other version.`);
  }, [client, now, start, announce, fault]);
}
