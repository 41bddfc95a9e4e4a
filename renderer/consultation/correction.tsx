import { type ReactNode, useState } from 'react';
import type { CallName } from '../../core/api.ts';
import { Button, Field } from '../ui/controls.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { FormEnd } from '../ui/form-end.tsx';
import { unmet } from '../ui/unmet.ts';

interface FormProps {
  /** Why what is corrected may not be kept as it is now, the reason apart; null where it may. */
  readonly lack: string | null;
  readonly writing: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown };
  /** What the button that keeps it says. */
  readonly send: string;
  /** Examples of a reason. */
  readonly placeholder: string;
  readonly mostOfReason?: number;
  readonly onSend: (because: string) => void;
  readonly close: () => void;
  /** What is corrected. */
  readonly children: ReactNode;
}

/** A correction of what somebody is held to have said: never without the reason. */
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
  /** The call that a correction makes. */
  readonly call: CallName;
  readonly children: (close: () => void) => ReactNode;
}

/** The way to a correction. */
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
