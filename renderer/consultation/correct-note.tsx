import { useState } from 'react';
import type { Note } from '../../core/evidence/evidence.ts';
import { useWrite } from '../state/queries.ts';
import { useReviewOf } from '../state/review.tsx';
import { useAnnounce } from '../ui/announce.tsx';
import { count } from '../ui/words.ts';
import { CorrectButton, CorrectionForm } from './correction.tsx';
import { isReady, NoteFields } from './note-fields.tsx';

function CorrectForm({ was, close }: { readonly was: Note; readonly close: () => void }) {
  const [is, setIs] = useState(was);
  const linked = useReviewOf(({ links }) => links.filter(({ to }) => to === `note:${was.id}`).length);
  const revise = useWrite('note.revise');
  const { say } = useAnnounce();
  return (
    <CorrectionForm
      isReady={isReady(is)}
      writing={revise}
      send="Correct the note"
      placeholder="A slip in the typing, a fuller text that came in"
      close={close}
      onSend={(because) =>
        revise.mutate(
          { was, is: { ...is, date: is.date.trim() }, because },
          {
            onSuccess: () => {
              say(`${was.id} is corrected.`);
              close();
            },
          },
        )
      }
    >
      <p className="help">
        What it was stays on record.
        {linked > 0 &&
          ` If it says something else then, ${count(linked, 'link')} to it must be looked at again.`}
      </p>
      <NoteFields note={is} set={(given) => setIs((now) => ({ ...now, ...given }))} />
    </CorrectionForm>
  );
}

/** The way to correct what is held of a note, with the reason. */
export const CorrectNote = ({ note }: { readonly note: Note }) => (
  <CorrectButton title={`Correct ${note.id}`} label={`Correct ${note.id}`}>
    {(close) => <CorrectForm was={note} close={close} />}
  </CorrectButton>
);
