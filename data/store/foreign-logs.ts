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

/** Opens a file, its log applied. */
type Open = (path: string) => Promise<Result<Knex>>;

/** What the system says of some files: another, once anything was written to one of them. */
const stateOf = async (paths: readonly string[]): Promise<string> =>
  JSON.stringify(
    (await Promise.all(paths.map(lookAtFile))).map((facts) =>
      typeof facts === 'string' ? facts : facts.stamp,
    ),
  );

/** Verifies the whole of a review. @returns what `work` makes of it then, or why it is not sound */
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
 * The logs beside a file that are of another one, or of another copy of it: SQLite would apply them all the same, for
 * nothing in a log says which file it is of. A log is foreign where the file is sound without it, and with it is not, or
 * has no longer what it had. Tried in copies; the files themselves stay as they are.
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
    // A program that writes at this moment has the log for its own.
    return isOwn || (await stateOf([path, ...logs])) !== before ? [] : logs;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Has a log of what was written go from beside a file that keeps none: SQLite would apply it to the file, and write to it
 * from then on.
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

/** Gives a log a name that SQLite doesn't look for. @returns that name */
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
