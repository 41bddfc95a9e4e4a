import { useMutation } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { DropZone, Text } from 'react-aria-components';
import type { CallOutput } from '../../../core/api.ts';
import { call } from '../../state/host/call.ts';
import { Button } from '../../ui/controls.tsx';
import { base64Of, MOST_BYTES } from '../../ui/file-bytes.ts';
import { FilePick } from '../../ui/file-pick.tsx';
import { Refused, valueOrThrow } from '../../ui/refused.ts';
import { Trouble } from '../../ui/trouble.tsx';

export type ReadWords = Pick<CallOutput<'source.read'>, 'text' | 'underlined'>;

/** Reads the text of a document's file. Nothing is saved until the person submits the form. */
export function ReadFile({ onRead }: { readonly onRead: (words: ReadWords, name: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [remarks, setRemarks] = useState<readonly string[]>([]);
  const read = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > MOST_BYTES)
        throw new Refused({
          kind: 'refused',
          message: `${file.name} is larger than 40 MB, so it was not read.`,
        });
      return {
        name: file.name,
        ...valueOrThrow(await call('source.read', { name: file.name, base64: await base64Of(file) })),
      };
    },
    onSuccess: ({ text, underlined, remarks: readRemarks, name }) => {
      setRemarks(readRemarks);
      onRead({ text, underlined }, name);
    },
  });
  return (
    <>
      <DropZone
        className="drop-zone"
        aria-label="The document’s file"
        onDrop={async ({ items }) => {
          const dropped = items.find((item) => item.kind === 'file');
          if (dropped) read.mutate(await dropped.getFile());
        }}
      >
        <FileUp aria-hidden="true" />
        <Text slot="label">Drop a file here, or</Text>
        <Button isBusy={read.isPending} onPress={() => input.current?.click()}>
          {read.isPending ? 'Reading…' : 'Choose a file…'}
        </Button>
        <p className="help">Text, HTML, Word (.docx) or PDF. Or paste the text below.</p>
      </DropZone>
      <FilePick
        ref={input}
        label="The document’s file"
        accept=".txt,.md,.html,.htm,.docx,.pdf"
        onChoose={(file) => read.mutate(file)}
      />
      {read.isError && <Trouble thrown={read.error} />}
      {remarks.length > 0 && (
        <ul className="help" role="status">
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
    </>
  );
}
