import { useState } from 'react';
import { SAMPLE_TITLE } from '../../core/sample.ts';
import { useHost, useHostState } from '../state/host/queries.ts';
import { Button } from '../ui/controls.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { YourName } from './start-screen/your-name.tsx';

/** Asks for the person's name when they open an existing review and have never given a name. Asking at the first
 * keystroke instead would interrupt typing. The sample review never asks, because it is there to be tried. */
export function NameSheet({ title }: { readonly title: string }) {
  const state = useHostState();
  const [isDismissed, setDismissed] = useState(false);
  const [name, setName] = useState('');
  const setPerson = useHost('host.setPerson');
  const isOpen = state.data?.isNamed === false && title !== SAMPLE_TITLE && !isDismissed;
  return (
    <Sheet title="Who are you?" isOpen={isOpen} onOpenChange={() => setDismissed(true)}>
      {(close) => (
        <form
          className="name-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim()) setPerson.mutate({ name: name.trim(), role: '' });
          }}
        >
          <YourName value={name} onChange={setName} autoFocus />
          {setPerson.isError && <Trouble thrown={setPerson.error} />}
          <div className="actions">
            <Button
              type="submit"
              look="primary"
              whyNot={name.trim() ? null : 'Enter your name.'}
              isBusy={setPerson.isPending}
            >
              Save
            </Button>
            <Button onPress={close}>Not now</Button>
          </div>
        </form>
      )}
    </Sheet>
  );
}
