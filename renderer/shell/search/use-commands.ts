import { useMemo } from 'react';
import { wordingFinds } from '../../amendments/wording/wording-provider.tsx';
import { useLinkFinds } from '../../links/link-finds.ts';
import { useTools } from '../../state/review/review.tsx';
import type { CommandFind } from '../../state/window/find.ts';
import { useWordingDialog } from '../../state/window/wording-dialog.ts';
import { useCommandFinds } from '../../text/commands/use-command-finds.ts';
import { useEditFinds } from './edit-finds.ts';
import { roomFinds } from './room-finds.ts';

/** Every command of the window, computed when the search opens. `own` are the commands of the window's frame. */
export function useCommands(own: readonly CommandFind[]): readonly CommandFind[] {
  const { dispatch } = useTools();
  const wordingDialog = useWordingDialog();
  const { commands, pid } = useCommandFinds();
  const edits = useEditFinds(pid);
  const links = useLinkFinds(pid);
  return useMemo(
    () => [
      ...own,
      ...edits,
      ...wordingFinds(wordingDialog),
      ...roomFinds((room) => dispatch({ do: 'enter', room })),
      ...links,
      ...commands,
    ],
    [own, edits, wordingDialog, dispatch, links, commands],
  );
}
