import { FileDown, History, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Button } from '../shared/controls.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAnswer } from '../state/queries.ts';
import { useReviewOf } from '../state/review.tsx';
import { AddNote } from './add-note.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportSheet } from './import-sheet.tsx';
import { ImportsSheet } from './imports-sheet.tsx';
import { useLeft } from './left.ts';
import { Notes } from './notes.tsx';
import { Responses } from './responses.tsx';
import { useImport, useProgress } from './use-import.ts';
import './consultation-room.css';

type Opened = 'note' | 'import' | 'imports' | null;

/** What was said in consultation, by whom, and whether it may be published: notes, and responses that were taken in. */
export function ConsultationRoom() {
  const id = useReviewOf(({ review }) => review.id);
  const spot = useReviewOf(({ bench }) => bench.spot?.id ?? null);
  const notes = useReviewOf(({ evidence }) => evidence.notes.length);
  const [left, change] = useLeft(id, spot);
  const [opened, setOpened] = useState<Opened>(null);
  const isWatched = useRef(false);
  isWatched.current = opened === 'import';
  const importing = useImport(() => isWatched.current);
  const progress = useProgress(importing.isPending);
  const imports = useAnswer('consultation.imports', {});
  const files = imports.data ?? [];
  const answers = files.reduce((sum, file) => sum + file.answers, 0);
  const toggle = (which: Opened) => (open: boolean) => setOpened(open ? which : null);
  const shows = left.shows;
  return (
    <div className={`room consultation-room ${shows}-shown`} tabIndex={-1}>
      <header className="room-head">
        <h2>Consultation</h2>
        <ToggleButtonGroup
          aria-label="What is shown"
          className="segments"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[shows]}
          onSelectionChange={(keys) => change({ shows: keys.has('notes') ? 'notes' : 'responses' })}
        >
          <ToggleButton id="notes">
            Notes <span className="soft">{notes.toLocaleString('en-GB')}</span>
          </ToggleButton>
          <ToggleButton id="responses">
            Responses <span className="soft">{answers.toLocaleString('en-GB')}</span>
          </ToggleButton>
        </ToggleButtonGroup>
        {shows === 'notes' && (
          <Button onPress={() => setOpened('note')}>
            <Plus aria-hidden="true" /> Add a note…
          </Button>
        )}
        <Button onPress={() => setOpened('import')}>
          <FileDown aria-hidden="true" /> Import responses…
        </Button>
        {files.length > 0 && (
          <Button onPress={() => setOpened('imports')}>
            <History aria-hidden="true" /> Imported files…
          </Button>
        )}
      </header>
      {progress && opened !== 'import' && <ImportProgress progress={progress} file={progress.file} />}
      {imports.isError && shows === 'responses' && (
        <Trouble thrown={imports.error} onRetry={() => void imports.refetch()} />
      )}
      {shows === 'notes' ? (
        <div className="room-body">
          <Notes />
        </div>
      ) : files.length > 0 ? (
        <Responses left={left} change={change} imports={files} />
      ) : (
        imports.data && (
          <div className="room-body empty">
            <p>No responses were taken in yet.</p>
            <p>
              Import the file that your consultation platform exports, CSV or a workbook. Before anything is
              kept you see what would happen to every row.
            </p>
          </div>
        )
      )}
      <AddNote isOpen={opened === 'note'} onOpenChange={toggle('note')} />
      <ImportSheet
        isOpen={opened === 'import'}
        onOpenChange={toggle('import')}
        importing={importing}
        onShow={() => change({ shows: 'responses' })}
      />
      <ImportsSheet isOpen={opened === 'imports'} onOpenChange={toggle('imports')} />
    </div>
  );
}
