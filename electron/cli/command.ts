import type { ParseArgsConfig } from 'node:util';
import { type Result, refuse } from '../../core/base/result.ts';

/** What was typed after a command's name, read by its own options. */
export interface Arguments {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
}

/** What a command prints, and the exit code that it ends with: 0, or one that the command has a line for. */
export interface Printed {
  readonly text: string;
  readonly exit: number;
}

/** The exit codes of every command, and when it ends with them. */
export const EXIT = { done: 0, refused: 1, misused: 2, inPart: 3, unknown: 4 } as const;

/** One command: how it is called, what its help says, and what it does. */
export interface Command {
  readonly summary: string;
  /** What follows the name: `FILE --out DIR`. */
  readonly usage: string;
  /** What its options mean, and an example; printed under the usage. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** When it ends with another exit code than 0 though it was not refused: printed in its help after “3”, “4”. */
  readonly exits?: Readonly<Record<number, string>>;
  /** How many words there must be, and how many there may be. */
  readonly positionals: { readonly min: number; readonly max: number };
  /** What to print, or why not. */
  readonly run: (args: Arguments) => Promise<Result<string | Printed>>;
}

/** The command was called in a way it doesn't know: exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Where the server is, scripts/keeling.mjs answers for it: nothing of it is in what is installed on a desktop. */
export const noServer = (): Result<never> =>
  refuse('unsupported', 'This Keeling has no server in it. Start it from the source: see docs/server.md.');

/** An option's text; absent when it was not given. */
export function text({ values }: Arguments, name: string): string | undefined {
  const option = values[name];
  return typeof option === 'string' ? option : undefined;
}

/** The texts of an option that may be given more than once. */
export function texts({ values }: Arguments, name: string): readonly string[] {
  const option = values[name];
  return Array.isArray(option) ? option : [];
}

/** @throws UsageError when the option was not given. */
export function requiredText(args: Arguments, name: string): string {
  const option = text(args, name);
  if (option === undefined) throw new UsageError(`--${name} is missing`);
  return option;
}

/** One of a closed list. @throws UsageError for another, and where the option was not given and there is no usual one. */
export function choice<T extends string>(args: Arguments, name: string, choices: readonly T[], usual?: T): T {
  const chosen = text(args, name) ?? usual ?? requiredText(args, name);
  const match = choices.find((one) => one === chosen);
  if (match === undefined) throw new UsageError(`--${name} is one of ${choices.join(', ')}, not ${chosen}`);
  return match;
}

/** A word of the command line. @throws RangeError when the command's own table let it be missing. */
export function word({ positionals }: Arguments, index: number): string {
  const positional = positionals[index];
  if (positional === undefined) throw new RangeError(`Word ${index} of ${positionals.length}`);
  return positional;
}
