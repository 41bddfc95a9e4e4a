import { useState } from 'react';
import type { Note } from '../../core/evidence/evidence.ts';
import { useWrite } from '../state/host/queries.ts';
import { useAnnounce } from '../ui/announcer.ts';
import { Sheet } from '../ui/dialog.tsx';
import { FormEnd } from '../ui/form-end.tsx';
import { lackOfNote, NoteFields } from './note-fields.tsx';

const today = (): string => new Date().toLocaleDateString('en-CA');

/** A blank note may not be published: consent must be recorded first. */
const blank = (): Omit<Note, 'id'> => ({
  date: today(),
  author: '',
  organisation: '',
  question: '',
  text: '',
  wording: 'quoted',
  consent: false,
  confidential: false,
  found: '',
});

function NoteForm({ close }: { readonly close: () => void }) {
  const [note, setNote] = useState(blank);
  const add = useWrite('note.add');
  const { announce } = useAnnounce();
  const lack = lackOfNote(note);
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (lack !== null) return;
        add.mutate(
          { ...note, date: note.date.trim() },
          {
            onSuccess: ({ id }) => {
              announce(`${id} is added.`);
              close();
            },
          },
        );
      }}
    >
      <NoteFields note={note} set={(change) => setNote((now) => ({ ...now, ...change }))} />
      <FormEnd call="note.add" writing={add} send="Add the note" whyNot={lack} onCancel={close} />
    </form>
  );
}

/** The dialog that adds a consultation note. Notes can be corrected later, and the history keeps the correction. */
export function AddNote(props: { readonly isOpen: boolean; readonly onOpenChange: (open: boolean) => void }) {
  return (
    <Sheet title="Add a note" {...props}>
      {(close) => <NoteForm close={close} />}
    </Sheet>
  );
}
