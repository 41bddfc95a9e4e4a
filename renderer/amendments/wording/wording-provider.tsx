import { type ReactNode, useCallback, useState } from 'react';
import type { Find } from '../../state/find.ts';
import { type WordingDialog, WordingDialogContext } from '../../state/wording-dialog.ts';
import { useStructure } from '../../text/commands/use-structure.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { ApplyText } from './apply-dialog.tsx';
import { BillSheet } from './bill-sheet.tsx';

/** Both among the commands that the search finds. */
export const WORDING_FINDS: readonly (Find & { readonly id: WordingDialog })[] = [
  {
    key: 'command:apply-text',
    kind: 'command',
    id: 'apply-text',
    name: 'Apply amending text…',
    words:
      'Paste “In section 2A(3), after paragraph (g) insert—”, see what it would do, and make it an amendment',
  },
  {
    key: 'command:as-bill',
    kind: 'command',
    id: 'as-bill',
    name: 'Write as a Bill…',
    words: 'The amending clause of what the text shows, with long title, commencement and short title',
  },
];

/** The dialogs about wording, over any room. */
export function WordingProvider({ children }: { readonly children: ReactNode }) {
  const { session, comeBack } = useStructure();
  const [open, setOpen] = useState<WordingDialog | null>(null);
  const start = useCallback(
    (dialog: WordingDialog) => {
      // What was typed last is taken in, too.
      session();
      setOpen(dialog);
    },
    [session],
  );
  const put = (next: boolean) => {
    if (next) return;
    setOpen(null);
    requestAnimationFrame(comeBack);
  };
  return (
    <WordingDialogContext value={start}>
      {children}
      <Sheet title="Apply amending text" isOpen={open === 'apply-text'} onOpenChange={put}>
        {(close) => <ApplyText close={close} />}
      </Sheet>
      <Sheet title="Write as a Bill" isOpen={open === 'as-bill'} onOpenChange={put}>
        {(close) => <BillSheet close={close} />}
      </Sheet>
    </WordingDialogContext>
  );
}
