import { EyeOff, FlaskConical, Lock, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { noteFrom, wordingWords } from '../../core/evidence/describe.ts';
import type { Note } from '../../core/evidence/evidence.ts';
import { mayPublish } from '../../core/pack/links.ts';
import { AmendmentLinks } from '../amendments/amendment-links.tsx';
import { Button, Checkbox } from '../shared/controls.tsx';
import { count, plainDate } from '../shared/words.ts';
import { useReview } from '../state/review.tsx';
import { AddNote } from './add-note.tsx';
import './consultation-room.css';

function Marks({ note }: { readonly note: Note }) {
  return (
    <span className="note-marks">
      {note.wording === 'sample' ? (
        <span className="chip warn">
          <FlaskConical aria-hidden="true" /> Sample: invented, nobody said this
        </span>
      ) : (
        <span className="chip">{wordingWords(note.wording)}</span>
      )}
      {note.confidential && (
        <span className="chip warn">
          <Lock aria-hidden="true" /> Confidential: never published
        </span>
      )}
      {!note.consent && (
        <span className="chip warn">
          <EyeOff aria-hidden="true" /> No consent to publish
        </span>
      )}
      {mayPublish(note) && <span className="chip">may be published</span>}
    </span>
  );
}

function NoteView({ note }: { readonly note: Note }) {
  const { links } = useReview();
  const used = links
    .filter(({ to }) => to === `note:${note.id}`)
    .map(({ from }) => from.slice('amendment:'.length));
  const heading = `note-${note.id}`;
  const who = noteFrom(note);
  return (
    <article className={`note ${note.wording}`} aria-labelledby={heading} tabIndex={-1}>
      <header>
        <span className="id">{note.id}</span>
        <h3 id={heading}>{who || 'Author not given'}</h3>
        <span className="soft">{plainDate(note.date)}</span>
        <Marks note={note} />
      </header>
      {note.question && <p className="question">{note.question}</p>}
      <p className="text">{note.text}</p>
      <p className="soft small">
        {note.found}
        {used.length > 0 && ' Behind '}
        <AmendmentLinks ids={used} />
      </p>
    </article>
  );
}

function matches(note: Note, typed: string): boolean {
  const held = [note.id, note.author, note.organisation, note.question, note.text]
    .join(' ')
    .toLocaleLowerCase('en-GB');
  return typed
    .toLocaleLowerCase('en-GB')
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => held.includes(word));
}

/** How many notes are drawn at first: a long list stays quick, and says that there is more. */
const PAGE = 100;

/** What was said in consultation, by whom, and whether it may be published. */
export function ConsultationRoom() {
  const { evidence } = useReview();
  const { notes } = evidence;
  const [typed, setTyped] = useState('');
  const [samples, setSamples] = useState(true);
  const [adding, setAdding] = useState(false);
  const [drawn, setDrawn] = useState(PAGE);
  const found = useMemo(
    () => notes.filter((note) => (samples || note.wording !== 'sample') && matches(note, typed)),
    [notes, typed, samples],
  );
  return (
    <div className="room">
      <div className="room-body">
        <header className="room-head">
          <h2>Consultation</h2>
          <Button onPress={() => setAdding(true)}>
            <Plus aria-hidden="true" /> Add a note…
          </Button>
        </header>
        {notes.length > 0 && (
          <div className="filters">
            <SearchField className="field" value={typed} onChange={setTyped}>
              <Label className="field-label">Search notes</Label>
              <Input className="input" placeholder="Words, an author, a number" />
            </SearchField>
            {notes.some((note) => note.wording === 'sample') && (
              <Checkbox isSelected={samples} onChange={setSamples}>
                Show the samples
              </Checkbox>
            )}
            <p className="help" role="status">
              {found.length === notes.length
                ? count(notes.length, 'note')
                : `${found.length} of ${count(notes.length, 'note')}`}
            </p>
          </div>
        )}
        {found.slice(0, drawn).map((note) => (
          <NoteView key={note.id} note={note} />
        ))}
        {found.length > drawn && (
          <Button onPress={() => setDrawn(drawn + PAGE)}>
            Show {Math.min(PAGE, found.length - drawn)} more
          </Button>
        )}
        {found.length === 0 && (
          <div className="empty">
            {notes.length === 0 ? (
              <>
                <p>There are no notes yet.</p>
                <p>
                  Add what somebody said, with who said it and whether it may be published. An amendment can
                  then be linked to it.
                </p>
              </>
            ) : (
              <p>
                {typed.trim() === ''
                  ? 'Every note is a sample: show the samples to read them.'
                  : 'No note holds all of these words. Use fewer of them.'}
              </p>
            )}
          </div>
        )}
      </div>
      <AddNote isOpen={adding} onOpenChange={setAdding} />
    </div>
  );
}
