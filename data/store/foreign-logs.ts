import { copyFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { ok, type Result } from '../../core/base/result.ts';
import type { ChainHead } from '../../core/ledger/chain.ts';
import { moveFile } from '../base/move-file.ts';
import { ownedTemporaryFolder } from '../base/unfinished.ts';
import { readFileFacts } from './file-identity.ts';
import { headIfContaining } from './head-after.ts';
import { logsBeside } from './logs-beside.ts';
import { readHeader } from './sqlite/sqlite.ts';
import { read } from './transact.ts';
import { verify } from './verify.ts';

/** Opens a file. SQLite applies the log beside it. */
type OpenFile = (path: string) => Promise<Result<Knex>>;

/** The sizes and times of some files as a text, which changes when one of them is written. */
const stampsOf = async (paths: readonly string[]): Promise<string> =>
  JSON.stringify(
    (await Promise.all(paths.map(readFileFacts))).map((facts) =>
      typeof facts === 'string' ? facts : facts.stamp,
    ),
  );

/** Verifies a whole review, then runs `work` on it. Refused if the review isn't sound. */
async function withVerified<T>(
  path: string,
  open: OpenFile,
  work: (db: Knex, head: ChainHead) => Promise<T>,
): Promise<Result<T>> {
  const opened = await open(path);
  if (!opened.ok) return opened;
  try {
    const verified = await read(opened.value, verify);
    if (!verified.ok) return verified;
    const { entries, head } = verified.value;
    return ok(await work(opened.value, { seq: entries, hash: head }));
  } finally {
    await opened.value.destroy();
  }
}

/**
 * Finds logs beside a file that belong to another file, or to another copy of it. SQLite would apply them all the same,
 * because a log doesn't say which file it belongs to. A log is foreign if the file is sound without it, but with it is
 * damaged or lacks its newest entry. Only copies are tried; the files themselves aren't changed.
 */
export async function foreignLogs(path: string, open: OpenFile): Promise<readonly string[]> {
  const logs = await logsBeside(path);
  if (logs.length === 0) return [];
  const folder = await ownedTemporaryFolder('read');
  try {
    const stampsBefore = await stampsOf([path, ...logs]);
    const [copyWithoutLogs, copyWithLogs] = [join(folder, 'alone.keeling'), join(folder, 'together.keeling')];
    for (const copy of [copyWithoutLogs, copyWithLogs]) await copyFile(path, copy);
    for (const log of logs) await copyFile(log, copyWithLogs + log.slice(path.length));
    const head = await withVerified(copyWithoutLogs, open, async (_, newest) => newest);
    if (!head.ok) return [];
    const headCheck = await withVerified(
      copyWithLogs,
      open,
      async (db) => (await headIfContaining(db, head.value)) !== null,
    );
    const isOwnLog = headCheck.ok ? headCheck.value : headCheck.error.kind !== 'damaged';
    // If the files changed meanwhile, a program is writing to them, and the log is its own.
    return isOwnLog || (await stampsOf([path, ...logs])) !== stampsBefore ? [] : logs;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Removes a write-ahead log from beside a file that doesn't use one. SQLite would apply it to the file, and write to the log
 * from then on. An empty log is deleted, any other is renamed.
 */
export async function clearStrayLog(path: string): Promise<void> {
  const log = `${path}-wal`;
  const stats = await stat(log).catch(() => null);
  if (!stats) return;
  const header = await readHeader(path).catch(() => null);
  if (!header || header.usesWriteAheadLog) return;
  if (stats.size === 0) await rm(log, { force: true });
  else await renameLog(log);
}

/** Renames a log so that SQLite doesn’t find it. @returns the new path */
export async function renameLog(log: string): Promise<string> {
  for (let number = 1; ; number++) {
    const newPath = `${log}.set-aside${number === 1 ? '' : `-${number}`}`;
    const exists = await stat(newPath).then(
      () => true,
      () => false,
    );
    if (exists) continue;
    await moveFile(log, newPath);
    return newPath;
  }
}
