import { useState } from 'react';
import { useAnnounce } from '../shared/announce.tsx';
import { Button, Field } from '../shared/controls.tsx';
import { Sheet } from '../shared/dialog.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useWrite } from '../state/queries.ts';

interface Corrected {
  readonly id: number;
  readonly text: string;
}

function CorrectForm({ answer, close }: { readonly answer: Corrected; readonly close: () => void }) {
  const [is, setIs] = useState(answer.text);
  const [because, setBecause] = useState('');
  const revise = useWrite('answer.revise');
  const { say } = useAnnounce();
  const ready = is !== answer.text && because.trim() !== '';
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        revise.mutate(
          { id: answer.id, was: answer.text, is, because },
          {
            onSuccess: () => {
              say(`Answer ${answer.id} is corrected.`);
              close();
            },
          },
        );
      }}
    >
      <p className="help">
        What came with the file stays on record. Links to this answer must be looked at again then.
      </p>
      <Field label="Text" lines={8} value={is} onChange={setIs} />
      <Field
        label="Why it is corrected"
        isRequired
        value={because}
        onChange={setBecause}
        maxLength={1000}
        placeholder="The platform cut it short; the respondent wrote again"
      />
      {revise.isError && <Trouble thrown={revise.error} />}
      <div className="actions">
        <Button type="submit" look="primary" isDisabled={!ready || revise.isPending}>
          Correct the answer
        </Button>
        <Button onPress={close}>Cancel</Button>
      </div>
    </form>
  );
}

/** The way to correct what a respondent is held to have said, with the reason. */
export function CorrectAnswer({ answer }: { readonly answer: Corrected }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="link" onPress={() => setOpen(true)}>
        Correct…
      </Button>
      <Sheet title={`Correct answer ${answer.id}`} isOpen={open} onOpenChange={setOpen}>
        {(close) => <CorrectForm answer={answer} close={close} />}
      </Sheet>
    </>
  );
}
