import { type Stats, statSync } from 'node:fs';
import type { LedgerRow } from './ledger.ts';
import { logsBeside } from './logs-beside.ts';
import { MIGRATIONS } from './migrate.ts';
import type { ReviewRow } from './review.ts';
import { connect } from './sqlite/driver.ts';
import { APPLICATION_ID, findTriggersAndViews, readHeader } from './sqlite/sqlite.ts';

// Reads what a list of reviews shows about a file, without opening the review.

/** The facts that a list of reviews shows about a review that nobody has open. */
export interface ReviewSummary {
  readonly id: string;
  readonly title: string;
  /** The time of its last ledger entry. The file's own time would change when it is copied, synced or opened. */
  readonly changedAt: string;
}

/** A summary, and the stamp of the file that it was read from. */
interface CachedSummary {
  /** The file's stamp when it was read (`stampOf`). */
  readonly stamp: string;
  readonly summary: Promise<ReviewSummary | null>;
}

/** The last summary of each file, valid while the file’s stamp is unchanged. */
const cachedSummaries = new Map<string, CachedSummary>();

/** The identity, size and time of a file, which change when it is written or replaced. */
const stampOf = ({ size, mtimeMs, ino }: Stats): string => `${ino} ${size} ${mtimeMs}`;

/**
 * Reads the id, title and last change of a review's file, without changing anything. Null if that can't be read; opening the
 * file gives the reason. Don't use it on a file that this process has open: closing a second handle releases POSIX locks.
 */
export function readReviewSummary(path: string): Promise<ReviewSummary | null> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) return Promise.resolve(null);
  const stamp = stampOf(stats);
  const cached = cachedSummaries.get(path);
  if (cached?.stamp === stamp) return cached.summary;
  const summary = readSummary(path).catch(() => null);
  cachedSummaries.set(path, { stamp, summary });
  return summary;
}

/** Reads the summary of a file. Null if the file is no review of this version or an older one. */
async function readSummary(path: string): Promise<ReviewSummary | null> {
  // SQLite would apply the log, which may belong to another file. That is checked only when the file is opened.
  if ((await logsBeside(path)).length > 0) {
    cachedSummaries.delete(path);
    return null;
  }
  const { isSqlite, applicationId, version } = await readHeader(path);
  if (!isSqlite || applicationId !== APPLICATION_ID || version < 1 || version > MIGRATIONS.length)
    return null;
  const db = connect(path);
  try {
    // A hostile file could have a view instead of a table, which takes for ever to read.
    if ((await findTriggersAndViews(db)).length > 0) return null;
    const review = await db<ReviewRow>('review').first();
    const lastEntry = await db<LedgerRow>('ledger').orderBy('seq', 'desc').first();
    if (!review || !lastEntry || Number.isNaN(Date.parse(lastEntry.at))) return null;
    return { id: review.id, title: review.title, changedAt: lastEntry.at };
  } finally {
    await db.destroy();
  }
}
