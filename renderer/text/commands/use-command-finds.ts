import { useState } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import { named, textWithInsertions } from '../../../core/amend/commands/command.ts';
import type { Find } from '../../state/find.ts';
import { MAC } from '../../ui/platform.ts';
import { shownKey } from './key-combinations.ts';
import { commandsAt } from './registry.ts';
import { useStructure } from './use-structure.ts';

/** The commands for the provision that a person was at as the search was opened, to be found like anything else. */
export function useCommandFinds(): { readonly commands: readonly Find[]; readonly pid: Pid | null } {
  const { here, session } = useStructure();
  const [found] = useState(() => {
    const pid = here();
    if (pid === null) return { commands: [], pid };
    const now = session();
    const name = named(textWithInsertions(now), pid);
    const commands = commandsAt(now, pid).map(({ command, title, whyNot }) => ({
      key: `command:${command.id}`,
      kind: 'command' as const,
      id: command.id,
      name: title,
      words: [`For ${name}`, command.key && shownKey(command.key, MAC), whyNot].filter(Boolean).join('. '),
    }));
    return { commands, pid };
  });
  return found;
}
