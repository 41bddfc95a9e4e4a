import { useCallback } from 'react';
import type { DraftingSession } from '../../../core/amend/commands/command.ts';
import { type PastedOver, paste } from '../../../core/amend/commands/paste.ts';
import type { PastedList } from '../../../core/amend/pasted/pasted-list.ts';
import { useStructure } from './use-structure.ts';

/** Makes provisions of a list that is pasted, as a command does, or has it pasted as words where none can stand there. */
export function usePasting(): (
  list: PastedList,
  over: readonly PastedOver[],
  asWords: (reason: string) => void,
) => void {
  const { editor, runKey } = useStructure();
  return useCallback(
    (list, over, asWords) => {
      const give = (drafting: DraftingSession) => paste(drafting, over, list);
      // After the editor's own update, and before the next key.
      queueMicrotask(() => runKey(give, editor.current?.span() ?? null, asWords));
    },
    [editor, runKey],
  );
}
