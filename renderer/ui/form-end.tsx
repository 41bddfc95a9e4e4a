import type { ReactNode } from 'react';
import type { CallName } from '../../core/api.ts';
import { Button } from './controls.tsx';
import { Trouble } from './trouble.tsx';

interface FormEndProps {
  /** The state of the form's write. */
  readonly writing: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown };
  /** The label of the submit button. */
  readonly send: ReactNode;
  /** The call that the form makes. */
  readonly call?: CallName;
  /** Why the form cannot be sent yet, as a sentence; null if it can. */
  readonly whyNot: string | null;
  readonly onCancel: () => void;
  /** Whether the submit button has the initial focus, for forms that are usually sent unchanged. */
  readonly isFirst?: boolean;
}

/** The end of a form: the error of the last attempt, the submit button and Cancel. */
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
