import { useCallback } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import { nameOf, textWithInsertions } from '../../../core/amend/commands/command.ts';
import { restore } from '../../../core/amend/commands/restore.ts';
import { commandOf } from './registry.ts';
import { useStructure } from './use-structure.ts';

const KEY = 'left-out';

/** Offers to restore an omitted provision when somebody types in its words, which can’t be changed before that. */
export function useLeftOut(): (pid: Pid) => void {
  const { offer, dropOffer, run, session } = useStructure();
  return useCallback(
    (pid) => {
      const isStillValid = () => restore(session(), pid).ok;
      if (!isStillValid()) return;
      const name = nameOf(textWithInsertions(session()), pid);
      offer({
        key: KEY,
        isStillValid,
        message: `${name} is omitted. To change its words, restore it first`,
        action: `Restore ${name}`,
        take: () => {
          dropOffer(KEY);
          run(commandOf('restore'), pid, {});
        },
      });
    },
    [offer, dropOffer, run, session],
  );
}
