/** A copy of a review that is kept: when it was made (ISO 8601 in UTC), and how far its ledger went. */
export interface Kept {
  readonly name: string;
  readonly at: string;
  readonly seq: number;
}

const NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z-e(\d{1,15})\.keeling$/;

/** A backup's file name: no colon, which Windows has no names with. */
export const nameOf = (at: string, seq: number): string =>
  `${at.slice(0, 19).replaceAll(':', '-')}Z-e${seq}.keeling`;

/** What a file's name says of a backup; null for a file that is none. */
export function keptOf(name: string): Kept | null {
  const [, day, hour, minute, second, seq] = NAME.exec(name) ?? [];
  if (seq === undefined) return null;
  return { name, at: `${day}T${hour}:${minute}:${second}.000Z`, seq: Number(seq) };
}

const DAY = 24 * 3_600_000;

/**
 * The backups that may go: all of the last day stay, the last of each day for a month, and the last of each month
 * before that. The newest stays whatever the clock says.
 */
export function prunable(all: readonly Kept[], now: string): readonly Kept[] {
  const newestFirst = all.toSorted((a, b) => b.at.localeCompare(a.at) || b.seq - a.seq);
  const held = new Set<string>();
  return newestFirst.filter(({ at }, index) => {
    const age = Date.parse(now) - Date.parse(at);
    const period = age <= DAY ? at : age <= 31 * DAY ? at.slice(0, 10) : at.slice(0, 7);
    if (index === 0 || !held.has(period)) {
      held.add(period);
      return false;
    }
    return age > DAY;
  });
}
