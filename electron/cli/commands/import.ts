import { readFile } from 'node:fs/promises';
import { indexTree } from '../../../core/act/tree.ts';
import { ok, type Result, refuse } from '../../../core/result.ts';
import { type Imported, importAct } from '../../../data/corpus/import.ts';
import { shelfFolder } from '../../folders.ts';
import { type Command, text, word } from '../command.ts';

/** A file's bytes. Refused when it can't be read. */
export async function bytesOf(path: string): Promise<Result<Uint8Array>> {
  try {
    return ok(await readFile(path));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'There is no such file' : message;
    return refuse('not-found', `${path} can’t be read: ${why}.`, path);
  }
}

function told({ instrument, remarks, against, kept }: Imported): string {
  const { id, version, title, description } = instrument;
  const done = { new: 'kept', same: 'held already, word for word', replaced: 'kept in place of another' };
  const lines = [
    `${id}@${version}: ${title}. ${description}`,
    `${indexTree(instrument.root).byPid.size} provisions${kept ? `; ${done[kept]}` : ''}`,
    ...against.map(({ version: held, differences }) => {
      const all = Object.values(differences).reduce((sum, number) => sum + number, 0);
      return all === 0
        ? `the same words as the text held as ${held}`
        : `differs from the text held as ${held} in ${all} places, ${differences.substantive} of substance`;
    }),
    ...remarks.map((remark) => `note: ${remark}`),
  ];
  return lines.join('\n');
}

export const importCommand: Command = {
  summary: 'an Act’s file: legislation.gov.uk’s XML, or Akoma Ntoso',
  usage: 'FILE.xml [--as ID[@VERSION]] [--replace]',
  help: `  --as ID         what to keep it as, where the file doesn’t say or another is wanted: ukpga/1996/18@2024-10-09
  --replace       in place of another text held under the same id and version

The Act is kept on this machine, for new reviews and comparisons; what it says of itself, how it differs from what is
held of the same Act, and what is to be known of how it was read, is printed.

  keeling import employment-rights-act.xml --as ukpga/1996/18@2024-10-09`,
  options: { as: { type: 'string' }, replace: { type: 'boolean' } },
  positionals: { least: 1, most: 1 },
  run: async (given) => {
    const file = await bytesOf(word(given, 0));
    if (!file.ok) return file;
    const as = text(given, 'as');
    const imported = await importAct(file.value, {
      shelf: shelfFolder(),
      keep: true,
      replace: given.values.replace === true,
      ...(as === undefined ? {} : { as }),
    });
    return imported.ok ? ok(told(imported.value)) : imported;
  },
};
