import { type KeyboardEvent, useState } from 'react';
import type { CountedTheme } from '../../../core/coding/calls.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Field } from '../../ui/controls.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { keepFormFocus } from '../../ui/form-focus.ts';
import { useCodingWrite } from './use-coding.ts';

/** The form that changes the name and description of a theme, in place. */
export function RenameForm({ theme, onDone }: { readonly theme: CountedTheme; readonly onDone: () => void }) {
  const [name, setName] = useState(theme.name);
  const [description, setDescription] = useState(theme.description);
  const change = useCodingWrite('coding.changeTheme');
  const { announce } = useAnnounce();
  const ready = name.trim() !== '';
  const leave = (event: KeyboardEvent) => event.key === 'Escape' && onDone();
  return (
    <form
      ref={keepFormFocus}
      className="rename-form"
      data-holds-forms=""
      onKeyDown={leave}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        change.mutate(
          { id: theme.id, name: name.trim(), description: description.trim() },
          {
            onSuccess: (saved) => {
              announce(`The theme is now called ${saved.name}.`);
              onDone();
            },
          },
        );
      }}
    >
      <Field label="Name" value={name} onChange={setName} autoFocus isRequired />
      <Field label="Description" value={description} onChange={setDescription} lines={1} />
      <FormEnd
        call="coding.changeTheme"
        writing={change}
        send="Save"
        whyNot={ready ? null : 'Enter a name.'}
        onCancel={onDone}
      />
    </form>
  );
}
