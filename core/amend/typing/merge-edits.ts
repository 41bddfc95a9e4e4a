import { indexTree, type Provision } from '../../act/tree.ts';
import { groupBy } from '../../base/group-by.ts';
import { sameValue } from '../../base/same-value.ts';
import { checkEdits } from '../edits/check.ts';
import { type Edit, newPidsOf } from '../edits/edit.ts';
import { type EditDifference, isSameGap, lacking } from '../edits/edit-difference.ts';
import { type FieldLetters, fieldKey, type Letter } from '../edits/letters.ts';
import {
  clustersOf,
  countInserted,
  identityMapping,
  isSameList,
  isWordEdit,
  mappingWithin,
  type Span,
  withSpans,
} from './clusters.ts';
import { FieldLetterPair } from './known-in-field.ts';
import { insertedWordsByField, keepLetters, knownLettersOf } from './known-letters.ts';
import { type MergeField, mergeProvision, mergeValue, mergeWords } from './merge-words.ts';
import { type EditLists, knownMappings, MergedInsertions, type MergeOptions } from './merged-words.ts';
import type { LetterMapping } from './places.ts';
import { replayInField } from './text-again.ts';

/** The result of a three-way merge of one amendment's edits: two people changed the same list, `from`. */
export interface MergedEdits {
  readonly edits: readonly Edit[];
  /** The edits of `mine` that could not be merged, because `theirs` changes the same words. */
  readonly conflicting: readonly Edit[];
}

/** Whether two edits are versions of one edit, which may have other words. */
export function isSameEdit(a: Edit, b: Edit): boolean {
  if (a.type === 'text') return b.type === 'text' && isSameGap(a, b) && a.from === b.from;
  if (a.type === 'insert') return b.type === 'insert' && a.provision.pid === b.provision.pid;
  return a.type === b.type && 'pid' in b && a.pid === b.pid;
}

/** Whether two edits of one amendment belong together: of touching words, of one provision, or halves of a pair. */
function touches(a: Edit, b: Edit): boolean {
  if (isSameEdit(a, b)) return true;
  if (a.type === 'text' && b.type === 'text') {
    return a.pid === b.pid && a.field === b.field && a.from <= b.to && b.from <= a.to;
  }
  if ('pair' in a && 'pair' in b && a.pair !== undefined && a.pair === b.pair) return true;
  const newPids = new Set(newPidsOf(a));
  return newPidsOf(b).some((pid) => newPids.has(pid));
}

/** The difference between two lists as separate changes. Edits that belong together are in one change. */
function groupChanges(from: readonly Edit[], to: readonly Edit[]): readonly EditDifference[] {
  let groups: EditDifference[] = [];
  const add = (edit: Edit, difference: EditDifference) => {
    const isTouched = ({ removed, added }: EditDifference) =>
      [...removed, ...added].some((other) => touches(edit, other));
    const joinedGroups = [...groups.filter(isTouched), difference];
    groups = [
      ...groups.filter((group) => !isTouched(group)),
      {
        removed: joinedGroups.flatMap(({ removed }) => removed),
        added: joinedGroups.flatMap(({ added }) => added),
      },
    ];
  };
  for (const edit of lacking(from, to)) add(edit, { removed: [edit], added: [] });
  for (const edit of lacking(to, from)) add(edit, { removed: [], added: [edit] });
  return groups;
}

/** Merges two versions of an edit. `was` is their original, if they have one. Null where both changed the same words. */
function mergedEdit(was: Edit | undefined, mine: Edit, theirs: Edit, mergeField: MergeField): Edit | null {
  if (mine.type === 'text' && theirs.type === 'text') {
    const insert = mergeWords(was?.type === 'text' ? was.insert : '', mine.insert, theirs.insert);
    return insert === null ? null : { ...mine, insert };
  }
  if (mine.type !== 'insert' || theirs.type !== 'insert' || was?.type !== 'insert') return null;
  const provision = mergeProvision(was.provision, mine.provision, theirs.provision, mergeField);
  const { provision: _was, ...old } = was;
  const { provision: _mine, ...own } = mine;
  const { provision: _theirs, ...other } = theirs;
  const fields = mergeValue(old, own, other);
  return provision && fields ? { ...fields, provision } : null;
}

/** Their edits with one change of mine made in them. Null where both changed the same words. */
function withChange(
  { removed, added }: EditDifference,
  theirs: readonly Edit[],
  mergeField: MergeField,
): readonly Edit[] | null {
  let edits = theirs.filter((edit) => !removed.some((old) => sameValue(old, edit)));
  const addedEdits: Edit[] = [];
  for (const mine of added) {
    const other = edits.find((edit) => isSameEdit(edit, mine));
    const was = removed.find((edit) => isSameEdit(edit, mine));
    // Equal versions of an inserted provision may still differ: each person may have typed the same letters there.
    const mayBeBoth = mine.type === 'insert' && was !== undefined;
    if (!other || (sameValue(other, mine) && !mayBeBoth)) {
      if (!other) addedEdits.push(mine);
      continue;
    }
    const merged = mergedEdit(was, mine, other, mergeField);
    if (!merged) return null;
    edits = edits.map((edit) => (edit === other ? merged : edit));
  }
  return [...edits, ...addedEdits];
}

/** One change of mine, to be made in their edits. */
interface Change {
  readonly edits: readonly Edit[];
  /** Makes the change. Null where that isn't possible. */
  readonly applyTo: (edits: readonly Edit[]) => readonly Edit[] | null;
}

/** One cluster of word edits: a change, or words that I left unchanged. Has the identities of its letters. */
interface WordChange extends Change {
  readonly key: string;
  readonly isChanged: boolean;
  readonly theirLetters: readonly (Letter | undefined)[];
  readonly mergedLetters: readonly (Letter | undefined)[];
}

