import { useQueryClient } from '@tanstack/react-query';
import { FolderInput } from 'lucide-react';
import { useRef, useState } from 'react';
import { textName } from '../../../core/act/instrument.ts';
import { count } from '../../../core/base/english.ts';
import { host } from '../../state/host/call.ts';
import { Button } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { base64Of, MOST_BYTES } from '../../ui/file-bytes.ts';

/** The result of importing one file: the name of the text, or else the reason why it was refused. */
interface Outcome {
  readonly name: string;
  readonly textName: string | null;
  readonly reason: string | null;
}

const ACT_FILE = /\.(?:xml|akn)$/i;
const pathOf = (file: File): string => file.webkitRelativePath || file.name;

async function importFile(file: File): Promise<Outcome> {
  const name = pathOf(file);
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

/** Imports every Act's file of a folder into the library, and lists the files that could not be read. */
export function ImportFolder() {
  const input = useRef<HTMLInputElement>(null);
  const client = useQueryClient();
  const isStopped = useRef(false);
  const [fileCount, setFileCount] = useState<number | null>(null);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const choose = async (files: readonly File[]) => {
    const acts = files
      .filter(({ name }) => ACT_FILE.test(name))
      .toSorted((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
    isStopped.current = false;
    setOutcomes([]);
    setFileCount(acts.length);
    for (const file of acts) {
      if (isStopped.current) break;
      const outcome = await importFile(file);
      setOutcomes((before) => [...before, outcome]);
    }
    await client.invalidateQueries({ queryKey: ['host.acts'] });
  };
  const refused = outcomes.filter(({ reason: why }) => why !== null);
  const isDone = fileCount !== null && outcomes.length === fileCount;
  const close = () => {
    isStopped.current = true;
    setFileCount(null);
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
      <Sheet title="Import a folder" isOpen={fileCount !== null} onOpenChange={close}>
        {() => (
          <>
            <p role="status">
              {isDone
                ? `${count(outcomes.length - refused.length, 'text')} saved on this computer${refused.length > 0 ? `, ${refused.length} not` : ''}.`
                : `Reading file ${outcomes.length + 1} of ${fileCount}…`}
            </p>
            {fileCount === 0 && <p>There is no .xml or .akn file in this folder.</p>}
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
