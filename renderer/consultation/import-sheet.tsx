import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/controls.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { ChooseFile } from './choose-file.tsx';
import { Problems, Questions, Tally } from './import-outcome.tsx';
import { ImportPreview, NO_CHOICES } from './import-preview.tsx';
import { RemoveImport } from './remove-import.tsx';
import type { Imported, Importing, ResponseFile } from './use-import.ts';
import './import.css';

interface ImportDoneProps {
  readonly imported: Imported;
  readonly onOther: () => void;
  readonly onShow: () => void;
  readonly onUndone: () => void;
}

/** The result of an import, with a button to undo it. */
function ImportDone({ imported, onOther, onShow, onUndone }: ImportDoneProps) {
  const { import: importId, said: summary, dryRun, problems } = imported;
  const [undoing, setUndoing] = useState(false);
  return (
    <>
      <p>{summary}</p>
      <Tally run={dryRun} />
      <Questions run={dryRun} isDone />
      <Problems problems={problems} />
      <div className="actions">
        {importId && (
          <Button look="primary" onPress={onShow}>
            Read the responses
          </Button>
        )}
        <Button onPress={onOther}>Import another file</Button>
        {importId && (
          <Button call="consultation.removeImport" onPress={() => setUndoing(true)}>
            Undo this import…
          </Button>
        )}
      </div>
      <RemoveImport of={undoing ? importId : null} onClose={() => setUndoing(false)} onUndone={onUndone} />
    </>
  );
}

interface ImportSheetProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly importing: Importing;
  /** Shows the imported responses. */
  readonly onShow: () => void;
  readonly onUndone: () => void;
}

/** The dialog that imports responses from a platform's export. The rows are previewed, and saved only on confirmation. */
export function ImportSheet({ isOpen, onOpenChange, importing, onShow, onUndone }: ImportSheetProps) {
  const [file, setFile] = useState<ResponseFile | null>(null);
  const [choices, setChoices] = useState(NO_CHOICES);
  const wasOpen = useRef(false);
  useEffect(() => {
    // A finished import is cleared when the dialog opens again; an unfinished one continues.
    if (isOpen && !wasOpen.current && importing.isSuccess) {
      setFile(null);
      importing.reset();
    }
    wasOpen.current = isOpen;
  }, [isOpen, importing]);
  const other = () => {
    setFile(null);
    importing.reset();
  };
  return (
    <Sheet title="Import responses" isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => (
        <div className="import-responses">
          {importing.isSuccess ? (
            <ImportDone
              imported={importing.data}
              onOther={other}
              onUndone={() => {
                other();
                onUndone();
              }}
              onShow={() => {
                close();
                onShow();
              }}
            />
          ) : file === null ? (
            <ChooseFile
              label="A file of responses"
              help="A CSV or Excel (.xlsx) file from Citizen Space, Qualtrics or SmartSurvey; or response forms that people filled in, as Word files one by one or many in a zip. You see what will happen to every row before anything is saved."
              onChoose={(chosen) => {
                setChoices(NO_CHOICES);
                setFile(chosen);
              }}
            />
          ) : (
            <ImportPreview
              key={file.turn}
              file={file}
              choices={choices}
              onChoose={setChoices}
              importing={importing}
              onOther={other}
            />
          )}
        </div>
      )}
    </Sheet>
  );
}
