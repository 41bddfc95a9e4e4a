import { FileInput } from 'lucide-react';
import { useRef, useState } from 'react';
import type { CallOutput } from '../../../core/api.ts';
import { count } from '../../../core/base/english.ts';
import { isSuggested } from '../../../core/word-import/suggested.ts';
import { Button } from '../../ui/controls.tsx';
import { FilePick } from '../../ui/file-pick.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { CertificateView } from './certificate-view.tsx';
import { ToDoList } from './to-do-list.tsx';
import { useForecast, useImportItems, useReadWordFile, type WordFilePreview } from './use-word-imports.ts';
import { WordImportPreview } from './word-import-preview.tsx';
import { takenWords } from './word-import-words.ts';
import './word-import.css';

interface ChoosingProps {
  readonly looked: WordFilePreview;
  readonly close: () => void;
}

/** The result of an import: what was created, and how the draft compares with the file now. */
function Imported({
  imported,
  close,
}: {
  readonly imported: CallOutput<'word.take'>;
  readonly close: () => void;
}) {
  return (
    <>
      <p role="status">{takenWords(imported)}</p>
      {imported.made.length > 0 && (
        <ul>
          {imported.made.map(({ id, title }) => (
            <li key={id}>
              {id}: {title}
            </li>
          ))}
        </ul>
      )}
      {imported.toDos.length > 0 && (
        <section className="returned-group waiting">
          <h3>Could not be imported</h3>
          <ToDoList ids={imported.toDos} beforeGo={close} />
        </section>
      )}
      <CertificateView certificate={imported.certificate} isForecast={false} />
      <div className="row">
        <Button look="primary" autoFocus onPress={close}>
          Done
        </Button>
      </div>
    </>
  );
}

/** The preview of a returned Word file. Nothing is imported until the person confirms. */
function Choosing({ looked, close }: ChoosingProps) {
  const { look } = looked;
  const take = useImportItems();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(look.items.filter(isSuggested).map(({ id }) => id)),
  );
  const choose = (ids: readonly string[], isChosen: boolean) =>
    setChosen((before) => {
      const now = new Set(before);
      for (const id of ids)
        if (isChosen) now.add(id);
        else now.delete(id);
      return now;
    });
  const items = look.items.flatMap(({ id }) => (chosen.has(id) ? [id] : []));
  const forecast = useForecast(look, items);
  if (take.data) return <Imported imported={take.data} close={close} />;
  const possible = look.items
    .filter(({ blocked, isTaken }) => blocked === null && !isTaken)
    .map(({ id }) => id);
  return (
    <>
      <WordImportPreview look={look} chosen={chosen} onChoose={choose} />
      {forecast.data && <CertificateView certificate={forecast.data} isForecast />}
      {forecast.isError && <Trouble thrown={forecast.error} />}
      {take.isError && <Trouble thrown={take.error} />}
      <div className="actions returned-foot">
        <Button
          call="word.take"
          look="primary"
          isBusy={take.isPending}
          onPress={() => take.mutate({ looked, items })}
        >
          {take.isPending
            ? 'Importing…'
            : chosen.size > 0
              ? `Import ${count(chosen.size, 'item')}`
              : 'Import nothing, keep the list'}
        </Button>
        <Button onPress={close}>Cancel</Button>
        {possible.length > 1 && (
          <Button look="link" onPress={() => choose(possible, chosen.size < possible.length)}>
            {chosen.size < possible.length ? 'Select all' : 'Clear all'}
          </Button>
        )}
      </div>
    </>
  );
}

/** Imports a Word file that somebody changed: choose the file, preview it, and import selected items. */
export function ImportWordFile({ close }: { readonly close: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const look = useReadWordFile();
  return (
    <>
      <p className="help">
        Choose a Word file from this review that somebody changed in Word or LibreOffice. You see its changes,
        comments and replies before you import, and choose which to import.
      </p>
      <div className="actions">
        <Button call="word.take" onPress={() => input.current?.click()} isBusy={look.isPending}>
          <FileInput aria-hidden="true" /> {look.variables?.name ?? 'Choose the Word file…'}
        </Button>
      </div>
      <FilePick
        ref={input}
        label="Word file to import"
        accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        onChoose={(file) => look.mutate(file)}
      />
      {look.isPending && <p role="status">Comparing the file with the draft…</p>}
      {look.isError && <Trouble thrown={look.error} />}
      {look.data && <Choosing key={look.submittedAt} looked={look.data} close={close} />}
    </>
  );
}
