import type { ReactNode } from 'react';
import type { CallName } from '../../core/api.ts';
import { Button } from './controls.tsx';
import { Trouble } from './trouble.tsx';

interface FormEndProps {
  /** The write that the form makes. */
  readonly writing: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown };
  /** What the button that makes it says. */
  readonly send: ReactNode;
  /** The call that it makes. */
  readonly call?: CallName;
  /** Why it can't be sent yet, in a sentence; null where it can. */
  readonly whyNot: string | null;
  readonly onCancel: () => void;
  /** Whether the button that sends is where the keys go at first: of a form that is sent as it is more often than not. */
  readonly isFirst?: boolean;
}

/** The end of a form: what was wrong with what it sent, the button that sends it, and the way out. */
export const FormEnd = ({ writing, send, call, whyNot, onCancel, isFirst = false }: FormEndProps) => (
  <>
    {writing.isError && <Trouble thrown={writing.error} />}
    <div className="actions">
      <Button
        call={call}
        type="submit"
        look="primary"
        autoFocus={isFirst}
        whyNot={whyNot}
        isBusy={writing.isPending}
      >
        {send}
      </Button>
      <Button onPress={onCancel}>Cancel</Button>
    </div>
  </>
);
