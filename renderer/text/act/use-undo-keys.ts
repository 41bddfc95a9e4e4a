import { useEffect } from 'react';
import { useBench, useReviewNow, useTools } from '../../state/review/review.tsx';
import { withUnclaimed } from '../../state/review/unclaimed.ts';
import type { UndoDirection } from '../../state/review/undo.ts';
import { useMayRevise } from '../../state/review/use-amendments.ts';
import { useTurn } from '../../state/review/use-turn.ts';
import { useScope } from '../../state/window/scope.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import type { Shortcut } from '../../ui/shortcut.ts';
import { useStructure } from '../commands/use-structure.ts';
import { undoOrRedoUnopened } from '../editor/undo-redo-unopened.ts';

export const UNDO_KEYS = {
  undo: { key: 'z', main: true, does: 'Undo' },
  redo: { key: 'y', main: true, does: 'Redo' },
} as const satisfies Readonly<Record<UndoDirection, Shortcut>>;

const TEXT_INPUTS =
  'textarea, input:not([type=radio], [type=checkbox], [type=range], [type=file], [type=button])';

/** Whether an element has its own undo: a text field, or the open section. */
const hasOwnUndo = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(TEXT_INPUTS));

/** Whether a dialog covers the text, so that nobody would see what is undone. */
const isCovered = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[role$=dialog]') !== null;

/** Undo and redo of the last change by their usual keys, in every room and outside the open section. */
export function useUndoKeys(): void {
  const now = useReviewNow();
  const { saver } = useTools();
  const { editor, session } = useStructure();
  const mayRevise = useMayRevise();
  const { refusal } = useScope();
  const { turned } = useAnnounce();
  const { room } = useBench().bench;
  const inTurn = useTurn();
  useEffect(() => {
    const turn = (direction: UndoDirection) => {
      if (editor.current && room === 'act') return editor.current[direction]();
      const { instrument, undoStack } = now();
      const { amendments, shownIds } = session();
      // All edits of the shown amendments, including hidden ones, which undo must not lose.
      const shownAmendments = amendments.filter(({ id }) => !shownIds || shownIds.includes(id));
      const drafted = withUnclaimed(shownAmendments, saver.now().unclaimed);
      const { message, changes, where } = undoOrRedoUnopened(instrument.root, drafted, undoStack, direction, {
        mayRevise,
        outOfScope: refusal,
      });
      if (changes.length > 0) saver.type(changes.map(({ am, after }) => ({ id: am, edits: after })));
      turned(`${message} ${where}`.trim());
    };
    const key = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || hasOwnUndo(event.target)) return;
      const pressed = event.key.toLowerCase();
      const redo =
        (pressed === UNDO_KEYS.undo.key && event.shiftKey) ||
        (pressed === UNDO_KEYS.redo.key && !event.shiftKey);
      if (!redo && pressed !== UNDO_KEYS.undo.key) return;
      const direction = redo ? 'redo' : 'undo';
      if (isCovered(event.target) && now().undoStack.nextTyped(direction)) return;
      event.preventDefault();
      // While an amendment is being started for unclaimed text, undo waits until it has that text.
      const { unclaimed } = saver.now();
      const started = unclaimed.length > 0 ? saver.starting : null;
      const turnInOrder = () => {
        if (!inTurn(direction, () => turn(direction))) turn(direction);
      };
      if (started) void started.then(turnInOrder, turnInOrder);
      else turnInOrder();
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [room, saver, editor, session, mayRevise, refusal, now, turned, inTurn]);
}
