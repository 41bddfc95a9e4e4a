import { FIELDS, type Field, type Pid, type Provision } from '../../act/tree.ts';
import { sameValue } from '../../base/same-value.ts';
import { type Splice, spliceBetween } from '../text/splice.ts';
import { spliced } from './algebra.ts';

/** Whether a splice ends before another begins. Two pure insertions at one place pass, overlapping deletions don't. */
const isBefore = (a: Splice, b: Splice): boolean => a.at + a.remove <= b.at;

/**
 * Merges two people's changes of the words `from`. Insertions of both at one place are kept, theirs first. Null where
 * both changed the same words.
 */
export function mergeWords(from: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === from) return mine;
  if (mine === from) return theirs;
  const [own, other] = [spliceBetween(from, mine, null), spliceBetween(from, theirs, null)];
  if (isBefore(other, own)) return spliced(from, [other, own]);
  return isBefore(own, other) ? spliced(from, [own, other]) : null;
}

/** Merges two people's changes of one field's words. Null where that isn't possible. */
export type MergeField = (
  place: { readonly pid: Pid; readonly field: Field },
  from: string,
  mine: string,
  theirs: string,
) => string | null;

/** Merges two versions of a value as a whole: the changed one, if only one changed or both are equal. Else undefined. */
export function mergeValue<T>(from: T, mine: T, theirs: T): T | undefined {
  if (sameValue(from, theirs) || sameValue(mine, theirs)) return mine;
  return sameValue(from, mine) ? theirs : undefined;
}

/** The merged children of a provision. Null where both people added, removed or reordered children. */
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
  // Refuse where one person removed a child that the other changed.
  const hasLostChanges = (side: ReadonlyMap<Pid, Provision> | undefined) =>
    [...(side ?? [])].some(([pid, child]) => !order.includes(pid) && !sameValue(child, old?.get(pid)));
  return hasLostChanges(own) || hasLostChanges(other) ? null : children;
}

/** Merges two people's changes of an inserted provision. Null where they conflict. */
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
