import { useState } from 'react';
import type { Note } from '../../core/evidence/evidence.ts';
import { useAnnounce } from '../shared/announce.tsx';
import { Button, Field } from '../shared/controls.tsx';
import { Sheet } from '../shared/dialog.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { count } from '../shared/words.ts';
import { useWrite } from '../state/queries.ts';
import { useReviewOf } from '../state/review.tsx';
import { isReady, NoteFields } from './note-fields.tsx';

function CorrectForm({ was, close }: { readonly was: Note; readonly close: () => void }) {
  const [is, setIs] = useState(was);
  const [because, setBecause] = useState('');
  const linked = useReviewOf(({ links }) => links.filter(({ to }) => to === `note:${was.id}`).length);
  const revise = useWrite('note.revise');
  const { say } = useAnnounce();
  const ready = isReady(is) && because.trim() !== '';
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        revise.mutate(
          { was, is: { ...is, date: is.date.trim() }, because },
          {
            onSuccess: () => {
              say(`${was.id} is corrected.`);
              close();
            },
          },
        );
      }}
    >
      <p className="help">
        What it was stays on record.
        {linked > 0 &&
          ` If it says something else then, ${count(linked, 'link')} to it must be looked at again.`}
      </p>
      <NoteFields note={is} set={(given) => setIs((now) => ({ ...now, ...given }))} />
      <Field
        label="Why it is corrected"
        isRequired
        value={because}
        onChange={setBecause}
        placeholder="A slip in the typing, a fuller text that came in"
      />
      {revise.isError && <Trouble thrown={revise.error} />}
      <div className="actions">
        <Button type="submit" look="primary" isDisabled={!ready || revise.isPending}>
          Correct the note
        </Button>
        <Button onPress={close}>Cancel</Button>
      </div>
    </form>
  );
}

/** The way to correct what is held of a note, with the reason. */
export function CorrectNote({ note }: { readonly note: Note }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="link" aria-label={`Correct ${note.id}`} onPress={() => setOpen(true)}>
        Correct…
      </Button>
      <Sheet title={`Correct ${note.id}`} isOpen={open} onOpenChange={setOpen}>
        {(close) => <CorrectForm was={note} close={close} />}
      </Sheet>
    </>
  );
}
