import { type Field, indexTree, type Pid, type Provision } from '../../../core/act/tree.ts';
import type { LeftOut } from '../../../core/amend/edits/clash.ts';
import { listedByNumber } from '../../../core/base/english.ts';
import { unitOf } from '../../state/review/units.ts';

/** A place where an alternative that isn’t shown would change the text. */
export interface Contest {
  readonly id: string;
  /** The amendments shown there instead. */
  readonly with: readonly string[];
  readonly pid: Pid;
  /** Null for a whole provision. */
  readonly field: Field | null;
}

const NO_CONTESTS: readonly Contest[] = [];

/** The contests by the section in which each is drawn, without duplicates. */
export function contestsByUnit(
  root: Provision,
  leftOut: readonly LeftOut[],
): Readonly<Record<Pid, readonly Contest[]>> {
  const byPid = indexTree(root).byPid;
  const units: Record<Pid, Contest[]> = {};
  for (const { id, with: rivals, places } of leftOut) {
    for (const { pid, field } of places) {
      const unit = byPid.has(pid) ? unitOf(root, pid) : null;
      if (unit === null) continue;
      const list = units[unit] ?? [];
      const isListed = list.some((other) => other.id === id && other.pid === pid && other.field === field);
      if (!isListed) list.push({ id, with: rivals, pid, field });
      units[unit] = list;
    }
  }
  return units;
}

/** A line of the redline, as far as a place needs it. */
interface Drawn {
  readonly key: string;
  readonly pid: Pid;
  readonly label: readonly { readonly field: string }[];
  readonly body: readonly { readonly field: string }[];
}

/** The contests by line: the line of the contested field, else of its provision, else the section’s first. */
export function contestsByLine(
  lines: readonly Drawn[],
  contests: readonly Contest[],
): ReadonlyMap<string, readonly Contest[]> {
  const contestsByKey = new Map<string, readonly Contest[]>();
  for (const contest of contests) {
    const own = lines.filter(({ pid }) => pid === contest.pid);
    const line =
      own.find(({ label, body }) => [...label, ...body].some(({ field }) => field === contest.field)) ??
      own[0] ??
      lines[0];
    if (line) contestsByKey.set(line.key, [...(contestsByKey.get(line.key) ?? NO_CONTESTS), contest]);
  }
  return contestsByKey;
}

/** A note for each contested line: `A-004 is an alternative here`. */
export function contestedLines(
  lines: readonly Drawn[],
  contests: readonly Contest[],
): Readonly<Record<string, string>> {
  const describeContests = (list: readonly Contest[]) => {
    const ids = [...new Set(list.map(({ id }) => id))];
    return `${listedByNumber(ids)} ${ids.length === 1 ? 'is an alternative' : 'are alternatives'} here`;
  };
  return Object.fromEntries(
    [...contestsByLine(lines, contests)].map(([key, list]) => [key, describeContests(list)]),
  );
}
