import { indexTree, type Pid, type Provision, pathTo } from '../../act/tree.ts';
import type { ClashPlace } from '../edits/clash.ts';
import { type Edit, pidsOf } from '../edits/edit.ts';
import { plainText } from '../redline/lines.ts';
import type { Drafted } from '../redline/redline.ts';

/** The fields and whole provisions that edits touch, each once, in the order of the edits. */
export function placesTouched(edits: readonly Edit[]): readonly ClashPlace[] {
  const places = new Map<string, ClashPlace>();
  for (const edit of edits) {
    const field = edit.type === 'text' ? edit.field : null;
    for (const pid of pidsOf(edit)) {
      const key = `${field} ${pid}`;
      const touched = places.get(key);
      const from = edit.type === 'text' ? Math.min(touched?.from ?? edit.from, edit.from) : 0;
      const to = edit.type === 'text' ? Math.max(touched?.to ?? edit.to, edit.to) : 0;
      places.set(key, { pid, field, from, to });
    }
  }
  return [...places.values()];
}

/** The number of words in a text. A word is a stretch with a letter or a digit. */
export const countWords = (text: string): number => text.match(/[^\s—]*[\p{L}\p{N}][^\s—]*/gu)?.length ?? 0;

const wordsIn = (provision: Provision): number => countWords(plainText(provision));

/**
 * The numbers of words that edits insert and delete. A word that is changed in part counts as one. Moved words count as
 * neither.
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
    const omitted = edit.type === 'omit' && byPid.get(edit.pid);
    if (omitted) deleted += wordsIn(omitted);
  }
  return { inserted, deleted };
}

/** The provisions with a change in them: those that the edit names, those above them, and those that it inserts. */
function changedBy(base: Provision, edit: Edit): ReadonlySet<Pid> {
  const pids = new Set<Pid>(edit.type === 'insert' ? indexTree(edit.provision).byPid.keys() : []);
  for (const pid of pidsOf(edit)) for (const node of pathTo(base, pid)) pids.add(node.pid);
  return pids;
}

/** The number of one amendment's changes in each provision, cached by its list of edits. */
function ownCounts(base: Provision, edits: readonly Edit[]): ReadonlyMap<Pid, number> {
  const cached = countsByEdits.get(edits);
  if (cached?.base === base) return cached.counts;
  const counts = new Map<Pid, number>();
  const pairs = new Map<string, Set<Pid>>();
  for (const edit of edits) {
    const pair = edit.type === 'insert' || edit.type === 'omit' ? edit.pair : undefined;
    const changed = (pair !== undefined && pairs.get(pair)) || new Set<Pid>();
    if (pair !== undefined) pairs.set(pair, changed);
    for (const pid of changedBy(base, edit)) {
      if (changed.has(pid)) continue;
      changed.add(pid);
      counts.set(pid, (counts.get(pid) ?? 0) + 1);
    }
  }
  countsByEdits.set(edits, { base, counts });
  return counts;
}

interface CachedCounts {
  readonly base: Provision;
  readonly counts: ReadonlyMap<Pid, number>;
}

const countsByEdits = new WeakMap<readonly Edit[], CachedCounts>();

/**
 * The number of changes in each provision, parts included, for the counts beside the structure. A provision without
 * changes is not in the map. An insertion counts in the new provision and in those round it. A move counts at both ends,
 * but once in a provision round both. The two halves of a substitution are one change.
 */
export function changeCounts(base: Provision, amendments: readonly Drafted[]): ReadonlyMap<Pid, number> {
  const parts = amendments.map(({ edits }) => ownCounts(base, edits));
  const last = lastSum.get(base);
  // Most typing alters an edit without changing any count. The map is then the same object as before.
  if (last?.parts.length === parts.length && parts.every((part, at) => sameCounts(part, last.parts[at])))
    return last.counts;
  const counts = new Map<Pid, number>();
  for (const part of parts) for (const [pid, n] of part) counts.set(pid, (counts.get(pid) ?? 0) + n);
  lastSum.set(base, { parts, counts });
  return counts;
}

/** The counts of each amendment, and their sum. */
interface Summed {
  readonly parts: readonly ReadonlyMap<Pid, number>[];
  readonly counts: ReadonlyMap<Pid, number>;
}

const lastSum = new WeakMap<Provision, Summed>();

const sameCounts = (a: ReadonlyMap<Pid, number>, b: ReadonlyMap<Pid, number> | undefined): boolean =>
  a === b || (a.size === b?.size && [...a].every(([pid, n]) => b.get(pid) === n));
