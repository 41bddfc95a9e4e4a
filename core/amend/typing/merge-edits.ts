import { indexTree, type Provision } from '../../act/tree.ts';
import { sameValue } from '../../base/same-value.ts';
import { checkEdits } from '../edits/check.ts';
import { type Edit, type InsertEdit, newPidsOf } from '../edits/edit.ts';
import { type EditDifference, isSameGap, lacking } from '../edits/edit-difference.ts';
import type { How } from './changing.ts';
import { clustersOf, isOfWords, isSameList, lettersIn } from './clusters.ts';
import { mergeProvision, mergeValue, mergeWords } from './merge-words.ts';
import type { OwnLetters } from './own-letters.ts';
import { textAgain } from './text-again.ts';

/** What two hands made of one amendment. */
export interface MergedEdits {
  readonly edits: readonly Edit[];
  /** What the first hand did that can't stand beside what the other did: changes of the same words. */
  readonly apart: readonly Edit[];
}

/** How two hands' changes are merged. */
interface Merging {
  readonly how: How;
  /** Which of the letters that were put in before were typed by the first hand: what it types on goes right behind them. */
  readonly own: OwnLetters;
}

/** Whether two edits are the same one, with other words perhaps. */
export function isSame(a: Edit, b: Edit): boolean {
  if (a.type === 'text') return b.type === 'text' && isSameGap(a, b) && a.from === b.from;
  if (a.type === 'insert') return b.type === 'insert' && a.provision.pid === b.provision.pid;
  return a.type === b.type && 'pid' in b && a.pid === b.pid;
}

/** Whether two edits of one amendment belong together: of touching words, of one provision, or halves of a pair. */
function touches(a: Edit, b: Edit): boolean {
  if (isSame(a, b)) return true;
  if (a.type === 'text' && b.type === 'text') {
    return a.pid === b.pid && a.field === b.field && a.from <= b.to && b.from <= a.to;
  }
  if ('pair' in a && 'pair' in b && a.pair !== undefined && a.pair === b.pair) return true;
  const known = new Set(newPidsOf(a));
  return newPidsOf(b).some((pid) => known.has(pid));
}

/** What was changed from one list to another, change by change: what belongs together is one. */
function changesOf(from: readonly Edit[], to: readonly Edit[]): readonly EditDifference[] {
  let groups: EditDifference[] = [];
  const add = (edit: Edit, one: EditDifference) => {
    const [near, far] = [true, false].map((is) =>
      groups.filter(({ gone, put }) => [...gone, ...put].some((other) => touches(edit, other)) === is),
    );
    const all = [...(near ?? []), one];
    groups = [...(far ?? []), { gone: all.flatMap(({ gone }) => gone), put: all.flatMap(({ put }) => put) }];
  };
  for (const edit of lacking(from, to)) add(edit, { gone: [edit], put: [] });
  for (const edit of lacking(to, from)) add(edit, { gone: [], put: [edit] });
  return groups;
}

/** An edit as two hands have it who had `was`, if anything, before; null where both changed the same of it. */
function mergedEdit(was: Edit | undefined, mine: Edit, theirs: Edit, how: How): Edit | null {
  if (mine.type === 'text' && theirs.type === 'text') {
    const insert = mergeWords(was?.type === 'text' ? was.insert : '', mine.insert, theirs.insert);
    return insert === null ? null : { ...mine, insert };
  }
  if (mine.type !== 'insert' || theirs.type !== 'insert' || was?.type !== 'insert') return null;
  return mergedInsertion(was, mine, theirs, how);
}

function mergedInsertion(was: InsertEdit, mine: InsertEdit, theirs: InsertEdit, how: How): InsertEdit | null {
  const provision = mergeProvision(was.provision, mine.provision, theirs.provision, how);
  const { provision: _was, ...old } = was;
  const { provision: _mine, ...own } = mine;
  const { provision: _theirs, ...other } = theirs;
  const rest = mergeValue(old, own, other);
  return provision && rest ? { ...rest, provision } : null;
}

