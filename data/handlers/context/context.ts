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
import { backupFolderOf, keepBackup, listBackups } from '../../store/backups/backups.ts';
import { engineOf } from '../../store/engine.ts';
import { append, type LedgerWriter, ledgerHead } from '../../store/ledger.ts';
import { instrumentHash, readInstrument, readReview } from '../../store/review.ts';
import type { ReviewFile } from '../../store/review-file.ts';
import { readShared } from '../../store/shared-read.ts';
import { read, write } from '../../store/transact.ts';
import { type ReadWording, readWordingHere } from '../../wording/tasks.ts';
import { enforceScope } from './enforce-scope.ts';
import { trackEntries } from './written-entries.ts';

/** The services that the host gives a session. Tests give a fixed clock and fixed ids. */
export interface Deps {
  /** The time, as ISO 8601 in UTC. */
  readonly now: () => string;
  /** The current user. */
  readonly person: () => Person;
  /** Makes a new UUID. */
  readonly newId: () => string;
  /** The folder of imported Acts; absent if the host has none. */
  readonly shelf?: string;
  /** The folder of backups, with one folder for each review; absent if the host keeps no backups. */
  readonly backups?: string;
  /** The folder of reviews, for a copy that can't be saved beside its own file; absent if the host has none. */
  readonly reviews?: string;
  /** Reads other people’s files. A host with a window does it in a thread that it can end; if absent, this thread does. */
  readonly readFile?: FileReader;
  /** Reads amending wording, in a thread that the host can end; if absent, this thread does. */
  readonly readWording?: ReadWording;
  /** Compares thousands of answers, in a thread that the host can end; if absent, this thread does. */
  readonly analyse?: Analyser;
  /** Prints a pack as PDF; absent if the host can't print. */
  readonly print?: Print;
}

/** An open review, as every handler gets it. */
export interface Context {
  /** The path of the review's file. A review on a server has no such file, but exports are written beside this path. */
  readonly path: string;
  /** The name by which windows refer to the review: its path or, on a server, a name that all servers of the database use. */
  readonly name: string;
  readonly deps: Deps;
  /** The base text as of the last read or write. Another window may have changed it since. */
  readonly instrument: Instrument;
  /** SHA-256 of the base text, in hex. */
  readonly instrumentHash: string;
  /** The reason why the review is read-only; null if it can be written. */
  readonly readOnly: ReadOnly | null;
  /** Sentences about the file for the user, for example that it was repaired. */
  readonly notices: readonly string[];
  /** Runs on one consistent view of the file. */
  readonly read: <T>(work: (trx: Knex.Transaction) => Promise<Result<T>>) => Promise<Result<T>>;
  /**
   * Like `read`, but sessions that make the same read at the same time share one. The work must not depend on the user.
   * @param key the name of the call and all its input
   */
  readonly readShared: <T>(
    key: string,
    work: (trx: Knex.Transaction) => Promise<Result<T>>,
  ) => Promise<Result<T>>;
  /** Runs as the only writer, in one transaction. On return everything is on disk or, if refused, nothing is. */
  readonly write: <T>(
    work: (trx: Knex.Transaction, writeEntry: LedgerWriter) => Promise<Result<T>>,
  ) => Promise<Result<T>>;
  /** Copies the file to the same folder, with the reason in the copy's name. @returns the copy's path */
  readonly backUp: (reason: string) => Promise<Result<string>>;
  /** A refusal if another file was at the review's path at the last read; otherwise null. */
  readonly displacedRefusal: () => Result<never> | null;
}

/** Answers one call of the contract. */
export type Handler<N extends CallName> = (
  context: Context,
  request: CallRequest<N>,
) => Promise<Result<CallOutput<N>>>;

/** A table of handlers by call. Each folder of handlers exports one. */
export type Handlers = { readonly [N in CallName]?: Handler<N> };

/** The host's reader of other people's files, or the one of this thread. */
export const fileReader = ({ readFile }: Deps): FileReader => readFile ?? readHere;

/** The host's reader of amending wording, or the one of this thread. */
export const wordingReader = ({ readWording }: Deps): ReadWording => readWording ?? readWordingHere;

/** The host's analyser of answers, or the one of this thread. */
export const analyser = ({ analyse }: Deps): Analyser => analyse ?? analyseHere;

/** Makes the ledger writer of one transaction. All its entries have the same author and time. */
export function ledgerWriter(trx: Knex.Transaction, deps: Deps): LedgerWriter {
  const time = deps.now();
  const author = deps.person().name;
  return (type, subject, payload) => append(trx, { at: time, who: author, act: type, subject, payload });
}

/** Refuses an unusable or empty name, title or reason; null if it is usable. */
export function nameRefusal(text: string, fieldName: string): Result<never> | null {
  if (isUsableText(text) && text.trim() !== '') return null;
  return refuse('invalid', `${fieldName} must be plain text, and not empty.`, fieldName);
}

const readOnlyRefusal = ({ why: reason }: ReadOnly): Result<never> =>
  refuse('refused', `This review is read-only. ${reason} Nothing was saved.`);

const RESCUE_FAILED =
  'Your version could not be written to this folder or to the reviews folder. Make space or choose a backup, then try again.';

