import { join } from 'node:path';
import type { Knex } from 'knex';
import type { Instrument } from '../../../core/act/instrument.ts';
import { isUsableText } from '../../../core/amend/text/characters.ts';
import type { CallName, CallOutput, CallRequest, Person, ReadOnly } from '../../../core/api.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { type Analyser, analyseHere } from '../../analysis/tasks.ts';
import type { Print } from '../../papers/pack/print.ts';
import { type FileReader, readHere } from '../../readers/readers.ts';
import { backUp, copyOut } from '../../store/back-up.ts';
import { backupsOf, keepBackup, listBackups } from '../../store/backups/backups.ts';
import { engineOf } from '../../store/engine.ts';
import { append, type LedgerWriter, ledgerHead } from '../../store/ledger.ts';
import { instrumentHash, readInstrument, readReview } from '../../store/review.ts';
import type { ReviewFile } from '../../store/review-file.ts';
import { readShared } from '../../store/shared-read.ts';
import { read, write } from '../../store/transact.ts';
import { type ReadWording, readWordingHere } from '../../wording/tasks.ts';
import { noting } from './note-written.ts';
import { withinScope } from './within-scope.ts';

/** What a session asks of its host, so that tests can stand still. */
export interface Deps {
  /** The time, as ISO 8601 in UTC. */
  readonly now: () => string;
  /** Who is at the keyboard now. */
  readonly person: () => Person;
  /** An id that nothing has: a UUID. */
  readonly newId: () => string;
  /** The folder of imported Acts; absent where there is none. */
  readonly shelf?: string;
  /** The folder of backups, one folder a review; absent where none are kept. */
  readonly backups?: string;
  /** Where reviews are kept, for what can't be saved beside its own file; absent where there is no such folder. */
  readonly reviews?: string;
  /** How strangers’ files are read: by a host with a window, in a thread that may die; here, where it is absent. */
  readonly readFile?: FileReader;
  /** How amending words are read: by a host with a window, in a thread that may die; here, where it is absent. */
  readonly readWording?: ReadWording;
  /** How answers are compared by the thousand: by a host with a window, in a thread; here, where it is absent. */
  readonly analyse?: Analyser;
  /** How a pack is printed as PDF; absent where there is nothing to print with. */
  readonly print?: Print;
}

/** What every handler works with: one open review. */
export interface Context {
  /** Where its file is; of a review that a server holds, where one would be, beside which files are written. */
  readonly path: string;
  /** What its window names it by: its path or, on a server, what every server on the database names it by. */
  readonly name: string;
  readonly deps: Deps;
  /** The base text as of the last read or write: another window may move the review to another. */
  readonly instrument: Instrument;
  readonly instrumentHash: string;
  /** Why nothing is written to it; null where it is. */
  readonly readOnly: ReadOnly | null;
  /** What a person should know of the file, each in a sentence. */
  readonly notices: readonly string[];
  /** Runs on one consistent view of the file. */
  readonly read: <T>(work: (trx: Knex.Transaction) => Promise<Result<T>>) => Promise<Result<T>>;
  /**
   * `read`, once for all sessions that ask the same at one moment, where the work depends on nobody. @param what tells it from other reads: the call, and all that it was given
   */
  readonly readShared: <T>(
    key: string,
    work: (trx: Knex.Transaction) => Promise<Result<T>>,
  ) => Promise<Result<T>>;
  /** Runs as the only writer, in one transaction: all of it is on disk when it returns, or, refused, none. */
  readonly write: <T>(
    work: (trx: Knex.Transaction, writeEntry: LedgerWriter) => Promise<Result<T>>,
  ) => Promise<Result<T>>;
  /** Copies the file beside itself, named after why. @returns the copy's path */
  readonly backUp: (reason: string) => Promise<Result<string>>;
  /** The refusal of a file that is no longer the one at its path, as of the last read: that was of what was saved until then. */
  readonly displaced: () => Result<never> | null;
}

/** What answers one call of the contract. */
export type Handler<N extends CallName> = (
  context: Context,
  request: CallRequest<N>,
) => Promise<Result<CallOutput<N>>>;

/** What answers some of the contract's calls: each room of handlers has a table of its own. */
export type Handlers = { readonly [N in CallName]?: Handler<N> };

/** How a session reads the files of strangers. */
export const fileReader = ({ readFile }: Deps): FileReader => readFile ?? readHere;

/** How a session reads amending words. */
export const wordingReader = ({ readWording }: Deps): ReadWording => readWording ?? readWordingHere;

/** How a session compares answers by the thousand. */
export const analyser = ({ analyse }: Deps): Analyser => analyse ?? analyseHere;

/** The ledger's writer for one transaction: one person, one moment. */
export function ledgerWriter(trx: Knex.Transaction, deps: Deps): LedgerWriter {
  const at = deps.now();
  const author = deps.person().name;
  return (act, subject, payload) => append(trx, { at, who: author, act, subject, payload });
}

/** Why a name or title can't be kept; null when it can. */
export function unkeepable(text: string, fieldName: string): Result<never> | null {
  if (isUsableText(text) && text.trim() !== '') return null;
  return refuse('invalid', `${fieldName} must be plain text, and not empty.`, fieldName);
}

const unwritable = ({ why: reason }: ReadOnly): Result<never> =>
  refuse('refused', `This review is read-only. ${reason} Nothing was saved.`);

const NO_OWN_VERSION =
  'Your version could not be written to this folder or to the reviews folder. Make space or choose a backup, then try again.';

