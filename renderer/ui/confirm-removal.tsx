import type { ReactNode } from 'react';
import { Button } from './controls.tsx';
import { Trouble } from './trouble.tsx';

interface ConfirmRemovalProps {
  /** The description of what will be removed. */
  readonly children: ReactNode;
  /** The state of the write that undoes the import. */
  readonly undo: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown };
  readonly onUndo: () => void;
  readonly onKeep: () => void;
}

/** Asks for confirmation before a whole import is undone, and explains a refusal. */
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
