import { Highlighter } from 'lucide-react';
import { useState } from 'react';
import type { Ref } from '../../../core/evidence/link.ts';
import { isFailed } from '../../state/host/is-failed.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { Button } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { TextReader } from './text-reader.tsx';

/** A text that can be opened, with its displayed title: "N-003", "Answer 12". */
export interface NamedText {
  readonly of: Ref;
  readonly title: string;
}

function Opened({ of }: { readonly of: Ref }) {
  const coded = useAnswer('coding.text', { of });
  if (isFailed(coded)) return <Trouble thrown={coded.error} onRetry={() => void coded.refetch()} />;
  return coded.data ? (
    <TextReader of={of} text={coded.data.text} />
  ) : (
    <p aria-busy="true">Opening the text…</p>
  );
}

/**
 * The dialog to read and code a text; closed if `text` is null. It is rendered outside the list with the button,
 * because coding may remove the button's row from that list.
 */
export function TextSheet({
  text,
  onClose,
}: {
  readonly text: NamedText | null;
  readonly onClose: () => void;
}) {
  return (
    <Sheet title={text?.title ?? ''} isOpen={text !== null} onOpenChange={(open) => !open && onClose()}>
      {() => text && <Opened of={text.of} />}
    </Sheet>
  );
}

interface OpenTextButtonProps {
  readonly text: NamedText;
  readonly words: string;
  readonly onOpen: (text: NamedText) => void;
}

/** The button that opens a text. */
export function OpenTextButton({ text, words, onOpen }: OpenTextButtonProps) {
  return (
    <Button look="quiet" aria-label={`${words}: ${text.title}`} onPress={() => onOpen(text)}>
      <Highlighter aria-hidden="true" /> {words}
    </Button>
  );
}

/** A button that opens a text to read and code it, with its dialog. */
export function OpenText(text: NamedText) {
  const [opened, setOpened] = useState<NamedText | null>(null);
  return (
    <>
      <OpenTextButton text={text} words="Read and code" onOpen={setOpened} />
      <TextSheet text={opened} onClose={() => setOpened(null)} />
    </>
  );
}
