import { useCallback } from 'react';
import type { DraftingSession } from '../../../core/amend/commands/command.ts';
import { type PastedOver, paste } from '../../../core/amend/commands/paste.ts';
import type { PastedList } from '../../../core/amend/pasted/pasted-list.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { full } from './attempts.ts';
import { useStructure } from './use-structure.ts';

/** Makes provisions of a list that is pasted, as a command does; answers why not where none can stand there. */
export function usePasting(): (
  list: PastedList,
  over: readonly PastedOver[],
  words: string,
) => string | null {
  const { editor, runKey, session } = useStructure();
  const { say } = useAnnounce();
  return useCallback(
    (list, over, words) => {
      const give = (given: DraftingSession) => paste(given, over, list);
      const tried = give(session());
      if (!tried.ok) return full(tried.error.message);
      // After the editor's own update, and before the next key.
      queueMicrotask(() =>
        runKey(give, editor.current?.span() ?? null, (why) => {
          editor.current?.insert(words);
          say(`Pasted as words, not as provisions. ${why}`);
        }),
      );
      return null;
    },
    [editor, runKey, session, say],
  );
}
