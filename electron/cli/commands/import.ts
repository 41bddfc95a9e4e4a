import { stat, writeFile } from 'node:fs/promises';
import { type Kind, type Provision, walk } from '../../../core/act/tree.ts';
import { count } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import {
  accountLines,
  incompleteReadMessage,
  isWhole,
  type WordAccount,
} from '../../../core/base/word-account.ts';
import { type Imported, importAct } from '../../../data/corpus/import.ts';
import { importFolder } from '../../../data/corpus/import-folder.ts';
import { readActFile } from '../../../data/formats/act-file.ts';
import { writeAkn } from '../../../data/formats/akn/write.ts';
import { shelfFolder } from '../../folders.ts';
import { bytesOf } from '../bytes-of.ts';
import {
  type Command,
  type CommandOutput,
  choiceOption,
  EXIT,
  positionalArgument,
  textOption,
} from '../command.ts';
import { INCOMPLETE } from '../read-act-file.ts';

/** Kinds that are not counted as provisions: tables belong to the provision that contains them. */
const NO_PROVISION: ReadonlySet<Kind> = new Set(['act', 'table', 'row', 'cell']);

const provisionsIn = (root: Provision): number =>
  [...walk(root)].filter(({ kind }) => !NO_PROVISION.has(kind)).length;

function describeImported({ instrument, remarks, account, against, shelfChange }: Imported): string {
  const { id, version, title, description } = instrument;
  const outcomeWords = {
    new: 'saved',
    same: 'already saved, word for word',
    replaced: 'saved in place of another',
  };
  const lines = [
    `${id}@${version}: ${title}. ${description}`,
    `${count(provisionsIn(instrument.root), 'provision')}${shelfChange ? `; ${outcomeWords[shelfChange]}` : ''}`,
    ...accountLines(account),
    ...against.map(({ version: savedVersion, differences }) => {
      const all = Object.values(differences).reduce((sum, number) => sum + number, 0);
      return all === 0
        ? `the same words as the saved text ${savedVersion}`
        : `differs from the saved text ${savedVersion} in ${count(all, 'place')}, ${differences.substantive} of substance`;
    }),
    ...remarks.map((remark) => `note: ${remark}`),
  ];
  return lines.join('\n');
}

const exitFor = (account: WordAccount): number => (isWhole(account) ? EXIT.done : EXIT.inPart);

/** Writes the text to another file as Akoma Ntoso. */
async function rewritten(
  bytes: Uint8Array,
  out: string,
  { ids, incomplete }: { readonly ids: 'lawmaker' | 'legislation'; readonly incomplete: boolean },
): Promise<Result<CommandOutput>> {
  const read = readActFile(bytes, { count: true });
  if (!read.ok) return read;
  const { instrument, remarks, account } = read.value;
  if (!account) throw new TypeError('The words of a file that is converted are counted');
  if (!incomplete && !isWhole(account)) return refuse('refused', incompleteReadMessage(account));
  try {
    await writeFile(out, writeAkn(instrument, { ids }), { flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'EEXIST' ? 'there is a file of that name already' : message;
    return refuse('refused', `${out} was not written: ${reason}.`, out);
  }
  const lines = [`${out}: ${instrument.title}`, ...accountLines(account)];
  const notes = remarks.map((remark) => `note: ${remark}`);
  return ok({ text: [...lines, ...notes].join('\n'), exit: exitFor(account) });
}

/** Imports all Acts of a folder. Reports the outcome for each file, and the totals. */
async function wholeFolder(
  folder: string,
  replace: boolean,
  isAsPublished: boolean,
): Promise<Result<CommandOutput>> {
  const files = await importFolder(folder, { shelf: shelfFolder(), replace, isAsPublished });
  if (!files.ok) return files;
  const outcomeWords = { new: 'saved', same: 'already saved', replaced: 'saved in place of another' };
  const lines = files.value.map(({ name, outcome }) =>
    outcome.kind === 'held'
      ? `${name}: ${outcome.id}@${outcome.version}, ${outcomeWords[outcome.shelfChange]}`
      : `${name}: not saved. ${outcome.reason}`,
  );
  const refused = files.value.filter(({ outcome }) => outcome.kind === 'refused').length;
  const totals = `${count(files.value.length, 'file')}: ${files.value.length - refused} saved, ${refused} not`;
  return ok({ text: [...lines, totals].join('\n'), exit: refused > 0 ? EXIT.inPart : EXIT.done });
}

export const importCommand: Command = {
  summary: 'import an Act’s file, or a folder of them: legislation.gov.uk’s XML, or Akoma Ntoso',
  usage:
    'FILE.xml [--as ID[@VERSION] | --year YEAR --number N --date DATE] [--replace] [--incomplete] | FOLDER [--replace] [--as-published] | FILE.xml --out OUT.xml [--ids lawmaker|legislation] [--incomplete]',
  help: `  --as ID         the name to save it under, if the file has none or you want another: ukpga/1996/18@2024-10-09
  --year, --number  the year and number, if the file doesn’t say them; --type (default: ukpga)
  --date DATE     the date of the text, if the file doesn’t say it
  --as-published  for a folder: saves drafts without year and number under the publisher’s own names
  --replace       replaces another text with the same id and version
  --incomplete    import the file although some of its words would be lost or repeated; without this option, these
                  words are listed and nothing is saved
  --out OUT.xml   write the Act as Akoma Ntoso 3.0 instead of saving it here; an existing file is not replaced
  --ids STYLE     the style of identifiers: lawmaker (the default), or legislation for legislation.gov.uk’s

The Act is saved on this computer, for new reviews and comparisons. The output says what the file says about the Act, how
it differs from the texts of that Act already saved, whether every word was read, and any problems. For a FOLDER, every
.xml and .akn file in it and in its subfolders is imported; the output names each file that can’t be, with the reason.

  keeling import employment-rights-act.xml --as ukpga/1996/18@2024-10-09`,
  options: {
    as: { type: 'string' },
    type: { type: 'string' },
    year: { type: 'string' },
    number: { type: 'string' },
    date: { type: 'string' },
    replace: { type: 'boolean' },
    'as-published': { type: 'boolean' },
    incomplete: { type: 'boolean' },
    out: { type: 'string' },
    ids: { type: 'string' },
  },
  exits: { [EXIT.inPart]: `some files of the folder were not imported; or ${INCOMPLETE}` },
  positionals: { min: 1, max: 1 },
  run: async (args) => {
    const path = positionalArgument(args, 0);
    const about = await stat(path).catch(() => null);
    if (about?.isDirectory())
      return wholeFolder(path, args.values.replace === true, args.values['as-published'] === true);
    const file = await bytesOf(path);
    if (!file.ok) return file;
    const as = textOption(args, 'as');
    const out = textOption(args, 'out');
    if (out !== undefined)
      return rewritten(file.value, out, {
        ids: choiceOption(args, 'ids', ['lawmaker', 'legislation'], 'lawmaker'),
        incomplete: args.values.incomplete === true,
      });
    const imported = await importAct(file.value, {
      shelf: shelfFolder(),
      keep: true,
      replace: args.values.replace === true,
      incomplete: args.values.incomplete === true,
      ...(as === undefined ? {} : { as }),
      extraDetails: {
        type: textOption(args, 'type'),
        year: textOption(args, 'year'),
        number: textOption(args, 'number'),
        date: textOption(args, 'date'),
      },
    });
    return imported.ok
      ? ok({ text: describeImported(imported.value), exit: exitFor(imported.value.account) })
      : imported;
  },
};
