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

export const TURN_KEYS = {
  undo: { key: 'z', main: true, does: 'Undo' },
  redo: { key: 'y', main: true, does: 'Redo' },
} as const satisfies Readonly<Record<UndoDirection, Shortcut>>;

const TYPED_IN =
  'textarea, input:not([type=radio], [type=checkbox], [type=range], [type=file], [type=button])';

/** Whether undoing is somebody else's there: a field has its own, and the open section too. */
const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(TYPED_IN));

/** Whether the text lies behind a dialog, where nobody would see what is undone in it. */
const isCovered = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[role$=dialog]') !== null;

/** Undo and redo by their usual keys in every room, outside the open section too: whatever the person did last. */
export function useTurns(): void {
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
      // Of those shown, every edit: what is left out of the text is not to be lost by undoing.
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
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isElsewhere(event.target)) return;
      const pressed = event.key.toLowerCase();
      const redo =
        (pressed === TURN_KEYS.undo.key && event.shiftKey) ||
        (pressed === TURN_KEYS.redo.key && !event.shiftKey);
      if (!redo && pressed !== TURN_KEYS.undo.key) return;
      const direction = redo ? 'redo' : 'undo';
      if (isCovered(event.target) && now().undoStack.nextTyped(direction)) return;
      event.preventDefault();
      // Words whose amendment is being started are turned once it holds them.
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
