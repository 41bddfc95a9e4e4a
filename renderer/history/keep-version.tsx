import { useState } from 'react';
import { useWrite } from '../state/host/queries.ts';
import { useAnnounce } from '../ui/announcer.ts';
import { Field } from '../ui/controls.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { FormEnd } from '../ui/form-end.tsx';

interface Props {
  /** The entry to save as a version; null for the review as it is now; undefined while the dialog is closed. */
  readonly seq: number | null | undefined;
  readonly onDone: () => void;
}

function Form({ seq, onDone }: { readonly seq: number | null; readonly onDone: () => void }) {
  const keep = useWrite('version.keep');
  const { announce } = useAnnounce();
  const [name, setName] = useState('');
  const isSound = name.trim() !== '';
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSound) return;
        keep.mutate(
          { name, ...(seq === null ? {} : { seq }) },
          {
            onSuccess: () => {
              announce(`“${name.trim()}” is saved as a version.`);
              onDone();
            },
          },
        );
      }}
    >
      <Field
        label="Name of the version"
        help="For example “As sent to the Minister”. You can find versions in the history and compare them."
        value={name}
        onChange={setName}
        maxLength={300}
        isRequired
        autoFocus
      />
      <FormEnd
        call="version.keep"
        writing={keep}
        send="Save"
        whyNot={isSound ? null : 'Enter a name.'}
        onCancel={onDone}
      />
    </form>
  );
}

/** The dialog that saves a named version. */
export function KeepVersion({ seq, onDone }: Props) {
  return (
    <Sheet
      title={
        seq === null
          ? 'Save the review as it is now as a version'
          : `Save the review after entry ${seq ?? ''} as a version`
      }
      isOpen={seq !== undefined}
      onOpenChange={(isOpen) => !isOpen && onDone()}
    >
      {() => seq !== undefined && <Form seq={seq} onDone={onDone} />}
    </Sheet>
  );
}
