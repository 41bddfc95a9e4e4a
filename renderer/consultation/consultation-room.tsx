import { FileDown, Globe, History, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useAnswer } from '../state/host/queries.ts';
import { useProgress } from '../state/host/under-way.tsx';
import { useReviewOf } from '../state/review/review.tsx';
import { Button } from '../ui/controls.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { AddNote } from './add-note.tsx';
import { CampaignsView } from './campaigns/campaigns-view.tsx';
import { ChartsView } from './coding/charts-view.tsx';
import { ThemesView } from './coding/themes-view.tsx';
import { useConsultationState } from './consultation-state.ts';
import { ImportProgress } from './import-progress.tsx';
import { ImportSheet } from './import-sheet.tsx';
import { ImportsSheet } from './imports-sheet.tsx';
import { Notes } from './notes.tsx';
import { PublishSheet } from './publish-sheet.tsx';
import { Responses } from './responses.tsx';
import { SuggestView } from './suggest/suggest-view.tsx';
import { useImport } from './use-import.ts';
import { Views } from './views.tsx';
import './consultation-room.css';

type Opened = 'note' | 'import' | 'imports' | 'publish' | null;

/** The Consultation room: notes and imported responses, their authors, and whether they may be published. */
export function ConsultationRoom() {
  const id = useReviewOf(({ review }) => review.id);
  const spot = useReviewOf(({ bench }) => bench.spot?.id ?? null);
  const notes = useReviewOf(({ evidence }) => evidence.notes.length);
  const [left, change] = useConsultationState(id, spot);
  const [opened, setOpened] = useState<Opened>(null);
  const isWatched = useRef(false);
  isWatched.current = opened === 'import';
  const importing = useImport(() => isWatched.current);
  const progress = useProgress('consultation.import', importing.isPending);
  const imports = useAnswer('consultation.imports', {});
  const files = imports.data ?? [];
  const answers = files.reduce((sum, file) => sum + file.answers, 0);
  const toggle = (sheet: Opened) => (open: boolean) => setOpened(open ? sheet : null);
  const shows = left.shows;
  const openAnswer = (answer: number) => change({ shows: 'responses', answer, typed: '', filters: {} });
  // The open answer may have been removed with the import.
  const forget = () => change({ answer: null, filters: {} });
  return (
    <div
      className={`room consultation-room ${shows === 'responses' && files.length > 0 ? 'responses-shown' : ''}`}
      tabIndex={-1}
    >
      <header className="room-head">
        <h2>Consultation</h2>
        <Views
          view={shows}
          counts={{ notes, responses: answers }}
          onShow={(view) => change({ shows: view })}
        />
        {shows === 'notes' && (
          <Button call="note.add" onPress={() => setOpened('note')}>
            <Plus aria-hidden="true" /> Add a note…
          </Button>
        )}
        <Button call="consultation.import" onPress={() => setOpened('import')}>
          <FileDown aria-hidden="true" /> Import responses…
        </Button>
        {files.length > 0 && (shows === 'notes' || shows === 'responses') && (
          <Button onPress={() => setOpened('imports')}>
            <History aria-hidden="true" /> Imported files…
          </Button>
        )}
        {files.length > 0 && shows === 'responses' && (
          <Button onPress={() => setOpened('publish')}>
            <Globe aria-hidden="true" /> Publish responses…
          </Button>
        )}
      </header>
      {progress && opened !== 'import' && <ImportProgress progress={progress} file={progress.file} />}
      {imports.isError && shows === 'responses' && (
        <Trouble thrown={imports.error} onRetry={() => void imports.refetch()} />
      )}
      {shows === 'responses' && files.length > 0 && <Responses left={left} change={change} imports={files} />}
      {shows !== 'responses' && (
        <div className="room-body">
          {shows === 'notes' && <Notes />}
          {shows === 'campaigns' && <CampaignsView onOpen={openAnswer} />}
          {shows === 'suggestions' && <SuggestView onOpen={openAnswer} />}
          {shows === 'themes' && <ThemesView />}
          {shows === 'charts' && <ChartsView />}
        </div>
      )}
      {shows === 'responses' && imports.data?.length === 0 && (
        <div className="room-body empty">
          <p>No responses have been imported yet.</p>
          <p>
            Import the file that your consultation platform exports (CSV or Excel). You see what will happen
            to every row before anything is saved.
          </p>
        </div>
      )}
      <AddNote isOpen={opened === 'note'} onOpenChange={toggle('note')} />
      <ImportSheet
        isOpen={opened === 'import'}
        onOpenChange={toggle('import')}
        importing={importing}
        onShow={() => change({ shows: 'responses' })}
        onUndone={forget}
      />
      <PublishSheet isOpen={opened === 'publish'} onOpenChange={toggle('publish')} />
      <ImportsSheet isOpen={opened === 'imports'} onOpenChange={toggle('imports')} onUndone={forget} />
    </div>
  );
}
