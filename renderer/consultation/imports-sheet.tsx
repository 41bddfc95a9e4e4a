import { useState } from 'react';
import { count } from '../../core/base/english.ts';
import type { Import } from '../../core/evidence/records.ts';
import { isFailed } from '../state/host/is-failed.ts';
import { useAnswer } from '../state/host/queries.ts';
import { Button } from '../ui/controls.tsx';
import { dayAndTime } from '../ui/dates.ts';
import { Sheet } from '../ui/dialog.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { DictionarySheet } from './dictionary-sheet.tsx';
import { RemoveImport } from './remove-import.tsx';

function ImportList({ onUndone }: { readonly onUndone: () => void }) {
  const imports = useAnswer('consultation.imports', {});
  const [undoing, setUndoing] = useState<Import | null>(null);
  const [listing, setListing] = useState(false);
  if (isFailed(imports)) return <Trouble thrown={imports.error} onRetry={() => void imports.refetch()} />;
  if (!imports.data) return <p role="status">Looking…</p>;
  if (imports.data.length === 0) {
    return (
      <p>No files have been imported yet. Import the responses that your consultation platform exports.</p>
    );
  }
  return (
    <>
      <ul className="import-list">
        {imports.data.map((one) => (
          <li key={one.id}>
            <div>
              <strong>{one.file}</strong>
              <p className="soft small">
                {one.id}: {count(one.respondents, 'respondent')}, {count(one.answers, 'answer')}. Imported by{' '}
                {one.by}, {dayAndTime(one.at)}
                {one.profile !== '' && `, read as “${one.profile}”`}.
              </p>
            </div>
            <Button
              call="consultation.removeImport"
              aria-label={`Undo the import of ${one.file}…`}
              onPress={() => setUndoing(one)}
            >
              Undo…
            </Button>
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button call="consultation.dictionary" onPress={() => setListing(true)}>
          Import a list of the questions…
        </Button>
      </div>
      <DictionarySheet isOpen={listing} onClose={() => setListing(false)} />
      <RemoveImport of={undoing} onClose={() => setUndoing(null)} onUndone={onUndone} />
    </>
  );
}

/** The dialog of the imported files. Each import can be undone as a whole. */
export function ImportsSheet({
  onUndone,
  ...props
}: {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onUndone: () => void;
}) {
  return (
    <Sheet title="Imported files" {...props}>
      {() => <ImportList onUndone={onUndone} />}
    </Sheet>
  );
}
