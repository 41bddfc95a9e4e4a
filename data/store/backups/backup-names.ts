/** A copy of a review that is kept: when it was made (ISO 8601 in UTC), and how far its ledger went. */
export interface Backup {
  readonly name: string;
  readonly at: string;
  readonly seq: number;
  /** Whether a person asked for it: then it never goes by itself. */
  readonly isByHand: boolean;
}

const NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z-e(\d{1,15})(-by-hand)?\.keeling$/;

/** A backup's file name: no colon, which Windows has no names with. */
export const nameOf = (at: string, seq: number, isByHand = false): string =>
  `${at.slice(0, 19).replaceAll(':', '-')}Z-e${seq}${isByHand ? '-by-hand' : ''}.keeling`;

/** What a file's name says of a backup; null for a file that is none. */
export function backupOf(name: string): Backup | null {
  const [, day, hour, minute, second, seq, byHand] = NAME.exec(name) ?? [];
  if (seq === undefined) return null;
  const at = `${day}T${hour}:${minute}:${second}.000Z`;
  return { name, at, seq: Number(seq), isByHand: byHand !== undefined };
}

const DAY = 24 * 3_600_000;

const dayOf = (at: string): number => Math.floor(Date.parse(at) / DAY);

/** The Monday that a time's week begins with, in UTC: weeks go on over the ends of months and years. */
function weekOf(at: string): string {
  const time = Date.parse(at);
  const sinceMonday = (new Date(time).getUTCDay() + 6) % 7;
  return `week of ${new Date(time - sinceMonday * DAY).toISOString().slice(0, 10)}`;
}

/**
 * The backups that may go: all of the last day stay, the last of each day for a month, and the last of each week before
 * that. The newest stays whatever the clock says, and so does every one that a person asked for.
 */
export function prunable(all: readonly Backup[], now: string): readonly Backup[] {
  const newestFirst = all.toSorted((a, b) => b.at.localeCompare(a.at) || b.seq - a.seq);
  const keptSlots = new Set<string>();
  return newestFirst.filter(({ at, isByHand }, index) => {
    const age = Date.parse(now) - Date.parse(at);
    if (index === 0 || isByHand || age <= DAY) return false;
    // Whole days, so that all of one day come to be thinned out to a week's at once.
    const days = dayOf(now) - dayOf(at);
    const period = days <= 31 ? at.slice(0, 10) : weekOf(at);
    if (keptSlots.has(period)) return true;
    keptSlots.add(period);
    return false;
  });
}
