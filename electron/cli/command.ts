import type { ParseArgsConfig } from 'node:util';
import { type Result, refuse } from '../../core/base/result.ts';

/** The arguments after a command's name, parsed by its options. */
export interface Arguments {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
}

/** The output of a command, and its exit code: 0, or one that the command documents in `exits`. */
export interface CommandOutput {
  readonly text: string;
  readonly exit: number;
}

/** The exit codes of all commands. */
export const EXIT = { done: 0, refused: 1, misused: 2, inPart: 3, unknown: 4 } as const;

/** A command: its usage, its help, and its action. */
export interface Command {
  readonly summary: string;
  /** The arguments after the name, for example `FILE --out DIR`. */
  readonly usage: string;
  /** The help on the options, with an example; printed under the usage. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** When the command ends with exit code 3 or 4 though it was not refused; printed in its help. */
  readonly exits?: Readonly<Record<number, string>>;
  /** The least and the greatest number of positional arguments. */
  readonly positionals: { readonly min: number; readonly max: number };
  /** Runs the command. Returns the output, or a refusal. */
  readonly run: (args: Arguments) => Promise<Result<string | CommandOutput>>;
}

/** Thrown for unknown or missing arguments. The exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Refuses to start a server: the installed desktop app has none. In a clone, scripts/keeling.mjs handles this command.
 */
export const refuseNoServer = (): Result<never> =>
  refuse('unsupported', 'This Keeling has no server in it. Start it from the source: see docs/server.md.');

/** The text of an option; undefined if it was not given. */
export function textOption({ values }: Arguments, name: string): string | undefined {
  const option = values[name];
  return typeof option === 'string' ? option : undefined;
}

/** All texts of a repeatable option. */
export function repeatedOption({ values }: Arguments, name: string): readonly string[] {
  const option = values[name];
  return Array.isArray(option) ? option : [];
}

/** @throws UsageError when the option was not given. */
export function requiredOption(args: Arguments, name: string): string {
  const option = textOption(args, name);
  if (option === undefined) throw new UsageError(`--${name} is missing`);
  return option;
}

/**
 * The chosen one of a closed list. @throws UsageError if the text is not in the list, or is missing without a default
 */
export function choiceOption<T extends string>(
  args: Arguments,
  name: string,
  choices: readonly T[],
  defaultChoice?: T,
): T {
  const chosen = textOption(args, name) ?? defaultChoice ?? requiredOption(args, name);
  const match = choices.find((one) => one === chosen);
  if (match === undefined) throw new UsageError(`--${name} is one of ${choices.join(', ')}, not ${chosen}`);
  return match;
}

/** A positional argument. @throws RangeError if it is missing, because the command's table should have required it */
export function positionalArgument({ positionals }: Arguments, index: number): string {
  const positional = positionals[index];
  if (positional === undefined) throw new RangeError(`Word ${index} of ${positionals.length}`);
  return positional;
}
