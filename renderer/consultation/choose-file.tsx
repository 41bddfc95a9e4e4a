import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { DropZone, Text } from 'react-aria-components';
import { Button } from '../ui/controls.tsx';
import { MOST_BYTES } from '../ui/file-bytes.ts';
import { FilePick } from '../ui/file-pick.tsx';
import { Refused } from '../ui/refused.ts';
import { Trouble } from '../ui/trouble.tsx';
import { sendFile } from './send-file.ts';
import type { ResponseFile } from './use-import.ts';

let turn = 0;

interface ChooseFileProps {
  /** The accessible label of the file input. */
  readonly label: string;
  readonly help: string;
  readonly onChoose: (file: ResponseFile) => void;
}

/** Takes a file of responses: chosen, dropped, or pasted from the file manager. */
export function ChooseFile({ label, help, onChoose }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const take = async (file: File) => {
    setTrouble(null);
    if (file.size > MOST_BYTES) {
      setTrouble(
        new Refused({
          kind: 'unsupported',
          message: `${file.name} is larger than 40 MB, so it was not read. Import it from the command line.`,
        }),
      );
      return;
    }
    try {
      onChoose({ ...(await sendFile(file)), turn: ++turn });
    } catch (thrown) {
      setTrouble(thrown);
    }
  };
  return (
    <>
      <DropZone
        className="drop-zone"
        aria-label={label}
        onDrop={async ({ items }) => {
          const dropped = items.find((item) => item.kind === 'file');
          if (dropped) await take(await dropped.getFile());
        }}
      >
        <FileUp aria-hidden="true" />
        <Text slot="label">Drop a file here, or</Text>
        <Button onPress={() => input.current?.click()}>Choose a file…</Button>
        <p className="help">{help}</p>
      </DropZone>
      <FilePick
        ref={input}
        label={label}
        accept=".csv,.tsv,.txt,.xlsx,.docx,.json,.zip,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChoose={(file) => void take(file)}
      />
      {trouble !== null && <Trouble thrown={trouble} />}
    </>
  );
}
