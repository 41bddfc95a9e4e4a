import { Redo2, Undo2 } from 'lucide-react';
import { useCanTurn } from '../../state/review/use-turn.ts';
import { UNDO_KEYS } from '../../text/act/use-undo-keys.ts';
import { Button } from '../../ui/controls.tsx';
import { pressShortcut } from '../../ui/shortcut.ts';

/** The undo and redo buttons beside the coding. They apply to the last action anywhere in the review. */
export function HistoryButtons() {
  const canUndo = useCanTurn('undo');
  const canRedo = useCanTurn('redo');
  return (
    <span className="coding-history">
      <Button
        call="history.undo"
        look="quiet"
        whyNot={canUndo ? null : 'There is nothing to undo.'}
        onPress={() => pressShortcut(UNDO_KEYS.undo)}
      >
        <Undo2 aria-hidden="true" /> Undo
      </Button>
      <Button
        call="history.undo"
        look="quiet"
        whyNot={canRedo ? null : 'There is nothing to redo.'}
        onPress={() => pressShortcut(UNDO_KEYS.redo)}
      >
        <Redo2 aria-hidden="true" /> Redo
      </Button>
    </span>
  );
}
