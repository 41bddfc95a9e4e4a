/** A backup of a review, with its time (ISO 8601 in UTC) and the number of its newest ledger entry. */
export interface Backup {
  readonly name: string;
  readonly at: string;
  readonly seq: number;
  /** Whether a person asked for it. Such a backup is never deleted automatically. */
  readonly isByHand: boolean;
}

/** `2026-12-04T09-30-00Z-e17.keeling`: the time, and the number of the newest ledger entry after `e`. */
const BACKUP_NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z-e(\d{1,15})(-by-hand)?\.keeling$/;

/** A backup's file name. It has no colon, because Windows doesn't allow colons in file names. */
export const backupName = (at: string, seq: number, isByHand = false): string =>
  `${at.slice(0, 19).replaceAll(':', '-')}Z-e${seq}${isByHand ? '-by-hand' : ''}.keeling`;

/** The backup that a file's name describes; null for any other file. */
export function parseBackupName(name: string): Backup | null {
  const [, day, hour, minute, second, seq, byHand] = BACKUP_NAME.exec(name) ?? [];
  if (seq === undefined) return null;
  const at = `${day}T${hour}:${minute}:${second}.000Z`;
  return { name, at, seq: Number(seq), isByHand: byHand !== undefined };
}

const DAY_MS = 24 * 3_600_000;

/** The number of the day since 1970, in UTC. */
const dayOf = (at: string): number => Math.floor(Date.parse(at) / DAY_MS);

/** A key for the week of a time: the date of its Monday, in UTC. */
function weekOf(at: string): string {
  const time = Date.parse(at);
  const sinceMonday = (new Date(time).getUTCDay() + 6) % 7;
  return `week of ${new Date(time - sinceMonday * DAY_MS).toISOString().slice(0, 10)}`;
}

/**
 * The backups to delete. All of the last 24 hours stay, the last of each day for 31 days, and the last of each week before
 * that. The newest always stays, whatever the clock says, and so does every backup that a person asked for.
 */
export function listPrunable(backups: readonly Backup[], now: string): readonly Backup[] {
  const newestFirst = backups.toSorted((a, b) => b.at.localeCompare(a.at) || b.seq - a.seq);
  const keptPeriods = new Set<string>();
  return newestFirst.filter(({ at, isByHand }, index) => {
    const age = Date.parse(now) - Date.parse(at);
    if (index === 0 || isByHand || age <= DAY_MS) return false;
    // The age is counted in whole days, so that all backups of one day change from daily to weekly at once.
    const days = dayOf(now) - dayOf(at);
    const period = days <= 31 ? at.slice(0, 10) : weekOf(at);
    if (keptPeriods.has(period)) return true;
    keptPeriods.add(period);
    return false;
  });
}
