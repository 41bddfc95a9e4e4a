import { useState } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import { nameOf, textWithInsertions } from '../../../core/amend/commands/command.ts';
import { useBench } from '../../state/review/review.tsx';
import { type CommandFind, commandFind } from '../../state/window/find.ts';
import { useBarred } from '../../ui/allowed.tsx';
import { MAC } from '../../ui/platform.ts';
import { combinationLabel } from './key-combinations.ts';
import { COMMANDS, commandsAt } from './registry.ts';
import type { StructuralCommand } from './structural-command.ts';
import { useStructure } from './use-structure.ts';

/** Why no command can be used while the person is at no provision. */
export const GO_TO_ONE = 'Go to a provision in the Act first';

const wordsOf = (command: StructuralCommand, where: string | null): string =>
  [where, command.key && combinationLabel(command.key, MAC)].filter(Boolean).join('. ');

/**
 * Structural commands as search results, for the provision that had the focus when the search was opened. Commands that
 * can’t be used there come last, with the reason.
 */
export function useCommandFinds(): { readonly commands: readonly CommandFind[]; readonly pid: Pid | null } {
  const { focusedPid, session, start } = useStructure();
  const { bench, dispatch } = useBench();
  const barred = useBarred('amendment.revise');
  const [finds] = useState(() => {
    const pid = focusedPid();
    const now = session();
    const name = pid === null ? null : nameOf(textWithInsertions(now), pid);
    const offered = pid === null ? [] : commandsAt(now, pid, barred);
    const run = (id: string) => () => {
      if (bench.room !== 'act') dispatch({ do: 'enter', room: 'act' });
      if (pid !== null) start(id, pid);
    };
    const atThis = offered.map(({ command, title, whyNot }) =>
      commandFind({
        id: command.id,
        name: title,
        words: wordsOf(command, `For ${name}`),
        alsoCalled: [...command.alsoCalled, command.name],
        whyNot: whyNot ?? undefined,
        run: run(command.id),
      }),
    );
    const names = new Set(offered.map(({ command }) => command.name));
    const elsewhere = COMMANDS.filter(
      (command) => !names.has(command.name) && !offered.some((one) => one.command.id === command.id),
    ).map((command) =>
      commandFind({
        id: command.id,
        name: command.name,
        words: wordsOf(command, null),
        alsoCalled: command.alsoCalled,
        whyNot: pid === null ? GO_TO_ONE : `This cannot be done at ${name}`,
        run: run(command.id),
      }),
    );
    return { commands: [...atThis, ...elsewhere], pid };
  });
  return finds;
}
