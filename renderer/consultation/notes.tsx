import { useMemo, useState } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { count } from '../../core/base/english.ts';
import type { Note } from '../../core/evidence/evidence.ts';
import { DropTray } from '../links/drop-tray.tsx';
import { useReview } from '../state/review/review.tsx';
import { Button, Checkbox } from '../ui/controls.tsx';
import { usePrinting } from '../ui/use-printing.ts';
import { NoteView } from './note-view.tsx';

function matches(note: Note, typed: string): boolean {
  const noteText = [note.id, note.author, note.organisation, note.question, note.text]
    .join(' ')
    .toLocaleLowerCase('en-GB');
  return typed
    .toLocaleLowerCase('en-GB')
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => noteText.includes(word));
}

/** Notes shown at first, so that a long list stays fast. */
const PAGE = 100;

/** The notes written by hand or imported with the evidence. */
export function Notes() {
  const { evidence } = useReview();
  const { notes } = evidence;
  const [typed, setTyped] = useState('');
  const [samples, setSamples] = useState(true);
  const [pages, setPages] = useState(1);
  const isPrinting = usePrinting();
  const matchingNotes = useMemo(
    () => notes.filter((note) => (samples || note.wording !== 'sample') && matches(note, typed)),
    [notes, typed, samples],
  );
  const drawn = isPrinting ? matchingNotes.length : pages * PAGE;
  return (
    <>
      <DropTray />
      {notes.length > 0 && (
        <div className="filters">
          <SearchField className="field" value={typed} onChange={setTyped}>
            <Label className="field-label">Search notes</Label>
            <Input className="input" placeholder="Search words, an author or a number" />
          </SearchField>
          {notes.some((note) => note.wording === 'sample') && (
            <Checkbox isSelected={samples} onChange={setSamples}>
              Show the samples
            </Checkbox>
          )}
          <p className="help" role="status">
            {matchingNotes.length === notes.length
              ? count(notes.length, 'note')
              : `${matchingNotes.length} of ${count(notes.length, 'note')}`}
          </p>
        </div>
      )}
      {matchingNotes.slice(0, drawn).map((note) => (
        <NoteView key={note.id} note={note} />
      ))}
      {matchingNotes.length > drawn && (
        <Button onPress={() => setPages(pages + 1)}>
          Show {Math.min(PAGE, matchingNotes.length - drawn)} more
        </Button>
      )}
      {matchingNotes.length === 0 && (
        <div className="empty">
          {notes.length === 0 ? (
            <>
              <p>There are no notes yet.</p>
              <p>
                Add what somebody said, who said it and whether it can be published. You can then link
                amendments to the note.
              </p>
            </>
          ) : (
            <p>
              {typed.trim() === ''
                ? 'Every note is a sample. Select “Show the samples” to read them.'
                : 'No results. Try fewer words.'}
            </p>
          )}
        </div>
      )}
    </>
  );
}
