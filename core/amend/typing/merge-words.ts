import { FIELDS, type Field, type Pid, type Provision } from '../../act/tree.ts';
import { sameValue } from '../../base/same-value.ts';
import { type Splice, spliceBetween } from '../text/splice.ts';
import { spliced } from './algebra.ts';

/** Whether a splice ends before another begins: what both put at one place is no matter, and what both take is. */
const isBefore = (a: Splice, b: Splice): boolean => a.at + a.remove <= b.at;

/**
 * Words that two hands changed from the same words, with what both did; what both put in at one place is kept, theirs
 * first. Null where they changed the same words.
 */
export function mergeWords(from: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === from) return mine;
  if (mine === from) return theirs;
  const [own, other] = [spliceBetween(from, mine, null), spliceBetween(from, theirs, null)];
  if (isBefore(other, own)) return spliced(from, [other, own]);
  return isBefore(own, other) ? spliced(from, [own, other]) : null;
}

/** The words of one field that two hands changed from the same, with what both did; null where that can't be. */
export type MergeField = (
  place: { readonly pid: Pid; readonly field: Field },
  from: string,
  mine: string,
  theirs: string,
) => string | null;

/** What became of a value at two hands: the one that is new, where only one is or both are the same; undefined else. */
export function mergeValue<T>(from: T, mine: T, theirs: T): T | undefined {
  if (sameValue(from, theirs) || sameValue(mine, theirs)) return mine;
  return sameValue(from, mine) ? theirs : undefined;
}

/** The parts in the order of whichever hand changed which there are; null where both did. */
function mergeChildren(
  from: Provision,
  mine: Provision,
  theirs: Provision,
  mergeField: MergeField,
): readonly Provision[] | null {
  const pids = ({ children }: Provision): readonly Pid[] => children.map(({ pid }) => pid);
  const order = mergeValue(pids(from), pids(mine), pids(theirs));
  if (!order) return null;
  const [old, own, other] = [from, mine, theirs].map(
    ({ children }) => new Map(children.map((child) => [child.pid, child])),
  );
  const children: Provision[] = [];
  for (const pid of order) {
    const [was, a, b] = [old?.get(pid), own?.get(pid), other?.get(pid)];
    const child = was && a && b ? mergeProvision(was, a, b, mergeField) : (a ?? b);
    if (!child) return null;
    children.push(child);
  }
  // A part that one hand took out while the other worked in it.
  const isLostBy = (side: ReadonlyMap<Pid, Provision> | undefined) =>
    [...(side ?? [])].some(([pid, child]) => !order.includes(pid) && !sameValue(child, old?.get(pid)));
  return isLostBy(own) || isLostBy(other) ? null : children;
}

/** A new provision that two hands changed from the same, with what both did; null where they changed the same of it. */
export function mergeProvision(
  from: Provision,
  mine: Provision,
  theirs: Provision,
  mergeField: MergeField,
): Provision | null {
  if (sameValue(from, theirs)) return mine;
  if (sameValue(from, mine)) return theirs;
  const kind = mergeValue(from.kind, mine.kind, theirs.kind);
  const children = mergeChildren(from, mine, theirs, mergeField);
  if (kind === undefined || children === null) return null;
  const words: Record<string, string> = {};
  for (const field of FIELDS) {
    const [was, own, other] = [from[field], mine[field], theirs[field]];
    const merged = mergeField({ pid: from.pid, field }, was, own, other);
    if (merged === null) return null;
    words[field] = merged;
  }
  const { children: _, ...own } = mine;
  return { ...own, ...words, kind, children: [...children] };
}
