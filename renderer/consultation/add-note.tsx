import { useState } from 'react';
import type { Note } from '../../core/evidence/evidence.ts';
import { useAnnounce } from '../shared/announce.tsx';
import { Button, Checkbox, Field } from '../shared/controls.tsx';
import { Sheet } from '../shared/dialog.tsx';
import { Chooser } from '../shared/select.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useWrite } from '../state/queries.ts';

const today = (): string => new Date().toLocaleDateString('en-CA');

/** Nothing may be published until somebody says that it may. */
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
  const { say } = useAnnounce();
  const set = (given: Partial<Note>) => setNote((now) => ({ ...now, ...given }));
  const dated = /^\d{4}(-\d{2}(-\d{2})?)?$/.test(note.date.trim());
  const ready = dated && note.author.trim() !== '' && note.text.trim() !== '';
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        add.mutate(
          { ...note, date: note.date.trim() },
          {
            onSuccess: ({ id }) => {
              say(`${id} is added.`);
              close();
            },
          },
        );
      }}
    >
      <div className="pair">
        <Field label="Author" isRequired value={note.author} onChange={(author) => set({ author })} />
        <Field
          label="Organisation"
          value={note.organisation}
          onChange={(organisation) => set({ organisation })}
        />
      </div>
      <div className="pair">
        <Field
          label="Date"
          isRequired
          value={note.date}
          onChange={(date) => set({ date })}
          isInvalid={!dated}
          help={dated ? undefined : 'As much as is known: 2026-11-24, 2026-11 or 2026.'}
        />
        <Chooser
          label="The text is"
          value={note.wording}
          options={[
            { id: 'quoted', words: 'what was said, word for word' },
            { id: 'gist', words: 'a gist of what was said' },
            { id: 'sample', words: 'a sample, invented' },
          ]}
          onChange={(id) => set({ wording: id as Note['wording'] })}
        />
      </div>
      <Field label="Question it answers" value={note.question} onChange={(question) => set({ question })} />
      <Field label="Text" isRequired lines={6} value={note.text} onChange={(text) => set({ text })} />
      <Field
        label="Where it was found"
        value={note.found}
        onChange={(found) => set({ found })}
        placeholder="A page, an e-mail, a file"
      />
      <Checkbox isSelected={note.consent} onChange={(consent) => set({ consent })}>
        Its author agrees that it is published
      </Checkbox>
      <Checkbox isSelected={note.confidential} onChange={(confidential) => set({ confidential })}>
        It is confidential: never publish it
      </Checkbox>
      {add.isError && <Trouble thrown={add.error} />}
      <div className="actions">
        <Button type="submit" look="primary" isDisabled={!ready || add.isPending}>
          Add the note
        </Button>
        <Button onPress={close}>Cancel</Button>
      </div>
    </form>
  );
}

/** What somebody said, put into the review. A note can't be changed afterwards; it is on record. */
export function AddNote(props: { readonly isOpen: boolean; readonly onOpenChange: (open: boolean) => void }) {
  return (
    <Sheet title="Add a note" {...props}>
      {(close) => <NoteForm close={close} />}
    </Sheet>
  );
}
