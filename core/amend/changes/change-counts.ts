import { indexTree, type Pid, type Provision } from '../../act/tree.ts';
import type { ClashPlace } from '../edits/clash.ts';
import { type Edit, pidsOf } from '../edits/edit.ts';
import { plainText } from '../redline/lines.ts';
import type { Drafted } from '../redline/redline.ts';

/** The places that edits touch, each once, in the order of the edits: fields, and whole provisions. */
export function placesTouched(edits: readonly Edit[]): readonly ClashPlace[] {
  const places = new Map<string, ClashPlace>();
  for (const edit of edits) {
    const field = edit.type === 'text' ? edit.field : null;
    for (const pid of pidsOf(edit)) {
      const key = `${field} ${pid}`;
      const known = places.get(key);
      const from = edit.type === 'text' ? Math.min(known?.from ?? edit.from, edit.from) : 0;
      const to = edit.type === 'text' ? Math.max(known?.to ?? edit.to, edit.to) : 0;
      places.set(key, { pid, field, from, to });
    }
  }
  return [...places.values()];
}

/** How many words a text has: stretches with a letter or a figure in them. */
export const countWords = (text: string): number => text.match(/[^\s—]*[\p{L}\p{N}][^\s—]*/gu)?.length ?? 0;

const wordsIn = (provision: Provision): number => countWords(plainText(provision));

/**
 * How many words edits put in and strike out. A word changed in part counts as the letters changed do: as one. What is
 * moved is neither.
 */
export function wordCounts(
  base: Provision,
  edits: readonly Edit[],
): { readonly inserted: number; readonly deleted: number } {
  const { byPid } = indexTree(base);
  let inserted = 0;
  let deleted = 0;
  for (const edit of edits) {
    if (edit.type === 'insert') inserted += wordsIn(edit.provision);
    if (edit.type === 'divide') inserted += countWords(`${edit.num} ${edit.heading ?? ''}`);
    if (edit.type === 'text') {
      inserted += countWords(edit.insert);
      deleted += countWords(byPid.get(edit.pid)?.[edit.field].slice(edit.from, edit.to) ?? '');
    }
    const left = edit.type === 'omit' && byPid.get(edit.pid);
    if (left) deleted += wordsIn(left);
  }
  return { inserted, deleted };
}

/** The provisions that an edit changes something in: those it names, what they are part of, and what it puts in. */
function changedBy(base: Provision, edit: Edit): ReadonlySet<Pid> {
  const { byPid, parentOf } = indexTree(base);
  const found = new Set<Pid>(edit.type === 'insert' ? indexTree(edit.provision).byPid.keys() : []);
  for (const pid of pidsOf(edit)) {
    for (let node = byPid.get(pid); node; node = parentOf.get(node.pid)) found.add(node.pid);
  }
  return found;
}

/** How many changes one amendment's edits come to in each provision: worked out once for each version of them. */
function ownCounts(base: Provision, edits: readonly Edit[]): ReadonlyMap<Pid, number> {
  const cached = countsByEdits.get(edits);
  if (cached?.base === base) return cached.counts;
  const counts = new Map<Pid, number>();
  const pairs = new Map<string, Set<Pid>>();
  for (const edit of edits) {
    const pair = edit.type === 'insert' || edit.type === 'omit' ? edit.pair : undefined;
    const seen = (pair !== undefined && pairs.get(pair)) || new Set<Pid>();
    if (pair !== undefined) pairs.set(pair, seen);
    for (const pid of changedBy(base, edit)) {
      if (seen.has(pid)) continue;
      seen.add(pid);
      counts.set(pid, (counts.get(pid) ?? 0) + 1);
    }
  }
  countsByEdits.set(edits, { base, counts });
  return counts;
}

interface EditCounts {
  readonly base: Provision;
  readonly counts: ReadonlyMap<Pid, number>;
}

const countsByEdits = new WeakMap<readonly Edit[], EditCounts>();

/**
 * How many changes there are in each provision and in everything it is part of, for the counts beside the structure.
 * A provision without changes is not in the map; one that is inserted counts where it is put, and inside itself; a
 * move counts at both its ends, and once in what holds both; the two halves of a substitution are one change.
 */
export function changeCounts(base: Provision, amendments: readonly Drafted[]): ReadonlyMap<Pid, number> {
  const owns = amendments.map(({ edits }) => ownCounts(base, edits));
  const last = lastSum.get(base);
  // More of the same typing counts for no more.
  if (last?.owns.length === owns.length && owns.every((own, at) => sameCounts(own, last.owns[at])))
    return last.counts;
  const counts = new Map<Pid, number>();
  for (const own of owns) for (const [pid, n] of own) counts.set(pid, (counts.get(pid) ?? 0) + n);
  lastSum.set(base, { owns, counts });
  return counts;
}

interface Summed {
  readonly owns: readonly ReadonlyMap<Pid, number>[];
  readonly counts: ReadonlyMap<Pid, number>;
}

const lastSum = new WeakMap<Provision, Summed>();

const sameCounts = (a: ReadonlyMap<Pid, number>, b: ReadonlyMap<Pid, number> | undefined): boolean =>
  a === b || (a.size === b?.size && [...a].every(([pid, n]) => b.get(pid) === n));
