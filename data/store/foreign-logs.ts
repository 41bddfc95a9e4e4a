import { copyFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { ok, type Result } from '../../core/base/result.ts';
import type { ChainHead } from '../../core/ledger/chain.ts';
import { ownedTemporaryFolder } from '../base/unfinished.ts';
import { lookAtFile } from './file-identity.ts';
import { headAfter } from './head-after.ts';
import { logsBeside } from './logs-beside.ts';
import { readHeader } from './sqlite/sqlite.ts';
import { read } from './transact.ts';
import { verify } from './verify.ts';

/** Opens a file. SQLite applies the log beside it. */
type Open = (path: string) => Promise<Result<Knex>>;

/** A text that changes when anything is written to one of some files. */
const stateOf = async (paths: readonly string[]): Promise<string> =>
  JSON.stringify(
    (await Promise.all(paths.map(lookAtFile))).map((facts) =>
      typeof facts === 'string' ? facts : facts.stamp,
    ),
  );

/** Verifies a whole review, then runs `work` on it. Refused if the review isn't sound. */
async function ifSound<T>(
  path: string,
  open: Open,
  work: (db: Knex, head: ChainHead) => Promise<T>,
): Promise<Result<T>> {
  const opened = await open(path);
  if (!opened.ok) return opened;
  try {
    const sound = await read(opened.value, verify);
    if (!sound.ok) return sound;
    const { entries, head } = sound.value;
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
export async function foreignLogs(path: string, open: Open): Promise<readonly string[]> {
  const logs = await logsBeside(path);
  if (logs.length === 0) return [];
  const folder = await ownedTemporaryFolder('read');
  try {
    const before = await stateOf([path, ...logs]);
    const [alone, withLogs] = [join(folder, 'alone.keeling'), join(folder, 'together.keeling')];
    for (const copy of [alone, withLogs]) await copyFile(path, copy);
    for (const log of logs) await copyFile(log, withLogs + log.slice(path.length));
    const head = await ifSound(alone, open, async (_, newest) => newest);
    if (!head.ok) return [];
    const isHeld = await ifSound(withLogs, open, async (db) => (await headAfter(db, head.value)) !== null);
    const isOwn = isHeld.ok ? isHeld.value : isHeld.error.kind !== 'damaged';
    // If the files changed meanwhile, a program is writing to them, and the log is its own.
    return isOwn || (await stateOf([path, ...logs])) !== before ? [] : logs;
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
  const facts = await stat(log).catch(() => null);
  if (!facts) return;
  const header = await readHeader(path).catch(() => null);
  if (!header || header.keepsLog) return;
  if (facts.size === 0) await rm(log, { force: true });
  else await setAside(log);
}

/** Renames a log so that SQLite doesn't find it. @returns the new path */
export async function setAside(log: string): Promise<string> {
  for (let n = 1; ; n++) {
    const to = `${log}.set-aside${n === 1 ? '' : `-${n}`}`;
    const isTaken = await stat(to).then(
      () => true,
      () => false,
    );
    if (isTaken) continue;
    await rename(log, to);
    return to;
  }
}
