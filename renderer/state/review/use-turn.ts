import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { Refusal } from '../../../core/base/result.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { refusalOf } from '../../ui/refused.ts';
import { actsDone, isActing } from '../host/acts.ts';
import { writeWithEntries } from '../host/answers.ts';
import { useHostState } from '../host/queries.ts';
import { mustBeSaved } from './must-be-saved.ts';
import { useReviewNow, useReviewOf, useTools } from './review.tsx';
import type { ActStep, UndoDirection } from './undo.ts';

const PAST_TENSE = { undo: 'Undone', redo: 'Redone' } as const;

/** Refusals after which the same may be tried again: nothing is known of whether it can be done. */
const PASSING: ReadonlySet<Refusal['kind']> = new Set([
  'internal',
  'unavailable',
  'displaced',
  'other-review',
]);

/** What is turned, one after the other: what was asked for first is done first, however quickly the next follows. */
let line: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * Undoes or redoes the last thing that the person did in this window, and says what that was or why it can't be.
 * @returns what does so, where the last was done by a call, or something is under way; false where it was typed, and is at
 * once the caller's to turn. `turnTyped` does that where it is only known later.
 */
export function useTurn(): (direction: UndoDirection, turnTyped: () => void) => boolean {
  const now = useReviewNow();
  const client = useQueryClient();
  const { turned, explain, fault } = useAnnounce();
  const path = useReviewOf(({ review }) => review.path);
  // On one’s own computer one may do everything.
  const as = useHostState().data?.reviews.find((listed) => listed.path === path)?.role ?? 'owner';
  const turnAct = useCallback(
    async (direction: UndoDirection, { entries, lasts, description: before }: ActStep) => {
      const { saver, undoStack } = now();
      if (lasts !== undefined) {
        undoStack.pass(direction);
        return explain(lasts);
      }
      try {
        await mustBeSaved(saver, 'Nothing was changed');
        const { output, entries: newEntries } = await writeWithEntries(client, 'history.undo', {
          entries: [...entries],
          as,
        });
        const description = before ?? output.what;
        undoStack.turn(direction, { kind: 'act', entries: newEntries, description });
        turned(`${PAST_TENSE[direction]}: ${description}.`);
      } catch (thrown) {
        const { kind, message } = refusalOf(thrown);
        if (PASSING.has(kind)) return fault(thrown);
        undoStack.pass(direction);
        explain(`This can’t be ${PAST_TENSE[direction].toLowerCase()}. ${message}`);
      }
    },
    [now, client, as, turned, explain, fault],
  );
  return useCallback(
    (direction, turnTyped) => {
      const { undoStack, saver } = now();
      const isLeft = saver.hasUnsavedWords;
      if (waiting === 0 && !isActing() && !isLeft && !undoStack.nextAct(direction)) return false;
      waiting++;
      line = line
        .then(() => (isLeft ? saver.flush() : true))
        .then(actsDone)
        .then(() => {
          const act = undoStack.nextAct(direction);
          return act ? turnAct(direction, act) : turnTyped();
        })
        .catch(fault)
        .finally(() => {
          waiting--;
        });
      return true;
    },
    [now, turnAct, fault],
  );
}

/** Whether there is something to undo or redo. */
export function useCanTurn(direction: UndoDirection): boolean {
  const { undoStack } = useTools();
  return useSyncExternalStore(undoStack.subscribe, () =>
    direction === 'undo' ? undoStack.canUndo : undoStack.canRedo,
  );
}
