import { useEffect } from 'react';
import { turnAway } from '../editor/turn-away.ts';
import { useAnnounce } from '../shared/announce.tsx';
import { useReview } from '../state/review.tsx';

const isTypedIn = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** Undo and redo by their usual keys while the Act is only read: what was done by a command or a mend is undone, too. */
export function useTurns(): void {
  const { instrument, draft, bench, saver, undoStack } = useReview();
  const { say } = useAnnounce();
  const { room, open } = bench;
  useEffect(() => {
    if (room !== 'act' || open !== null) return;
    const key = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTypedIn(event.target)) return;
      const pressed = event.key.toLowerCase();
      const redo = (pressed === 'z' && event.shiftKey) || (pressed === 'y' && !event.shiftKey);
      if (!redo && pressed !== 'z') return;
      event.preventDefault();
      // Of those shown, every edit: what is left out of the text is not to be lost by undoing.
      const shown = draft.amendments.filter(({ id }) => draft.shown.some((one) => one.id === id));
      const { said, changes } = turnAway(instrument.root, shown, undoStack, redo ? 'redo' : 'undo');
      if (changes.size > 0) saver.type([...changes].map(([id, edits]) => ({ id, edits })));
      say(said);
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [room, open, instrument, draft, saver, undoStack, say]);
}
