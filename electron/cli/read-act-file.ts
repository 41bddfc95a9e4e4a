import { ok, type Result, refuse } from '../../core/base/result.ts';
import { accountLines, isWhole, missedWords } from '../../core/base/word-account.ts';
import { readActFile } from '../../data/formats/act-file.ts';
import type { ReadInstrument } from '../../data/formats/read-instrument.ts';
import { bytesOf } from './bytes-of.ts';
import type { Arguments } from './command.ts';

/** How a command says of itself that it takes a file though words of it were not read. */
export const INCOMPLETE_HELP = `  --incomplete    continue although words of a file were lost or repeated; without this option, Keeling lists them and stops`;

/** When a command has done what was asked with a file that was not read whole. */
export const INCOMPLETE = 'words of a file were lost or repeated, and you added --incomplete';

/** An Act's file as it was read, and what became of its words, a line each. */
export interface ReadFile extends ReadInstrument {
  readonly lines: readonly string[];
  /** Whether every word of it was read, once. */
  readonly isWhole: boolean;
}

/**
 * Reads an Act's file for a command that needs every word of it. Refused with the reason when it can't be read. Also
 * refused when words of it would be left out or doubled, unless the person says `--incomplete`.
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
      `${path}: ${missedWords(account)} Add --incomplete to go on all the same.`,
      path,
    );
  return ok({ ...read.value, lines: accountLines(account), isWhole: isWhole(account) });
}
