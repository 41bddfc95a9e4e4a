import { Highlighter } from 'lucide-react';
import { useState } from 'react';
import type { Ref } from '../../core/evidence/link.ts';
import { Button } from '../shared/controls.tsx';
import { Sheet } from '../shared/dialog.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAnswer } from '../state/queries.ts';
import { TextReader } from './text-reader.tsx';

function Opened({ of }: { readonly of: Ref }) {
  const coded = useAnswer('coding.text', { of });
  if (coded.isError) return <Trouble thrown={coded.error} onRetry={() => void coded.refetch()} />;
  return coded.data ? (
    <TextReader of={of} text={coded.data.text} />
  ) : (
    <p aria-busy="true">Opening the text…</p>
  );
}

interface OpenTextProps {
  readonly of: Ref;
  /** What the text is called: "N-003", "Answer 12". */
  readonly title: string;
  /** What the button says. */
  readonly words?: string;
}

/** A button that opens a text to read and code it. */
export function OpenText({ of, title, words = 'Read and code' }: OpenTextProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" aria-label={`${words}: ${title}`} onPress={() => setOpen(true)}>
        <Highlighter aria-hidden="true" /> {words}
      </Button>
      <Sheet title={title} isOpen={isOpen} onOpenChange={setOpen}>
        {() => <Opened of={of} />}
      </Sheet>
    </>
  );
}
