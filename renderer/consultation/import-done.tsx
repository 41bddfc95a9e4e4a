import { useState } from 'react';
import { Button } from '../ui/controls.tsx';
import { Problems, Questions, Tally } from './import-outcome.tsx';
import { UndoImport } from './undo-import.tsx';
import type { Imported } from './use-import.ts';

interface ImportDoneProps {
  readonly imported: Imported;
  readonly onOther: () => void;
  readonly onShow: () => void;
  readonly onUndone: () => void;
}

/** What was done with a file, with the way back. */
export function ImportDone({ imported, onOther, onShow, onUndone }: ImportDoneProps) {
  const { import: kept, said, dryRun, problems } = imported;
  const [undoing, setUndoing] = useState(false);
  return (
    <>
      <p>{said}</p>
      <Tally run={dryRun} />
      <Questions run={dryRun} />
      <Problems problems={problems} />
      <div className="actions">
        {kept && (
          <Button look="primary" onPress={onShow}>
            Read the responses
          </Button>
        )}
        <Button onPress={onOther}>Import another file</Button>
        {kept && <Button onPress={() => setUndoing(true)}>Undo this import…</Button>}
      </div>
      <UndoImport of={undoing ? kept : null} onClose={() => setUndoing(false)} onUndone={onUndone} />
    </>
  );
}
