import { dirname, resolve } from 'node:path';
import type { Knex } from 'knex';
import type { Instrument } from '../../core/act/instrument.ts';
import { type Call, type CallInput, type CallName, type CallRequest, calls } from '../../core/api.ts';
import { type Displacement, ok, type Result, refuse } from '../../core/base/result.ts';
import type { Schema } from '../../core/base/schema.ts';
import type { Declaration } from '../../core/contract.ts';
import { clearLeftovers } from '../base/leftovers.ts';
import { findTextBy } from '../corpus/held-texts.ts';
import { responsesSession } from '../handlers/consultation/responses-session.ts';
import { type Context, createContext, type Deps } from '../handlers/context/context.ts';
import { collectWrittenSeqs } from '../handlers/context/written-entries.ts';
import { handlers } from '../handlers/handlers.ts';
import { ledgerHead } from '../store/ledger.ts';
import { MIGRATIONS } from '../store/migrate.ts';
import { openCopy } from '../store/read-only.ts';
import { readInstrument } from '../store/review.ts';
import { ReviewFile } from '../store/review-file.ts';
import { closeStore, openStore, startWriting } from '../store/store.ts';
import { read } from '../store/transact.ts';
import { atMostHourly } from './hourly.ts';
import { noticesOf, readiedNotice } from './notices.ts';
import { parseInput } from './parse-input.ts';

/** The contract of all calls. A mapped type, so that a generic call keeps the input type of its name. */
const contract: { readonly [N in CallName]: Declaration & { readonly input: Schema<CallRequest<N>> } } =
  calls;

/** An open review. `close` waits for running calls; every later call is refused. */
export interface Session {
  readonly path: string;
  readonly call: Call;
  readonly close: () => Promise<void>;
  /** Writes the whole review to a free path. Refused `clash` when the path has a file. */
  readonly copyTo: (path: string) => Promise<Result<null>>;
  /** Keeps a backup that is never deleted automatically. */
  readonly keepManualBackup: () => Promise<Result<null>>;
  /** How the file was displaced (moved, deleted or replaced), as of the last check; null while it is still at its path. */
  readonly displaced: () => Displacement | null;
  /** Saves the contents of a displaced file elsewhere. @returns the path. Refused when no folder can take it */
  readonly rescueDisplaced: () => Promise<Result<string>>;
}

/**
 * Opens a review file, and deletes the hidden files that killed processes left beside it. Refused, with the file unchanged,
 * when it is missing, damaged, of a newer Keeling or not a review.
 */
export async function openReview(path: string, deps: Deps): Promise<Result<Session>> {
  const absolutePath = resolve(path);
  const readiedNotices: string[] = [];
  const opened = await openStore(absolutePath, MIGRATIONS, (change) =>
    readiedNotices.push(readiedNotice(change)),
  );
  if (!opened.ok) return opened;
  const db = opened.value;
  const firstRead = await readAndStartWriting(db);
  if (!firstRead.ok) {
    await db.destroy();
    return firstRead;
  }
  await clearLeftovers(dirname(absolutePath));
  const { head, ...baseText } = firstRead.value;
  const file = await ReviewFile.of(db, absolutePath, head, deps.reviews === undefined ? [] : [deps.reviews]);
  const close = () => file.close(closeStore);
  const names = { path: absolutePath, name: absolutePath };
  return sessionOf(names, deps, { file, readOnly: null, close }, baseText, readiedNotices);
}

/**
 * Opens a session on database connections to a review on a server.
 * @param path a path in a folder of the review’s own, which exports go beside
 * @param options `name` identifies the review for windows; `close` releases the connections when the session ends or can't
 * begin
 */
export async function sessionOnConnections(
  db: Knex,
  path: string,
  deps: Deps,
  { name = path, close = () => db.destroy() }: { name?: string; close?: () => Promise<void> } = {},
): Promise<Result<Session>> {
  const baseText = await readBaseTextOnce(db);
  if (baseText.ok)
    return sessionOf(
      { path, name },
      deps,
      { file: ReviewFile.none(db), readOnly: null, close },
      baseText.value,
    );
  await close();
  return baseText;
}

/** The base text of the review behind some connections, as the first session read it. */
const baseTextReads = new WeakMap<Knex, Promise<Result<BaseText>>>();