/** The other hand's edits with one change of the first hand in them; null where that is of the same words. */
function withChange(
  { gone, put }: EditDifference,
  theirs: readonly Edit[],
  how: How,
): readonly Edit[] | null {
  let edits = theirs.filter((edit) => !gone.some((one) => sameValue(one, edit)));
  const kept: Edit[] = [];
  for (const mine of put) {
    const other = edits.find((edit) => isSame(edit, mine));
    if (!other || sameValue(other, mine)) {
      if (!other) kept.push(mine);
      continue;
    }
    const was = gone.find((edit) => isSame(edit, mine));
    const merged = mergedEdit(was, mine, other, how);
    if (!merged) return null;
    edits = edits.map((edit) => (edit === other ? merged : edit));
  }
  return [...edits, ...kept];
}

/** One change of the first hand, to be made in what the other hand did. */
interface Change {
  readonly put: readonly Edit[];
  /** Null where it can't be made. */
  readonly madeIn: (edits: readonly Edit[]) => readonly Edit[] | null;
}

/** The changes of words, each with all that touches it at either hand; what neither changed between them stands for both. */
function wordChanges(
  base: Provision,
  lists: Readonly<Record<'from' | 'to' | 'now', readonly Edit[]>>,
  { how, own }: Merging,
): readonly Change[] {
  const { from, to, now } = lists;
  const words = { from: from.filter(isOfWords), to: to.filter(isOfWords), now: now.filter(isOfWords) };
  const passed = new Map<string, number>();
  return clustersOf(words).flatMap((cluster) => {
    const { pid, field } = cluster.place;
    const key = `${field} ${pid}`;
    const [start, letters] = [passed.get(key) ?? 0, lettersIn(cluster.from)];
    passed.set(key, start + letters);
    if (isSameList(cluster.from, cluster.to)) return [];
    const original = indexTree(base).byPid.get(pid)?.[field] ?? '';
    const ownLetters = own.get(key)?.slice(start, start + letters);
    const others = new Set<Edit>(cluster.now);
    const isAlone = isSameList(cluster.from, cluster.now) || isSameList(cluster.to, cluster.now);
    const made = isAlone
      ? cluster.to
      : textAgain(original, { pid, field }, cluster, how, { own: ownLetters })?.edits;
    const madeIn = (edits: readonly Edit[]) =>
      made ? [...edits.filter((edit) => !others.has(edit)), ...made] : null;
    return [{ put: lacking(cluster.to, cluster.from), madeIn }];
  });
}

/**
 * One amendment's edits, which two hands changed from the same list, with what both did, change by change. The other
 * hand's work is always whole in it; the first hand's, but for what is `apart`. Sound wherever the other's list is.
 */
export function mergeEdits(
  base: Provision,
  from: readonly Edit[],
  mine: readonly Edit[],
  theirs: readonly Edit[],
  { how = 'merge', own = new Map() }: Partial<Merging> = {},
): MergedEdits {
  if (sameValue(from, theirs)) return { edits: mine, apart: [] };
  const whole = (list: readonly Edit[]) => list.filter((edit) => !isOfWords(edit));
  let edits = theirs;
  let waiting: readonly Change[] = [
    ...changesOf(whole(from), whole(mine)).map((change) => ({
      put: change.put,
      madeIn: (now: readonly Edit[]) => withChange(change, now, how),
    })),
    ...wordChanges(base, { from, to: mine, now: theirs }, { how, own }),
  ];
  // One may need another to be made, or taken back, first.
  for (let before = Number.POSITIVE_INFINITY; waiting.length < before; ) {
    before = waiting.length;
    waiting = waiting.filter(({ madeIn }) => {
      const next = madeIn(edits);
      if (!next || !checkEdits(base, next).ok) return true;
      edits = next;
      return false;
    });
  }
  return { edits, apart: waiting.flatMap(({ put }) => put) };
}
