import type { ReactNode } from 'react';
import { Button } from './controls.tsx';
import { Trouble } from './trouble.tsx';

interface ConfirmRemovalProps {
  /** What would go, in a sentence or two. */
  readonly children: ReactNode;
  /** The write that takes it back. */
  readonly undo: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown };
  readonly onUndo: () => void;
  readonly onKeep: () => void;
}

/** Asks before an import is undone whole, and says why where it can't be. */
export function ConfirmRemoval({ children, undo, onUndo, onKeep }: ConfirmRemovalProps) {
  return (
    <>
      <p>{children}</p>
      {undo.isError && (
        <div className="why-not">
          <Trouble thrown={undo.error} />
        </div>
      )}
      <div className="actions">
        <Button
          look="primary"
          whyNot={undo.isError ? 'This can’t be undone: the reason is above.' : null}
          isBusy={undo.isPending}
          onPress={onUndo}
        >
          {undo.isPending ? 'Undoing…' : 'Undo'}
        </Button>
        <Button onPress={onKeep}>Cancel</Button>
      </div>
    </>
  );
}