/**
 * Reads the base text once for all sessions on the same connections. Otherwise fifty people who arrive at once would each
 * wait until a large Act was read fifty times. A session notices by the hash when the base text has changed since.
 */
async function readBaseTextOnce(db: Knex): Promise<Result<BaseText>> {
  const textRead = baseTextReads.get(db) ?? readBaseText(db);
  baseTextReads.set(db, textRead);
  const baseText = await textRead.catch((error: unknown) => {
    baseTextReads.delete(db);
    throw error;
  });
  if (!baseText.ok) baseTextReads.delete(db);
  return baseText;
}

/**
 * Opens a review file. If it is read-only or damaged, opens a copy of what can be read: every call that would write is then
 * refused, `review.get` says why, and the file itself is not changed.
 */
export async function openToRead(path: string, deps: Deps): Promise<Result<Session>> {
  const absolutePath = resolve(path);
  const opened = await openReview(absolutePath, deps);
  if (opened.ok) return opened;
  const copy = await openCopy(absolutePath, opened.error, (hash) => findTextBy(hash, deps.shelf));
  if (!copy) return opened;
  const { db, readOnly, close } = copy;
  const baseText = await readBaseText(db);
  const names = { path: absolutePath, name: absolutePath };
  if (baseText.ok)
    return sessionOf(names, deps, { file: ReviewFile.none(db), readOnly, close }, baseText.value);
  await close();
  return opened;
}

interface BaseText {
  readonly instrument: Instrument;
  readonly hash: string;
}

async function sessionOf(
  { path, name }: Pick<Context, 'path' | 'name'>,
  deps: Deps,
  {
    file,
    readOnly,
    close,
  }: Pick<Context, 'readOnly'> & { readonly file: ReviewFile; readonly close: () => Promise<void> },
  { instrument, hash: instrumentHash }: BaseText,
  readiedNotices: readonly string[] = [],
): Promise<Result<Session>> {
  const noticed = await read(file.db, async (trx) =>
    ok(await noticesOf(trx, path, { now: deps.now(), ...(deps.backups && { backups: deps.backups }) })),
  );
  const notices = [...readiedNotices, ...(noticed.ok ? noticed.value : [])];
  const context = createContext(file, { path, name, deps, instrument, instrumentHash, readOnly, notices });
  const keepHourlyBackup = atMostHourly(context.keepBackup, deps);
  let closing: Promise<void> | undefined;
  return ok({
    path,
    copyTo: context.copyTo,
    keepManualBackup: context.keepManualBackup,
    displaced: () => file.displaced,
    rescueDisplaced: context.rescueDisplaced,
    call: async (name, input) => {
      if (closing) return refuse('not-found', 'This review is closed. Open it again.');
      // No backup is needed while a file of responses is being imported, because the call will be refused at once.
      if (
        Object.hasOwn(contract, name) &&
        contract[name].keepsBackup &&
        !responsesSession(context).isImporting
      )
        await context.keepBackup();
      const { answer: outcome, wrote } = await collectWrittenSeqs(() => answer(context, name, input));
      // Whoever asked doesn't wait for it; closing does. The first asking is that of a host that opens the review.
      void keepHourlyBackup();
      return outcome.ok && wrote.length > 0 ? { ...outcome, wrote } : outcome;
    },
    close: () => {
      closing ??= context.waitUntilIdle().then(close);
      return closing;
    },
  });
}

const readBaseText = (db: Knex) => read(db, async (trx) => ok(await readInstrument(trx)));

async function readAndStartWriting(db: Knex) {
  const firstRead = await read(db, async (trx) =>
    ok({ ...(await readInstrument(trx)), head: await ledgerHead(trx) }),
  );
  if (!firstRead.ok) return firstRead;
  const ready = await startWriting(db);
  return ready.ok ? firstRead : ready;
}

async function answer<N extends CallName>(context: Context, name: N, input: CallInput<N>) {
  // The name may have come from outside, where types don't hold.
  if (!Object.hasOwn(calls, name)) return refuse('unsupported', `There is no call named ${String(name)}.`);
  const request = parseInput(contract[name].input, name, input);
  if (!request.ok) return request;
  return handlers[name](context, request.value);
}
