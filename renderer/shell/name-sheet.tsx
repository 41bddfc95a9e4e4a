import { useState } from 'react';
import { SAMPLE_TITLE } from '../../core/sample.ts';
import { useHost, useHostState } from '../state/host/queries.ts';
import { Button } from '../ui/controls.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { YourName } from './start-screen/your-name.tsx';

/**
 * Asks for the name of somebody who opens a review that is there already and never gave one. At its opening: whoever
 * was asked at the first letter would be stopped in the middle of a word. The sample asks nothing, as it is there to
 * be tried.
 */
export function NameSheet({ title }: { readonly title: string }) {
  const state = useHostState();
  const [isPutOff, setPutOff] = useState(false);
  const [name, setName] = useState('');
  const sign = useHost('host.setPerson');
  const isAsked = state.data?.isNamed === false && title !== SAMPLE_TITLE && !isPutOff;
  return (
    <Sheet title="Who are you?" isOpen={isAsked} onOpenChange={() => setPutOff(true)}>
      {(close) => (
        <form
          className="name-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim()) sign.mutate({ name: name.trim(), role: '' });
          }}
        >
          <YourName value={name} onChange={setName} autoFocus />
          {sign.isError && <Trouble thrown={sign.error} />}
          <div className="actions">
            <Button
              type="submit"
              look="primary"
              whyNot={name.trim() ? null : 'Enter your name.'}
              isBusy={sign.isPending}
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
