import { ok, type Result, refuse } from '../../core/base/result.ts';
import { accountLines, incompleteReadMessage, isWhole } from '../../core/base/word-account.ts';
import { readActFile } from '../../data/formats/act-file.ts';
import type { ReadInstrument } from '../../data/formats/read-instrument.ts';
import { bytesOf } from './bytes-of.ts';
import type { Arguments } from './command.ts';

/** The help on an option with which a command accepts a file though some of its words could not be read. */
export const INCOMPLETE_HELP = `  --incomplete    continue although words of a file were lost or repeated; without this option, Keeling lists them and stops`;

/** The exit condition of commands that accepted an incomplete file. */
export const INCOMPLETE = 'words of a file were lost or repeated, and you added --incomplete';

/** An Act read from a file, with a report on its words, one line each. */
export interface ReadFile extends ReadInstrument {
  readonly lines: readonly string[];
  /** Whether every word was read exactly once. */
  readonly isWhole: boolean;
}

/**
 * Reads an Act's file for a command that needs every word of it. Refuses if the file cannot be read, or if words would
 * be lost or repeated and `--incomplete` was not given.
 */
export async function readWholeFile(path: string, { values }: Arguments): Promise<Result<ReadFile>> {
  const bytes = await bytesOf(path);
  if (!bytes.ok) return bytes;
  const read = readActFile(bytes.value, { count: true });
  if (!read.ok) return refuse(read.error.kind, `${path}: ${read.error.message}`, read.error.place);
  const { account } = read.value;
  if (!account) throw new TypeError('The words of the file were to be counted');
  if (values.incomplete !== true && !isWhole(account))
    return refuse(
      'refused',
      `${path}: ${incompleteReadMessage(account)} Add --incomplete to go on all the same.`,
      path,
    );
  return ok({ ...read.value, lines: accountLines(account), isWhole: isWhole(account) });
}