/** A context over an open file. Calls to the file are made one after the other, in the order in which they came. */
export function contextOf(
  file: ReviewFile,
  review: Pick<Context, 'path' | 'deps' | 'instrument' | 'instrumentHash'> &
    Partial<Pick<Context, 'name' | 'readOnly' | 'notices'>>,
): Context & {
  readonly idle: () => Promise<void>;
  readonly keepBackup: () => Promise<void>;
  /** Keeps a backup that never goes by itself. Refused where none are kept, or the disk won't have it. */
  readonly keepManualBackup: () => Promise<Result<null>>;
  /** Writes the whole file to a place where nothing is. Refused `clash` where something is. */
  readonly copyTo: (path: string) => Promise<Result<null>>;
  /** Where everything that was saved in a displaced file is now. Refused where that can't be written anywhere. */
  readonly rescueDisplaced: () => Promise<Result<string>>;
} {
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = tail.then(work);
    tail = turn.catch(() => undefined);
    return turn;
  };
  let { instrument, instrumentHash: hash } = review;
  const upToDate = async (trx: Knex.Transaction, stored?: string | null): Promise<void> => {
    const now = stored ?? (await instrumentHash(trx));
    if (now !== hash) ({ instrument, hash } = await readInstrument(trx));
  };
  const { path, name = path, deps, readOnly = null, notices = [] } = review;
  /** Does something with the file once it is looked at; refused where it is not the one that was opened. */
  const onFile = <T>(
    moment: 'reading' | 'writing',
    work: (db: Knex) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    inTurn(async () => {
      const before = await file.look(moment);
      // What was saved can be read on where it is still to be had.
      if (!before.ok && (moment === 'writing' || !(await file.isReadable()))) return before;
      const result = await work(file.db);
      if (!result.ok || moment === 'reading') return result;
      const after = await file.look('written');
      return after.ok ? result : after;
    });
  return {
    path,
    name,
    deps,
    readOnly,
    notices,
    get instrument() {
      return instrument;
    },
    get instrumentHash() {
      return hash;
    },
    read: (work) =>
      onFile('reading', (db) =>
        read(db, async (trx) => {
          await upToDate(trx);
          return work(trx);
        }),
      ),
    readShared: (key, work) =>
      onFile('reading', (db) =>
        readShared(db, key, async (trx) => {
          await upToDate(trx);
          return work(trx);
        }),
      ),
    write: async (work) => {
      if (readOnly) return unwritable(readOnly);
      const nameless = unkeepable(review.deps.person().name, 'Your name');
      if (nameless) return nameless;
      let note = () => {};
      const saved = await onFile('writing', async (db) => {
        let keep = () => {};
        const committed = await write(db, async (trx, turn) => {
          keep = file.writes.listen(trx);
          await upToDate(trx, turn.instrument);
          const noted = noting(ledgerWriter(trx, deps));
          note = noted.note;
          const scoped = withinScope(trx, noted.writeEntry);
          const answer = await work(trx, scoped.writeEntry);
          return answer.ok ? ((await scoped.refusal(instrument.root)) ?? answer) : answer;
        });
        if (committed.ok) keep();
        return committed;
      });
      if (saved.ok) note();
      return saved;
    },
    backUp: (reason) =>
      readOnly
        ? Promise.resolve(unwritable(readOnly))
        : onFile('writing', (db) => copied(db, async () => ok(await backUp(db, path, reason)))),
    keepBackup: async () => {
      if (!readOnly) await onFile('writing', () => keepBackupOf(file, review));
    },
    keepManualBackup: () =>
      readOnly
        ? Promise.resolve(unwritable(readOnly))
        : onFile('writing', (db) => copied(db, () => keep(file, review, true))),
    copyTo: (to) => onFile('reading', (db) => copied(db, () => copyOut(db, to))),
    rescueDisplaced: () =>
      inTurn(async () => {
        const own = await file.rescueDisplaced();
        return own ? ok(own.path) : refuse('unavailable', NO_OWN_VERSION);
      }),
    displaced: () => file.refusal(),
    idle: async () => {
      await tail;
    },
  };
}

async function keep(
  { db, writes }: ReviewFile,
  { path, deps }: Pick<Context, 'path' | 'deps'>,
  isByHand: boolean,
): Promise<Result<null>> {
  if (!deps.backups) return refuse('unsupported', 'No backups are kept here. Nothing was changed.');
  const moment = await read(db, async (trx) =>
    ok({ id: (await readReview(trx)).id, seq: (await ledgerHead(trx)).seq }),
  );
  if (!moment.ok) return moment;
  const { id, seq } = moment.value;
  const folder = await backupsOf(deps.backups, id, path);
  await keepBackup(db, { folder, path, now: deps.now(), seq, isByHand });
  const [newest] = await listBackups(folder);
  if (newest?.seq === seq) writes.begin(join(folder, newest.name));
  return ok(null);
}

/** A backup that can't be made is said on the terminal, and stops nobody's work. */
async function keepBackupOf(file: ReviewFile, review: Pick<Context, 'path' | 'deps'>): Promise<Result<null>> {
  try {
    return await keep(file, review, false);
  } catch (error) {
    console.error(`keeling: no backup could be kept: ${error instanceof Error ? error.message : error}`);
    return ok(null);
  }
}

/** Makes a copy of the file, or says why the disk won't have one. */
async function copied<T>(db: Knex, copy: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await copy();
  } catch (error) {
    const refusal = engineOf(db).refusalOf(error);
    if (refusal) return refusal;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/^E[A-Z]+$/.test(code))
      return refuse('refused', `The file could not be copied (${code}). Nothing was changed.`);
    throw error;
  }
}
