import { type ReactNode, useState } from 'react';
import type { CallName } from '../../core/api.ts';
import { Button, Field } from '../ui/controls.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { FormEnd } from '../ui/form-end.tsx';
import { unmet } from '../ui/unmet.ts';

interface FormProps {
  /** Why the corrected content cannot be saved, apart from the reason field; null if it can. */
  readonly lack: string | null;
  readonly writing: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown };
  /** The label of the submit button. */
  readonly send: string;
  /** Example of a reason. */
  readonly placeholder: string;
  readonly mostOfReason?: number;
  readonly onSend: (because: string) => void;
  readonly close: () => void;
  /** The fields of the corrected content. */
  readonly children: ReactNode;
}

/** The form for a correction of recorded evidence. A reason is always required. */
export function CorrectionForm({
  lack,
  writing,
  send,
  placeholder,
  mostOfReason,
  onSend,
  close,
  children,
}: FormProps) {
  const [because, setBecause] = useState('');
  const whyNot = lack ?? unmet([because.trim() !== '', 'Give a reason.']);
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot === null) onSend(because);
      }}
    >
      {children}
      <Field
        label="Reason for the correction"
        isRequired
        value={because}
        onChange={setBecause}
        placeholder={placeholder}
        {...(mostOfReason === undefined ? {} : { maxLength: mostOfReason })}
      />
      <FormEnd writing={writing} send={send} whyNot={whyNot} onCancel={close} />
    </form>
  );
}

interface ButtonProps {
  readonly title: string;
  /** The call that the correction makes. */
  readonly call: CallName;
  readonly children: (close: () => void) => ReactNode;
}

/** The button that opens a correction form. */
export function CorrectButton({ title, call, children }: ButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button call={call} look="link-command" onPress={() => setOpen(true)}>
        {title}…
      </Button>
      <Sheet title={title} isOpen={open} onOpenChange={setOpen}>
        {children}
      </Sheet>
    </>
  );
}
