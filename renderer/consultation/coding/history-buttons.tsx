import { Redo2, Undo2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button } from '../../ui/controls.tsx';
import type { useCodingHistory } from './use-coding.ts';

type History = ReturnType<typeof useCodingHistory>;

/** Undo and redo of the coding, each saying what it would take back or do again. */
export function HistoryButtons({ history }: { readonly history: History }) {
  const { undo, redo, takeBack, doAgain } = history;
  return (
    <span className="coding-history">
      <Button
        call="coding.undo"
        look="quiet"
        aria-label={undo === null ? 'Undo the coding' : `Undo: ${undo}`}
        isDisabled={undo === null}
        onPress={takeBack}
      >
        <Undo2 aria-hidden="true" /> Undo
      </Button>
      <Button
        call="coding.redo"
        look="quiet"
        aria-label={redo === null ? 'Redo the coding' : `Redo: ${redo}`}
        isDisabled={redo === null}
        onPress={doAgain}
      >
        <Redo2 aria-hidden="true" /> Redo
      </Button>
    </span>
  );
}

/** Ctrl+Z and Ctrl+Y (or Ctrl+Shift+Z) for the coding, save where letters are being typed, which have an undo of their own. */
export function historyKeys(event: KeyboardEvent, { takeBack, doAgain }: History): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
  // A sheet that is opened from there is drawn elsewhere, and its keys are its own.
  if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return;
  event.preventDefault();
  if (key === 'y' || event.shiftKey) doAgain();
  else takeBack();
}
