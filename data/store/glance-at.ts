import { type Stats, statSync } from 'node:fs';
import type { LedgerRow } from './ledger.ts';
import { logsBeside } from './logs-beside.ts';
import { MIGRATIONS } from './migrate.ts';
import type { ReviewRow } from './review.ts';
import { connect } from './sqlite/driver.ts';
import { APPLICATION_ID, readHeader, strangers } from './sqlite/sqlite.ts';

/** What a list says of a review that nobody has open. */
export interface Glance {
  readonly id: string;
  readonly title: string;
  /** When its last ledger entry was written: copying, syncing or opening a file changes what the system says of it. */
  readonly changedAt: string;
}

interface CachedGlance {
  readonly as: string;
  readonly glance: Promise<Glance | null>;
}

/** What was seen of each file, as long as the system says that it is the same. */
const glances = new Map<string, CachedGlance>();

const stateOf = ({ size, mtimeMs, ino }: Stats): string => `${ino} ${size} ${mtimeMs}`;

/**
 * Looks what review a file is and when it changed, and changes nothing. Null where that can't be read, which opening it
 * gives the reason for. Not for a file that this process has open: to read its first bytes would give up the locks on it.
 */
export function glanceAt(path: string): Promise<Glance | null> {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (!facts?.isFile()) return Promise.resolve(null);
  const as = stateOf(facts);
  const cached = glances.get(path);
  if (cached?.as === as) return cached.glance;
  const glance = read(path).catch(() => null);
  glances.set(path, { as, glance });
  return glance;
}

async function read(path: string): Promise<Glance | null> {
  // SQLite would apply a log that may be of another file: that is looked into when the file is opened.
  if ((await logsBeside(path)).length > 0) {
    glances.delete(path);
    return null;
  }
  const { isSqlite, applicationId, version } = await readHeader(path);
  if (!isSqlite || applicationId !== APPLICATION_ID || version < 1 || version > MIGRATIONS.length)
    return null;
  const db = connect(path);
  try {
    // A view in the place of a table could be read without end.
    if ((await strangers(db)).length > 0) return null;
    const review = await db<ReviewRow>('review').first();
    const last = await db<LedgerRow>('ledger').orderBy('seq', 'desc').first();
    if (!review || !last || Number.isNaN(Date.parse(last.at))) return null;
    return { id: review.id, title: review.title, changedAt: last.at };
  } finally {
    await db.destroy();
  }
}
