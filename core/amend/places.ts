import { indexTree, type Pid, type Provision, walk } from '../act/tree.ts';
import type { Place } from './clash.ts';
import { type Edit, pidOf } from './edit.ts';
import { plainText } from './lines.ts';
import type { Drafted } from './redline.ts';

/** The places that edits touch, each once, in the order of the edits: fields, and whole provisions. */
export function placesTouched(edits: readonly Edit[]): readonly Place[] {
  const places = new Map<string, Place>();
  for (const edit of edits) {
    const field = edit.type === 'text' ? edit.field : null;
    const pid = pidOf(edit);
    const key = `${field} ${pid}`;
    const known = places.get(key);
    const from = edit.type === 'text' ? Math.min(known?.from ?? edit.from, edit.from) : 0;
    const to = edit.type === 'text' ? Math.max(known?.to ?? edit.to, edit.to) : 0;
    places.set(key, { pid, field, from, to });
  }
  return [...places.values()];
}

/** How many words a text has: stretches with a letter or a figure in them. */
export const countWords = (text: string): number => text.match(/[^\s—]*[\p{L}\p{N}][^\s—]*/gu)?.length ?? 0;

const wordsIn = (provision: Provision): number => countWords(plainText(provision));

/** How many words edits put in and strike out. A word changed in part counts as the letters changed do: as one. */
export function wordCounts(
  base: Provision,
  edits: readonly Edit[],
): { readonly inserted: number; readonly deleted: number } {
  const { byPid } = indexTree(base);
  let inserted = 0;
  let deleted = 0;
  for (const edit of edits) {
    if (edit.type === 'insert') inserted += wordsIn(edit.provision);
    else {
      const node = byPid.get(edit.pid);
      if (edit.type === 'text') {
        inserted += countWords(edit.insert);
        deleted += countWords(node?.[edit.field].slice(edit.from, edit.to) ?? '');
      } else if (node) deleted += wordsIn(node);
    }
  }
  return { inserted, deleted };
}

/**
 * How many changes there are in each provision and in everything it is part of, for the counts beside the structure.
 * A provision without changes is not in the map; one that is inserted counts where it is put, and inside itself.
 */
export function changeCounts(base: Provision, amendments: readonly Drafted[]): ReadonlyMap<Pid, number> {
  const { byPid, parentOf } = indexTree(base);
  const counts = new Map<Pid, number>();
  const add = (pid: Pid) => counts.set(pid, (counts.get(pid) ?? 0) + 1);
  for (const { edits } of amendments) {
    for (const edit of edits) {
      if (edit.type === 'insert') for (const { pid } of walk(edit.provision)) add(pid);
      for (let node = byPid.get(pidOf(edit)); node; node = parentOf.get(node.pid)) add(node.pid);
    }
  }
  return counts;
}
