import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { type FilePlace, filePlaceOf } from '../../../data/base/file-place.ts';
import { listLeftovers } from '../../../data/base/leftovers.ts';
import { type MakerStatus, ownedTemporaryFolder } from '../../../data/base/unfinished.ts';
import { backupFoldersFor } from '../../../data/store/backups/backups.ts';
import {
  copyIn,
  diagnose,
  filesBeside,
  filesOf,
  type RescuedTable,
  rescueRows,
} from '../../../data/store/doctor.ts';
import { backupsOfReview } from '../../backups.ts';
import { backupsFolder } from '../../folders.ts';
import { type Command, type CommandOutput, EXIT, positionalArgument, textOption } from '../command.ts';
import { withReview } from '../review.ts';

const count = (number: number): string => number.toLocaleString('en-GB');

/** Works on a copy of the file and its write-ahead log, because even opening a damaged database may harm it further. */
async function inCopy<T>(path: string, work: (copy: string) => Promise<T>): Promise<T> {
  const folder = await ownedTemporaryFolder('doctor');
  try {
    for (const file of await filesOf(path)) await copyFile(file, copyIn(folder, file));
    return await work(copyIn(folder, path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether a review opens and agrees with its ledger, and the reason if not. */
async function verdict(copy: string, notReview: string): Promise<{ isSound: boolean; words: string }> {
  if (notReview !== '') return { isSound: false, words: `This is not a Keeling review: ${notReview}.` };
  const opened = await withReview(copy, { positionals: [], values: {} }, async (call) =>
    call('ledger.verify', {}),
  );
  if (!opened.ok) return { isSound: false, words: opened.error.message };
  const { entries, search } = opened.value;
  const index =
    search === undefined
      ? ''
      : ' Its search index is damaged: keeling verify makes it again from the responses.';
  return {
    isSound: true,
    words: `Sound: all ${count(entries)} entries of the history are there and unchanged.${index}`,
  };
}

const SAID_OF: Readonly<Record<MakerStatus, string>> = {
  living: 'in use by Keeling, which is running',
  ended: 'left when Keeling was stopped; cleared when it next starts',
  unknown:
    'left by an older version of Keeling, or in use on another computer; cleared after a week without changes',
};

/** The unfinished files beside a review, among its backups and in the system's temporary folder. */
async function leftovers(path: string): Promise<readonly string[]> {
  const fullPath = resolve(path);
  const folders = [dirname(fullPath), ...(await backupFoldersFor(backupsFolder(), fullPath))];
  const unfinished = await Promise.all(folders.map(listLeftovers));
  // Temporary files of running programs are not reported.
  const passing = (await listLeftovers(tmpdir())).filter(({ isAbandoned }) => isAbandoned);
  return [...unfinished.flat(), ...passing].map(
    ({ path, maker }) => `  unfinished: ${path} (${SAID_OF[maker]})`,
  );
}

const PLACE_WORDS: Readonly<Record<FilePlace, readonly string[]>> = {
  local: [],
  network: [
    '  kept on a network drive: let only one person open it at a time, because another computer may not see that it is open. Several people need the Keeling server.',
  ],
  synchronised: [
    '  kept in a folder that a sync program copies, such as OneDrive: let only one person open it at a time, after the sync program has finished. Several people need the Keeling server.',
  ],
};

async function diagnosisText(path: string): Promise<Result<CommandOutput>> {
  const { diagnosis, isSound, words } = await inCopy(path, async (copy) => {
    const looked = await diagnose(copy);
    return { diagnosis: looked, ...(await verdict(copy, looked.reasonNotReview)) };
  });
  const backups = await backupsOfReview({ path: resolve(path) }, backupsFolder());
  const [newest] = backups;
  const lines = [
    `${path}: ${count(diagnosis.bytes)} bytes${diagnosis.reasonNotReview === '' ? `, version ${diagnosis.version} of the tables` : ''}`,
    words,
    ...PLACE_WORDS[filePlaceOf(path)],
    ...diagnosis.faults.map((fault) => `  in the file: ${fault}`),
    ...(await filesBeside(path)).map((name) => `  beside it: ${name}`),
    ...(await leftovers(path)),
    newest
      ? `Backups kept: ${backups.length}; the newest is of ${newest.at}, entry ${newest.seq}.`
      : 'There is no backup on this computer.',
    ...(isSound || diagnosis.reasonNotReview !== ''
      ? []
      : [`To save what can be read: keeling doctor ${path} --rescue FOLDER`]),
  ];
  return ok({ text: lines.join('\n'), exit: isSound ? EXIT.done : EXIT.refused });
}

const tableWords = ({ table, rows, isWhole }: RescuedTable): string =>
  `${table}: ${count(rows)} rows${isWhole ? '' : '; the rest of it could not be read'}`;

async function rescued(path: string, to: string): Promise<Result<CommandOutput>> {
  if (existsSync(to)) return refuse('clash', `There is already a ${to}. Nothing was written.`);
  try {
    const tables = await inCopy(path, async (copy) => {
      await mkdir(to, { recursive: true });
      return rescueRows(copy, (table, rows) =>
        writeFile(join(to, `${table}.jsonl`), rows.map((row) => `${JSON.stringify(row)}\n`).join('')),
      );
    });
    const isWhole = tables.every((table) => table.isWhole);
    return ok({ text: tables.map(tableWords).join('\n'), exit: isWhole ? EXIT.done : EXIT.inPart });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse('damaged', `Nothing in the file can be read: ${reason}. Open a backup.`);
  }
}

export const doctorCommand: Command = {
  summary: 'find out why a review does not open, and what can be saved',
  usage: 'FILE [--rescue FOLDER]',
  help: `  --rescue FOLDER   save everything that can be read of a damaged review in a folder, as one file of JSON lines for each table

The review itself never changes. The output names hidden files that Keeling left beside the review, or among its backups,
when it was stopped. The next start deletes them. It also says whether the review is on a network drive or in OneDrive. A
drive letter that stands for a network drive is known only if the variable KEELING_NETWORK_DRIVES names it ("H: S:").

  keeling doctor stalking.keeling`,
  options: { rescue: { type: 'string' } },
  exits: {
    [EXIT.refused]: 'the file is not sound',
    [EXIT.inPart]: 'not all of a table could be read',
  },
  positionals: { min: 1, max: 1 },
  run: async (args) => {
    const path = positionalArgument(args, 0);
    const facts = await stat(path).catch(() => null);
    if (!facts?.isFile()) return refuse('not-found', `There is no file ${path}`);
    const to = textOption(args, 'rescue');
    return to === undefined ? diagnosisText(path) : rescued(path, to);
  },
};
