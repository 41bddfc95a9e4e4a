import type { Pid } from '../../../core/act/tree.ts';
import type { DraftingSession } from '../../../core/amend/commands/command.ts';
import { INSERT_COMMANDS } from './insert-commands.ts';
import { OMIT_COMMANDS } from './omit-commands.ts';
import { PROVISION_CHANGE_COMMANDS } from './provision-change-commands.ts';
import { type StructuralCommand, spotAt } from './structural-command.ts';

/** Every structural command, in the order of the menu. */
export const COMMANDS: readonly StructuralCommand[] = [
  ...INSERT_COMMANDS,
  ...PROVISION_CHANGE_COMMANDS,
  ...OMIT_COMMANDS,
];

/** A command offered for one provision. */
interface Offered {
  readonly command: StructuralCommand;
  readonly title: string;
  /** Why it can’t be done there now, and what to do; null where it can. */
  readonly whyNot: string | null;
}

/**
 * The commands at a provision. Commands that people would look for there and that can’t be done have a reason.
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
    // Two commands may have the same title for this provision. The first one is used.
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
