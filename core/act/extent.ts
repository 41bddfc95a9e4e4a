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
 * A property of a provision, inherited from the nearest one round it that has the property (drafting-conventions.md §1.4
 * R1.13).
 */
function inherited<T>(
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
 * Where a provision is law: jurisdictions joined by `+`, its parent's unless it has its own
 * (drafting-conventions.md §1.4 R1.12, R1.13). Empty when nothing is said as far up as the root.
 * @throws RangeError if `pid` is not in the tree.
 */
export const extentOf = (root: Provision, pid: Pid): string =>
  inherited(root, pid, (provision) => provision.extent) ?? '';

/**
 * How far a provision's text as a whole can be trusted; `statusRuns` has the stretches with another status.
 * Text without a status is unverified. @throws RangeError if `pid` is not in the tree.
 */
export const statusOf = (root: Provision, pid: Pid): Status =>
  inherited(root, pid, (provision) => provision.status) ?? 'unverified';

/** Where a provision's words were read; none for words read nowhere. @throws RangeError if `pid` is not in the tree. */
export const sourcesOf = (root: Provision, pid: Pid): readonly string[] =>
  inherited(root, pid, (provision) => provision.sources) ?? [];

/**
 * A field cut where its status changes, whole and in order, for showing each stretch as what it is.
 * Empty for a field without text. @throws RangeError if `pid` is not in the tree.
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

/** The statuses of one provision's own words. */
function ownStatuses(root: Provision, pid: Pid): ReadonlySet<Status> {
  return new Set(FIELDS.flatMap((field) => statusRuns(root, pid, field).map((run) => run.status)));
}

/** The statuses of all the words in a provision, those of its children included. */
function statusesWithin(root: Provision, provision: Provision): ReadonlySet<Status> {
  return new Set([...walk(provision)].flatMap((node) => [...ownStatuses(root, node.pid)]));
}

/** The places in a provision, as few as will do, whose words have a given status. */
function placesWith(root: Provision, provision: Provision, status: Status): string[] {
  const within = statusesWithin(root, provision);
  if (!within.has(status)) return [];
  if (within.size === 1) return [cite(root, provision.pid)];
  const own = ownStatuses(root, provision.pid).has(status) ? [`words of ${cite(root, provision.pid)}`] : [];
  return [...own, ...provision.children.flatMap((child) => placesWith(root, child, status))];
}

/**
 * A provision's status in words, for a screen or a pack: what it is, what that means, and, where part of it can be
 * trusted less or more than the rest, which part. @throws RangeError if `pid` is not in the tree.
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

/** "England and Wales" for `E+W`; what isn't made up of the usual marks, as it is. */
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
