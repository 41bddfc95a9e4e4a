import { useCallback } from 'react';
import { named, textWithInsertions } from '../../../core/amend/commands/command.ts';
import { omit } from '../../../core/amend/commands/omit.ts';
import type { Caret } from '../../state/undo.ts';
import { commandOf } from './registry.ts';
import { spotAt } from './structural-command.ts';
import { useStructure } from './use-structure.ts';

const KEY = 'emptied';

/**
 * Offers to leave out a provision whose words were all deleted: that is what whoever deletes all of it means, and a
 * provision without words is no law. Not where it holds others, or where it can't be left out.
 */
export function useEmptied(): (at: Caret) => void {
  const { offer, dropOffer, run, session } = useStructure();
  return useCallback(
    ({ pid, field }) => {
      const now = session();
      const spot = spotAt(now, pid);
      if (field !== 'content' || !spot || spot.node.kind === 'section' || !omit(now, pid).ok) return;
      const name = named(textWithInsertions(now), pid);
      offer({
        key: KEY,
        message: `All words of ${name} are deleted`,
        action: `Leave out ${name}`,
        take: () => {
          dropOffer(KEY);
          run(commandOf('omit'), pid, {});
        },
      });
    },
    [offer, dropOffer, run, session],
  );
}
