import { capital, listed } from '../base/english.ts';
import { cite } from './citation.ts';
import type { Instrument } from './instrument.ts';
import {
  FIELDS,
  type Field,
  type Pid,
  type Provision,
  pathTo,
  type Status,
  type StatusSpan,
  walk,
} from './tree.ts';

/**
 * A property of a provision or, if it lacks the property, of the nearest ancestor that has it (drafting-conventions.md §1.4
 * R1.13).
 */
function inheritedValue<T>(
  root: Provision,
  pid: Pid,
  read: (provision: Provision) => T | undefined,
): T | undefined {
  const path = pathTo(root, pid);
  if (path.length === 0) throw new RangeError(`There is no provision ${pid} in this tree`);
  for (const provision of path.toReversed()) {
    const ownValue = read(provision);
    if (ownValue !== undefined) return ownValue;
  }
  return undefined;
}

/**
 * The territorial extent of a provision: jurisdictions joined by `+`, inherited from its parent unless it has its own
 * (drafting-conventions.md §1.4 R1.12, R1.13). '' if no ancestor has an extent.
 * @throws RangeError if `pid` is not in the tree.
 */
export const extentOf = (root: Provision, pid: Pid): string =>
  inheritedValue(root, pid, (provision) => provision.extent) ?? '';

/**
 * The status of a provision's text as a whole: how far it can be trusted. `statusRuns` has ranges with another status.
 * Text without a status is unverified. @throws RangeError if `pid` is not in the tree.
 */
export const statusOf = (root: Provision, pid: Pid): Status =>
  inheritedValue(root, pid, (provision) => provision.status) ?? 'unverified';

/** The sources of a provision's words; empty if they were read nowhere. @throws RangeError if `pid` is not in the tree. */
export const sourcesOf = (root: Provision, pid: Pid): readonly string[] =>
  inheritedValue(root, pid, (provision) => provision.sources) ?? [];

/**
 * Splits a whole field into consecutive ranges of one status each. Empty for a field without text.
 * @throws RangeError if `pid` is not in the tree
 */
export function statusRuns(root: Provision, pid: Pid, field: Field): readonly StatusSpan[] {
  const usual = statusOf(root, pid);
  const provision = pathTo(root, pid).at(-1);
  const length = provision?.[field].length ?? 0;
  const runs: StatusSpan[] = [];
  let at = 0;
  const run = (to: number, status: Status): void => {
    if (to > at) runs.push({ field, from: at, to, status });
    at = Math.max(at, to);
  };
  const spans = (provision?.spans ?? []).filter((span) => span.field === field);
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    run(span.from, usual);
    run(span.to, span.status);
  }
  run(length, usual);
  return runs;
}

/** The statuses of a provision's own words, without its children. */
function ownStatuses(root: Provision, pid: Pid): ReadonlySet<Status> {
  return new Set(FIELDS.flatMap((field) => statusRuns(root, pid, field).map((run) => run.status)));
}

/** The statuses of all the words in a provision, those of its children included. */
function statusesWithin(root: Provision, provision: Provision): ReadonlySet<Status> {
  return new Set([...walk(provision)].flatMap((node) => [...ownStatuses(root, node.pid)]));
}

/** The citations of the largest provisions all of whose words have a given status. */
function placesWith(root: Provision, provision: Provision, status: Status): string[] {
  const within = statusesWithin(root, provision);
  if (!within.has(status)) return [];
  if (within.size === 1) return [cite(root, provision.pid)];
  const own = ownStatuses(root, provision.pid).has(status) ? [`words of ${cite(root, provision.pid)}`] : [];
  return [...own, ...provision.children.flatMap((child) => placesWith(root, child, status))];
}

/**
 * A provision's status in words, for a screen or a pack: the status, its meaning, and the parts with another status.
 * @throws RangeError if `pid` is not in the tree
 */
export function describeStatus(instrument: Pick<Instrument, 'root' | 'statusKey'>, pid: Pid): string {
  const { root, statusKey } = instrument;
  const usual = statusOf(root, pid);
  const provision = pathTo(root, pid).at(-1);
  if (!provision || provision.missing) return 'The wording is not available.';
  const within = statusesWithin(root, provision);
  const [only = usual] = within;
  if (within.size < 2) return `${capital(only)}: ${statusKey[only]}.`;
  const otherStatuses = [...within]
    .filter((status) => status !== usual)
    .map(
      (status) =>
        `${capital(status)} (${statusKey[status]}): ${listed(placesWith(root, provision, status))}.`,
    );
  return [`${capital(usual)}: ${statusKey[usual]}.`, ...otherStatuses].join(' ');
}

const JURISDICTIONS: readonly (readonly [string, string])[] = [
  ['E+W', 'England and Wales'],
  ['S', 'Scotland'],
  ['N.I.', 'Northern Ireland'],
];

/** "England and Wales" for `E+W`. An extent with an unknown jurisdiction is returned unchanged. */
export function extentWords(extent: string): string {
  const names: string[] = [];
  let unread = extent;
  for (const [mark, name] of JURISDICTIONS) {
    if (unread !== mark && !unread.startsWith(`${mark}+`)) continue;
    names.push(name);
    unread = unread.slice(mark.length + 1);
  }
  if (unread !== '' || names.length === 0) return extent;
  return listed(names);
}