/** The clusters of word edits in the three lists, in order, with my changes of them. */
function wordChanges(base: Provision, lists: EditLists, { mode, own }: MergeOptions): readonly WordChange[] {
  const { from, to, now } = lists;
  const words = { from: from.filter(isWordEdit), to: to.filter(isWordEdit), now: now.filter(isWordEdit) };
  const clusters = withSpans(clustersOf(words));
  const fields = groupBy(clusters, ({ place }) => fieldKey(place));
  return [...fields].flatMap(([key, all]) => {
    const knownLetters = new FieldLetterPair(key, lists);
    const count = (list: keyof EditLists) => all.reduce((sum, { spans }) => sum + spans[list].count, 0);
    const places = knownMappings(key, lists, { from: count('from'), to: count('to'), now: count('now') });
    return all.map((cluster): WordChange => {
      const { spans } = cluster;
      const { pid, field } = cluster.place;
      const original = indexTree(base).byPid.get(pid)?.[field] ?? '';
      const within = (list: LetterMapping | undefined, other: Span) =>
        list && mappingWithin(list, spans.from, other);
      const theirs = new Set<Edit>(cluster.now);
      const shared = places.sharedMapping && mappingWithin(places.sharedMapping, spans.to, spans.now);
      // Equal replacements of deleted words count once. Equal insertions count once if their letters are the same.
      const isSameChange =
        isSameList(cluster.to, cluster.now) &&
        (!shared || cluster.now.some(({ from, to }) => from < to) || shared.every((at) => at !== undefined));
      const isOnlyMine = isSameList(cluster.from, cluster.now) || isSameChange;
      const mappings = {
        isOwn: own.get(key)?.slice(spans.from.start, spans.from.start + spans.from.count),
        afterMapping: within(places.afterMapping, spans.to),
        nowMapping: within(places.nowMapping, spans.now),
        sharedMapping: shared,
      };
      const mineAlone = {
        edits: cluster.to,
        places: identityMapping(spans.to.count),
        // Letters that both typed alike keep the identities that they have in their edits.
        otherPlaces: isSameChange ? identityMapping(spans.now.count) : [],
      };
      const merged = isOnlyMine
        ? mineAlone
        : replayInField(original, { pid, field }, cluster, mode, mappings);
      return {
        key,
        edits: lacking(cluster.to, cluster.from),
        isChanged: !isSameList(cluster.from, cluster.to),
        theirLetters: knownLetters.lettersAt(spans.now),
        mergedLetters: merged ? knownLetters.lettersOfChange(spans, merged, countInserted(merged.edits)) : [],
        applyTo: (edits) => (merged ? [...edits.filter((edit) => !theirs.has(edit)), ...merged.edits] : null),
      };
    });
  });
}

/**
 * Merges two people's edits of one amendment, which both began from the list `from`. The result has all of `theirs`, and
 * every change of `mine` that doesn't conflict. It passes `checkEdits` if `theirs` does.
 */
export function mergeEdits(
  base: Provision,
  from: readonly Edit[],
  mine: readonly Edit[],
  theirs: readonly Edit[],
  { mode = 'merge', own = new Map() }: Partial<MergeOptions> = {},
): MergedEdits {
  if (sameValue(from, theirs)) return { edits: mine, conflicting: [] };
  const structural = (list: readonly Edit[]) => list.filter((edit) => !isWordEdit(edit));
  const lists = { from, to: mine, now: theirs };
  const words = wordChanges(base, lists, { mode, own });
  const mergedWords = new MergedInsertions(lists, { mode, own });
  let edits = theirs;
  let waiting: readonly Change[] = [
    ...groupChanges(structural(from), structural(mine)).map((change) => ({
      edits: change.added,
      applyTo: (now: readonly Edit[]) => withChange(change, now, mergedWords.mergeField),
    })),
    ...words.filter(({ isChanged }) => isChanged),
  ];
  // A change may only be possible after another one, so all are tried again until a round makes none.
  for (let before = Number.POSITIVE_INFINITY; waiting.length < before; ) {
    before = waiting.length;
    waiting = waiting.filter(({ applyTo }) => {
      const next = applyTo(edits);
      if (!next || !checkEdits(base, next).ok) return true;
      edits = next;
      return false;
    });
  }
  if (edits !== theirs) {
    const isMade = (change: WordChange): boolean => change.isChanged && !waiting.includes(change);
    keepLetters(edits, {
      ...mergedLettersByField(lists, words, isMade),
      ...mergedWords.lettersIn(edits),
    });
  }
  return { edits, conflicting: waiting.flatMap(({ edits }) => edits) };
}

/** The letters of the merged edits by field: those of my changes that were made, and otherwise theirs. */
function mergedLettersByField(
  lists: EditLists,
  words: readonly WordChange[],
  isMade: (change: WordChange) => boolean,
): Readonly<Record<string, FieldLetters>> {
  const insertedKeys = new Set([
    ...insertedWordsByField(lists.now).keys(),
    ...insertedWordsByField(lists.to).keys(),
  ]);
  const letters = Object.fromEntries(
    Object.entries(knownLettersOf(lists.now)).filter(([key]) => !insertedKeys.has(key)),
  );
  for (const [key, changes] of groupBy(words, (change) => change.key)) {
    const fieldLetters = new FieldLetterPair(key, lists).asFieldLetters(
      changes.flatMap((change) => (isMade(change) ? change.mergedLetters : change.theirLetters)),
    );
    if (fieldLetters) letters[key] = fieldLetters;
    else delete letters[key];
  }
  return letters;
}
