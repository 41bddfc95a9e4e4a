import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { host } from '../../state/host/call.ts';
import { useHost, useHostState } from '../../state/host/queries.ts';
import { Button } from '../../ui/controls.tsx';
import { valueOrThrow } from '../../ui/refused.ts';
import { Trouble } from '../../ui/trouble.tsx';

/** The folder that Keeling watches for Acts to import: its name, and the files that could not be read. */
export function WatchedFolder() {
  const state = useHostState().data;
  const kind = state?.host;
  const watch = useHost('host.watch');
  const [name, setName] = useState('Acts to import');
  const { data: folder } = useQuery({
    enabled: kind === 'electron' || kind === 'web',
    queryKey: ['host.watched', {}],
    queryFn: async () => valueOrThrow(await host('host.watched', {})),
  });
  if (!folder && kind === 'web')
    return (
      <details className="watch-folder">
        <summary>Watch a folder</summary>
        <p className="help">
          While it is open, Keeling imports every Act that you put into this folder. The folder is in{' '}
          <code>{state?.folder}</code>. Keeling creates it if there is none.
        </p>
        <div className="watch-fields">
          <TextField className="field" value={name} onChange={setName}>
            <Label className="field-label">Name of the folder</Label>
            <Input className="input" />
          </TextField>
          <Button
            whyNot={name.trim() === '' ? 'Enter the folder’s name.' : null}
            onPress={() => watch.mutate({ name: name.trim() })}
          >
            Watch this folder
          </Button>
        </div>
        {watch.isError && <Trouble thrown={watch.error} />}
      </details>
    );
  if (!folder)
    return kind === 'electron' ? (
      <>
        <Button onPress={() => watch.mutate({})}>Watch a folder…</Button>
        {watch.isError && <Trouble thrown={watch.error} />}
      </>
    ) : null;
  return (
    <section aria-label="The watched folder">
      <p>
        Keeling imports new Acts from <code>{folder.folder}</code>: {folder.held} so far.{' '}
        <Button look="link-command" onPress={() => watch.mutate({ stop: true })}>
          Stop watching
        </Button>
      </p>
      {folder.trouble && <p role="alert">{folder.trouble}</p>}
      {folder.refused.length > 0 && (
        <details>
          <summary>Not imported ({folder.refused.length})</summary>
          <ul>
            {folder.refused.map(({ name, why }) => (
              <li key={name}>
                <strong>{name}</strong>: {why}
              </li>
            ))}
          </ul>
        </details>
      )}
      {watch.isError && <Trouble thrown={watch.error} />}
    </section>
  );
}
