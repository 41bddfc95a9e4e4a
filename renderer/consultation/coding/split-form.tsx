import { useState } from 'react';
import { count } from '../../../core/base/english.ts';
import type { CountedTheme } from '../../../core/coding/calls.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { keepFormFocus } from '../../ui/form-focus.ts';
import { Trouble } from '../../ui/trouble.tsx';
import { unmet } from '../../ui/unmet.ts';
import { useCodingWrite } from './use-coding.ts';

interface SplitFormProps {
  readonly theme: CountedTheme;
  /** The ids of the excerpts that move to the new theme. */
  readonly picked: readonly string[];
  readonly onDone: (id: string | null) => void;
}

/** The form that makes a new theme of the excerpts selected in the list below. */
export function SplitForm({ theme, picked, onDone }: SplitFormProps) {
  const [name, setName] = useState('');
  const split = useCodingWrite('coding.splitTheme');
  const { announce } = useAnnounce();
  const whyNot = unmet(
    [picked.length > 0, 'Choose the excerpts to move.'],
    [name.trim() !== '', 'Enter a name.'],
  );
  return (
    <form
      ref={keepFormFocus}
      className="split-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot !== null) return;
        split.mutate(
          { from: theme.id, excerpts: [...picked], name: name.trim() },
          {
            onSuccess: (split) => {
              announce(`${split.theme.name} is split off with ${count(split.excerpts, 'excerpt')}.`);
              onDone(split.theme.id);
            },
          },
        );
      }}
    >
      <Field
        label="Name of the new theme"
        value={name}
        onChange={setName}
        autoFocus
        help={`Select the excerpts to move. They leave “${theme.name}”. You can undo this.`}
      />
      {split.isError && <Trouble thrown={split.error} />}
      <div className="actions">
        <Button
          call="coding.splitTheme"
          type="submit"
          look="primary"
          whyNot={whyNot}
          isBusy={split.isPending}
        >
          Split off {count(picked.length, 'excerpt')}
        </Button>
        <Button onPress={() => onDone(null)}>Cancel</Button>
      </div>
    </form>
  );
}
