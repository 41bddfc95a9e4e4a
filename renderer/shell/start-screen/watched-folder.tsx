import { useQuery } from '@tanstack/react-query';
import { host } from '../../state/call.ts';
import { useHost, useHostState } from '../../state/queries.ts';
import { Button } from '../../ui/controls.tsx';
import { settled } from '../../ui/refused.ts';
import { Trouble } from '../../ui/trouble.tsx';

/** A folder whose Acts are imported as they come: which it is, and what of it could not be read. */
export function WatchedFolder() {
  const kind = useHostState().data?.host;
  const watch = useHost('host.watch');
  const { data } = useQuery({
    enabled: kind === 'electron' || kind === 'web',
    queryKey: ['host.watched', {}],
    queryFn: async () => settled(await host('host.watched', {})),
  });
  if (!data)
    return kind === 'electron' ? (
      <>
        <Button onPress={() => watch.mutate({})}>Watch a folder…</Button>
        {watch.isError && <Trouble thrown={watch.error} />}
      </>
    ) : null;
  return (
    <section aria-label="The watched folder">
      <p>
        Acts in <code>{data.folder}</code> are imported as they come: {data.held} so far.{' '}
        <Button look="link-command" onPress={() => watch.mutate({ stop: true })}>
          Stop watching
        </Button>
      </p>
      {data.trouble && <p role="alert">{data.trouble}</p>}
      {data.refused.length > 0 && (
        <details>
          <summary>Not imported ({data.refused.length})</summary>
          <ul>
            {data.refused.map(({ name, why }) => (
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
