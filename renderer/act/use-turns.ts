import { useEffect } from 'react';
import { useStructure } from '../commands/use-structure.ts';
import { turnAway } from '../editor/turn-away.ts';
import { useAnnounce } from '../shared/announce.tsx';
import { useBench, useReviewNow } from '../state/review.tsx';

const TYPED_IN =
  'textarea, input:not([type=radio], [type=checkbox], [type=range], [type=file], [type=button])';

/** Whether undoing is somebody else's there: a field has its own, the open section too, and a dialog is in the way. */
const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches(TYPED_IN) || target.closest('[role$=dialog]') !== null);

/** Undo and redo by their usual keys outside the open section, too: what was done by a command or a mend is undone. */
export function useTurns(): void {
  const now = useReviewNow();
  const { editor } = useStructure();
  const { say } = useAnnounce();
  const { room } = useBench().bench;
  useEffect(() => {
    if (room !== 'act') return;
    const key = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isElsewhere(event.target)) return;
      const pressed = event.key.toLowerCase();
      const redo = (pressed === 'z' && event.shiftKey) || (pressed === 'y' && !event.shiftKey);
      if (!redo && pressed !== 'z') return;
      event.preventDefault();
      if (editor.current) return redo ? editor.current.redo() : editor.current.undo();
      const { instrument, draft, saver, undoStack } = now();
      // Of those shown, every edit: what is left out of the text is not to be lost by undoing.
      const shown = draft.amendments.filter(({ id }) => draft.shown.some((one) => one.id === id));
      const { said, changes, where } = turnAway(instrument.root, shown, undoStack, redo ? 'redo' : 'undo');
      if (changes.size > 0) saver.type([...changes].map(([id, edits]) => ({ id, edits })));
      say(`${said} ${where}`.trim());
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [room, editor, now, say]);
}
