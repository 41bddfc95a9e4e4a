import type { Pid } from '../../../core/act/tree.ts';
import type { DraftingSession } from '../../../core/amend/commands/command.ts';
import { CHANGING } from './changing.ts';
import { INSERTING } from './inserting.ts';
import { type StructuralCommand, spotAt } from './structural-command.ts';
import { TAKING_OUT } from './taking-out.ts';

/** Every structural command, in the order of the menu. */
export const COMMANDS: readonly StructuralCommand[] = [...INSERTING, ...CHANGING, ...TAKING_OUT];

/** A command as it stands for one provision. */
interface Offered {
  readonly command: StructuralCommand;
  readonly title: string;
  /** Why it can't be done there now, with what to do; null when it can. */
  readonly whyNot: string | null;
}

/**
 * What can be done at a provision, and what can't though it might be looked for there, with the reason.
 * @param barred why the person may change no text at all; null where they may
 */
export function commandsAt(
  session: DraftingSession,
  pid: Pid,
  barred: string | null = null,
): readonly Offered[] {
  const spot = spotAt(session, pid);
  if (!spot) return [];
  const titles = new Set<string>();
  return COMMANDS.flatMap((command): Offered[] => {
    const refused =
      command.inputKind === 'nothing' ? command.run(session, pid, {}) : (command.refusal?.(spot) ?? null);
    if (refused && !refused.ok && (refused.error.kind === 'invalid' || refused.error.kind === 'not-found'))
      return [];
    const title = command.title(spot);
    // Beside one of its own kind, a kind's own command is the first one's.
    if (titles.has(title)) return [];
    titles.add(title);
    return [{ command, title, whyNot: barred ?? (refused && !refused.ok ? refused.error.message : null) }];
  });
}

export const commandOf = (id: string): StructuralCommand => {
  const command = COMMANDS.find((each) => each.id === id);
  if (!command) throw new RangeError(`There is no command ${id}`);
  return command;
};