/** Makes the context of an open file. A queue runs the uses of the file one after the other, in the order of the calls. */
export function createContext(
  file: ReviewFile,
  review: Pick<Context, 'path' | 'deps' | 'instrument' | 'instrumentHash'> &
    Partial<Pick<Context, 'name' | 'readOnly' | 'notices'>>,
): Context & {
  /** Waits until all work on the file that was enqueued before is finished. */
  readonly waitUntilIdle: () => Promise<void>;
  /** Keeps an automatic backup. A failure is only logged. */
  readonly keepBackup: () => Promise<void>;
  /** Keeps a backup that is never deleted automatically. Refused if the host keeps no backups, or the disk is full. */
  readonly keepManualBackup: () => Promise<Result<null>>;
  /** Copies the whole file to a new path. Refused `clash` if a file exists there. */
  readonly copyTo: (path: string) => Promise<Result<null>>;
  /** Saves the content of a displaced file elsewhere and returns the path. Refused if no folder can be written. */
  readonly rescueDisplaced: () => Promise<Result<string>>;
} {
  let lastInQueue: Promise<unknown> = Promise.resolve();
  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const queued = lastInQueue.then(work);
    lastInQueue = queued.catch(() => undefined);
    return queued;
  };
  let { instrument, instrumentHash: hash } = review;
  /** Reads the base text again if another window has changed it. `storedHash` is its hash, if already known. */
  const refreshBaseText = async (trx: Knex.Transaction, storedHash?: string | null): Promise<void> => {
    const latestHash = storedHash ?? (await instrumentHash(trx));
    if (latestHash !== hash) ({ instrument, hash } = await readInstrument(trx));
  };
  const { path, name = path, deps, readOnly = null, notices = [] } = review;
  /** Runs work on the file. Refused if the file at the path is no longer the one that was opened. */
  const withFile = <T>(
    purpose: 'reading' | 'writing',
    work: (db: Knex) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    enqueue(async () => {
      const before = await file.checkFile(purpose);
      // A displaced file may still be readable through the open handle.
      if (!before.ok && (purpose === 'writing' || !(await file.isReadable()))) return before;
      const outcome = await work(file.db);
      if (!outcome.ok || purpose === 'reading') return outcome;
      const after = await file.checkFile('written');
      return after.ok ? outcome : after;
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
      withFile('reading', (db) =>
        read(db, async (trx) => {
          await refreshBaseText(trx);
          return work(trx);
        }),
      ),
    readShared: (key, work) =>
      withFile('reading', (db) =>
        readShared(db, key, async (trx) => {
          await refreshBaseText(trx);
          return work(trx);
        }),
      ),
    write: async (work) => {
      if (readOnly) return readOnlyRefusal(readOnly);
      const nameProblem = nameRefusal(review.deps.person().name, 'Your name');
      if (nameProblem) return nameProblem;
      let reportWritten = () => {};
      const saved = await withFile('writing', async (db) => {
        let keepStatements = () => {};
        const committed = await write(db, async (trx, lockedState) => {
          keepStatements = file.writes.recordStatements(trx);
          await refreshBaseText(trx, lockedState.instrument);
          const tracker = trackEntries(ledgerWriter(trx, deps));
          reportWritten = tracker.reportWritten;
          const scopeGuard = enforceScope(trx, tracker.writeEntry);
          const answer = await work(trx, scopeGuard.writeEntry);
          return answer.ok ? ((await scopeGuard.refusal(instrument.root)) ?? answer) : answer;
        });
        if (committed.ok) keepStatements();
        return committed;
      });
      if (saved.ok) reportWritten();
      return saved;
    },
    backUp: (reason) =>
      readOnly
        ? Promise.resolve(readOnlyRefusal(readOnly))
        : withFile('writing', (db) => attemptCopy(db, async () => ok(await backUp(db, path, reason)))),
    keepBackup: async () => {
      if (!readOnly) await withFile('writing', () => tryAutomaticBackup(file, review));
    },
    keepManualBackup: () =>
      readOnly
        ? Promise.resolve(readOnlyRefusal(readOnly))
        : withFile('writing', (db) => attemptCopy(db, () => makeBackup(file, review, true))),
    copyTo: (to) => withFile('reading', (db) => attemptCopy(db, () => copyOut(db, to))),
    rescueDisplaced: () =>
      enqueue(async () => {
        const rescuedFile = await file.rescueDisplaced();
        return rescuedFile ? ok(rescuedFile.path) : refuse('unavailable', RESCUE_FAILED);
      }),
    displacedRefusal: () => file.refusal(),
    waitUntilIdle: async () => {
      await lastInQueue;
    },
  };
}

/** Keeps a backup of the file. The newest backup then becomes the start of the recorded writes. */
async function makeBackup(
  { db, writes }: ReviewFile,
  { path, deps }: Pick<Context, 'path' | 'deps'>,
  isManual: boolean,
): Promise<Result<null>> {
  if (!deps.backups) return refuse('unsupported', 'No backups are kept here. Nothing was changed.');
  const position = await read(db, async (trx) =>
    ok({ id: (await readReview(trx)).id, seq: (await ledgerHead(trx)).seq }),
  );
  if (!position.ok) return position;
  const { id, seq } = position.value;
  const folder = await backupFolderOf(deps.backups, id, path);
  await keepBackup(db, { folder, path, now: deps.now(), seq, isByHand: isManual });
  const [newest] = await listBackups(folder);
  if (newest?.seq === seq) writes.restart(join(folder, newest.name));
  return ok(null);
}

/** Makes an automatic backup. A failure is only logged, because it must not stop the user's work. */
async function tryAutomaticBackup(
  file: ReviewFile,
  review: Pick<Context, 'path' | 'deps'>,
): Promise<Result<null>> {
  try {
    return await makeBackup(file, review, false);
  } catch (error) {
    console.error(`keeling: no backup could be kept: ${error instanceof Error ? error.message : error}`);
    return ok(null);
  }
}

/** Makes a copy of the file. Refused with the reason if the database or the disk fails. */
async function attemptCopy<T>(db: Knex, copy: () => Promise<Result<T>>): Promise<Result<T>> {
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
