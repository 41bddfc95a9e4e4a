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

/** Refusals after which the step may be tried again, because it is not known whether it can be undone. */
const PASSING: ReadonlySet<Refusal['kind']> = new Set([
  'internal',
  'unavailable',
  'displaced',
  'other-review',
]);

/** The queue of steps, so that they are undone and redone in the order in which they were requested. */
let line: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * Returns a function that undoes or redoes the person's last step in this window, and shows what that was or why it is
 * impossible. It returns false if the step was typed, which the caller must undo at once. Otherwise it calls
 * `turnTyped` when a typed step's turn comes.
 */
export function useTurn(): (direction: UndoDirection, turnTyped: () => void) => boolean {
  const now = useReviewNow();
  const client = useQueryClient();
  const { turned, explain, fault } = useAnnounce();
  const path = useReviewOf(({ review }) => review.path);
  // On their own computer, people have all permissions.
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

/** Whether there is a step to undo or redo. */
export function useCanTurn(direction: UndoDirection): boolean {
  const { undoStack } = useTools();
  return useSyncExternalStore(undoStack.subscribe, () =>
    direction === 'undo' ? undoStack.canUndo : undoStack.canRedo,
  );
}
