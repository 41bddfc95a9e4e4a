import { useState } from 'react';
import { useWrite } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { FormEnd } from '../../ui/form-end.tsx';

interface IgnoreProps {
  /** What is dismissed: its key and its message. */
  readonly subject: { readonly key: string; readonly message: string };
  readonly onDone: () => void;
}

function IgnoreForm({ subject, onDone, close }: IgnoreProps & { readonly close: () => void }) {
  const ignore = useWrite('finding.ignore');
  const { announce } = useAnnounce();
  const [because, setBecause] = useState('');
  return (
    <form
      className="ignore-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (because.trim() === '') return;
        ignore.mutate(
          { key: subject.key, said: subject.message, because },
          {
            onSuccess: () => {
              announce('Dismissed, with your reason.');
              close();
              onDone();
            },
          },
        );
      }}
    >
      <blockquote>{subject.message}</blockquote>
      <Field
        label="Reason"
        help="Everyone who opens this review can read your reason and undo this."
        value={because}
        onChange={setBecause}
        maxLength={20_000}
        lines={3}
        isRequired
        autoFocus
      />
      <FormEnd
        call="finding.ignore"
        writing={ignore}
        send="Dismiss"
        whyNot={because.trim() === '' ? 'Give a reason.' : null}
        onCancel={close}
      />
    </form>
  );
}

/** The button “Dismiss with a reason…”. No finding can be dismissed without one. */
export function IgnoreButton(props: IgnoreProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button call="finding.ignore" look="quiet" onPress={() => setAsking(true)}>
        Dismiss with a reason…
      </Button>
      <Sheet title="Dismiss this finding" isOpen={asking} onOpenChange={setAsking}>
        {(close) => <IgnoreForm {...props} close={close} />}
      </Sheet>
    </>
  );
}
