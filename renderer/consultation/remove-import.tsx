import { count } from '../../core/base/english.ts';
import type { Import } from '../../core/evidence/records.ts';
import { useWrite } from '../state/host/queries.ts';
import { useAnnounce } from '../ui/announcer.ts';
import { ConfirmRemoval } from '../ui/confirm-removal.tsx';
import { Sheet } from '../ui/dialog.tsx';

interface RemoveImportProps {
  /** The import to undo; null while the dialog is closed. */
  readonly of: Import | null;
  readonly onClose: () => void;
  readonly onUndone?: () => void;
}

/** Asks for confirmation before a whole import is undone, and explains a refusal. */
export function RemoveImport({ of, onClose, onUndone }: RemoveImportProps) {
  const undo = useWrite('consultation.removeImport');
  const { announce } = useAnnounce();
  const close = () => {
    undo.reset();
    onClose();
  };
  const takeBack = ({ id, file }: Import) =>
    undo.mutate(
      { id },
      {
        onSuccess: ({ respondents, answers }) => {
          announce(`${file} is removed: ${count(respondents, 'respondent')}, ${count(answers, 'answer')}.`);
          close();
          onUndone?.();
        },
      },
    );
  return (
    <Sheet title="Undo the import" isOpen={of !== null} onOpenChange={(open) => !open && close()}>
      {() =>
        of && (
          <ConfirmRemoval undo={undo} onUndo={() => takeBack(of)} onKeep={close}>
            Everything imported with <strong>{of.file}</strong> is removed from the review:{' '}
            {count(of.respondents, 'respondent')}, {count(of.answers, 'answer')}, and the questions that
            nothing else answers. Your corrections to its answers are removed too. The history still shows the
            import and your corrections.
          </ConfirmRemoval>
        )
      }
    </Sheet>
  );
}
