import { useQueryClient } from '@tanstack/react-query';
import { FolderInput } from 'lucide-react';
import { useRef, useState } from 'react';
import { textName } from '../../../core/act/instrument.ts';
import { count } from '../../../core/base/english.ts';
import { host } from '../../state/host/call.ts';
import { Button } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { base64Of, MOST_BYTES } from '../../ui/file-bytes.ts';

/** What became of one file. */
interface Outcome {
  readonly name: string;
  readonly textName: string | null;
  readonly reason: string | null;
}

const IS_ACT = /\.(?:xml|akn)$/i;
const placeOf = (file: File): string => file.webkitRelativePath || file.name;

async function imported(file: File): Promise<Outcome> {
  const name = placeOf(file);
  if (file.size > MOST_BYTES) return { name, textName: null, reason: 'It is larger than 40 MB.' };
  const imported = await host('host.importAct', {
    base64: await base64Of(file),
    keep: true,
    isCompared: false,
  });
  return imported.ok
    ? { name, textName: textName(imported.value), reason: null }
    : { name, textName: null, reason: imported.error.message };
}

/** Brings every Act's file of a folder into the library of this computer, and names those that could not be read. */
export function ImportFolder() {
  const input = useRef<HTMLInputElement>(null);
  const client = useQueryClient();
  const isStopped = useRef(false);
  const [all, setAll] = useState<number | null>(null);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const choose = async (files: readonly File[]) => {
    const acts = files
      .filter(({ name }) => IS_ACT.test(name))
      .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
    isStopped.current = false;
    setOutcomes([]);
    setAll(acts.length);
    for (const file of acts) {
      if (isStopped.current) break;
      const outcome = await imported(file);
      setOutcomes((before) => [...before, outcome]);
    }
    await client.invalidateQueries({ queryKey: ['host.acts'] });
  };
  const refused = outcomes.filter(({ reason: why }) => why !== null);
  const isDone = all !== null && outcomes.length === all;
  const close = () => {
    isStopped.current = true;
    setAll(null);
  };
  return (
    <>
      <Button onPress={() => input.current?.click()}>
        <FolderInput aria-hidden="true" /> Import a folder…
      </Button>
      <input
        ref={(element) => {
          input.current = element;
          element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        className="folder-pick"
        hidden
        multiple
        aria-label="The folder with the files of Acts"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          void choose(files);
        }}
      />
      <Sheet title="Import a folder" isOpen={all !== null} onOpenChange={close}>
        {() => (
          <>
            <p role="status">
              {isDone
                ? `${count(outcomes.length - refused.length, 'text')} saved on this computer${refused.length > 0 ? `, ${refused.length} not` : ''}.`
                : `Reading file ${outcomes.length + 1} of ${all}…`}
            </p>
            {all === 0 && <p>There is no .xml or .akn file in this folder.</p>}
            {refused.length > 0 && (
              <>
                <h3>Not saved</h3>
                <ul>
                  {refused.map(({ name, reason: why }) => (
                    <li key={name}>
                      <strong>{name}</strong>: {why}
                    </li>
                  ))}
                </ul>
              </>
            )}
            <div className="row">
              <Button onPress={close}>{isDone ? 'Close' : 'Stop'}</Button>
            </div>
          </>
        )}
      </Sheet>
    </>
  );
}
