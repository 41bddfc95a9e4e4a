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

/**
 * Creates an amendment and makes it the one being worked on. Returns null, and shows the reason, if that is refused.
 */
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

/** Creates an amendment on a person's command. This cannot be undone, because its number is never used again. */
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

/** Moves an amendment to another state, after its typing is saved. */
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
        return { before, outcome: await setState.mutateAsync({ id, revision, state }) };
      };
      try {
        const { before, outcome } = await acting(move());
        announce(movedWords(instrument.root, before, outcome).join(' '));
        const [moved] = outcome.amendments;
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

/** Whether the words of an amendment can still be changed. */
export function useMayRevise(): (id: string) => boolean {
  const now = useReviewNow();
  return useCallback(
    (id) => {
      const amendment = now().amendments.find((each) => each.id === id);
      return amendment === undefined || canRevise(amendment.state);
    },
    [now],
  );
}

/** The input of a new amendment with the typing that could not be saved in its own. */
function keptApart(
  base: Provision,
  { id, title, purpose, reason, edits }: Amendment,
  { from, refused, unmerged }: Unsaved,
): CallInput<'amendment.create'> {
  const { own, bound } = ownChanges(base, from.edits, edits, UNCLAIMED);
  const mine = refused ? [...own, ...bound] : (unmerged?.edits ?? []);
  const newTitle = `${(unmerged?.words.title ?? title).trim() || id} (as typed in this window)`;
  return {
    title: newTitle.slice(0, 500),
    purpose: unmerged?.words.purpose ?? purpose,
    reason: unmerged?.words.reason ?? reason,
    edits: [...copiedEdits(mine, () => crypto.randomUUID())],
  };
}

/**
 * Resolves a refusal after somebody changed the same words or settled the amendment. Shows the saved amendment, and
 * saves the typing as a new one, so that neither is lost.
 */
export function useKeepBoth(): () => Promise<void> {
  const client = useQueryClient();
  const now = useReviewNow();
  const start = useStart();
  const { announce, fault } = useAnnounce();
  return useCallback(async () => {
    const { saver, draft, dispatch, instrument } = now();
    const createdIds: string[] = [];
    try {
      for (const amendment of draft.amendments) {
        const pending = saver.now().unsaved.get(amendment.id);
        if (!pending?.refused && !pending?.unmerged) continue;
        const input = keptApart(instrument.root, amendment, pending);
        const created = await write(client, 'amendment.create', input, undefined, {
          requestContent: pending,
        });
        createdIds.push(created.id);
        // Released one by one, so that none is saved twice if a later one is refused.
        saver.release(amendment.id, pending);
      }
    } catch (thrown) {
      fault(thrown);
    }
    // Typing in a settled amendment stays in the text and goes into the new amendment.
    if (saver.now().settled) {
      const id = await start();
      if (id !== null) announce(`Your typing is saved as ${id}.`);
    }
    if (createdIds.length === 0) return;
    await Promise.all(
      [['amendment.list'], ['link.list'], ['evidence.get'], HOST_STATE].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
    dispatch({ do: 'show', ids: createdIds, isShown: false });
    announce(`Your typing is saved as ${createdIds.join(', ')}. The text shows the other version.`);
  }, [client, now, start, announce, fault]);
}
