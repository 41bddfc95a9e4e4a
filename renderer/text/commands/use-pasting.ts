import { useCallback } from 'react';
import type { DraftingSession } from '../../../core/amend/commands/command.ts';
import { type PastedOver, paste } from '../../../core/amend/commands/paste.ts';
import type { PastedList } from '../../../core/amend/pasted/pasted-list.ts';
import { useStructure } from './use-structure.ts';

/** Inserts a pasted list as provisions, by a command. Where they can’t be inserted there, it is pasted as words. */
export function usePasting(): (
  list: PastedList,
  over: readonly PastedOver[],
  asWords: (reason: string) => void,
) => void {
  const { editor, runKey } = useStructure();
  return useCallback(
    (list, over, asWords) => {
      const give = (drafting: DraftingSession) => paste(drafting, over, list);
      // Run after the editor’s own update, and before the next key.
      queueMicrotask(() => runKey(give, editor.current?.span() ?? null, asWords));
    },
    [editor, runKey],
  );
}
