import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTools } from '../../state/review/review.tsx';
import { type CommandFind, commandFind } from '../../state/window/find.ts';
import {
  OverlayPaneContext,
  type WordingDialog,
  WordingDialogContext,
} from '../../state/window/wording-dialog.ts';
import { useStructure } from '../../text/commands/use-structure.ts';
import { useComments } from '../../text/comments/comments-context.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { ApplyText } from './apply-dialog.tsx';
import { BillSheet } from './bill-sheet.tsx';

/** The search entries for the dialogs about wording. */
export const wordingFinds = (open: (dialog: WordingDialog) => void): readonly CommandFind[] => [
  commandFind({
    id: 'apply-text',
    name: 'Apply amending text…',
    words:
      'Paste text such as “In section 2A(3), after paragraph (g) insert—”, see what it will do, and turn it into an amendment',
    alsoCalled: ['paste amending words', 'import amendment', 'instruction'],
    run: () => open('apply-text'),
  }),
  commandFind({
    id: 'go-through',
    name: 'Go through a Bill…',
    words:
      'See each instruction of a Bill, or each amendment of another review, beside the Act. Apply or skip each one',
    alsoCalled: ['import a Bill', 'open a Bill', 'apply a Bill'],
    run: () => open('go-through'),
  }),
  commandFind({
    id: 'as-bill',
    name: 'Write as a Bill…',
    words: 'Write the changes shown as an amending clause, with long title, commencement and short title',
    alsoCalled: ['export as a Bill', 'amending clause', 'clauses', 'instructions'],
    run: () => open('as-bill'),
  }),
];

/** Provides the dialogs about wording in every room, and the pane in which a Bill is gone through. */
export function WordingProvider({ children }: { readonly children: ReactNode }) {
  const { session, comeBack } = useStructure();
  const { dispatch } = useTools();
  const { show } = useComments();
  const [open, setOpen] = useState<WordingDialog | null>(null);
  const [isBeside, setBeside] = useState(false);
  const start = useCallback(
    (dialog: WordingDialog) => {
      // `session()` includes the latest typing in the draft.
      session();
      if (dialog !== 'go-through') return setOpen(dialog);
      setBeside(true);
      // The comments use the same place beside the text.
      show(false);
      dispatch({ do: 'enter', room: 'act' });
    },
    [session, dispatch, show],
  );
  const pane = useMemo(
    () => ({
      isOpen: isBeside,
      close: () => {
        setBeside(false);
        requestAnimationFrame(comeBack);
      },
    }),
    [isBeside, comeBack],
  );
  const onOpenChange = (next: boolean) => {
    if (next) return;
    setOpen(null);
    requestAnimationFrame(comeBack);
  };
  return (
    <WordingDialogContext value={start}>
      <OverlayPaneContext value={pane}>{children}</OverlayPaneContext>
      <Sheet title="Apply amending text" isOpen={open === 'apply-text'} onOpenChange={onOpenChange}>
        {(close) => <ApplyText close={close} />}
      </Sheet>
      <Sheet title="Write as a Bill" isOpen={open === 'as-bill'} onOpenChange={onOpenChange}>
        {(close) => <BillSheet close={close} />}
      </Sheet>
    </WordingDialogContext>
  );
}
