import { indexTree, type Provision } from '../../act/tree.ts';
import { groupBy } from '../../base/group-by.ts';
import { sameValue } from '../../base/same-value.ts';
import { checkEdits } from '../edits/check.ts';
import { type Edit, type InsertEdit, newPidsOf } from '../edits/edit.ts';
import { type EditDifference, isSameGap, lacking } from '../edits/edit-difference.ts';
import { type FieldLetters, fieldKey, type Letter } from '../edits/letters.ts';
import type { ChangeMode } from './changing.ts';
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
import { insertedWordsByField, knownLettersOf, rememberLetters } from './known-letters.ts';
import { type MergeField, mergeProvision, mergeValue, mergeWords } from './merge-words.ts';
import { type EditLists, knownMappings, MergedInsertions } from './merged-words.ts';
import type { OwnLetters } from './own-letters.ts';
import type { LetterMapping } from './places.ts';
import { replayInField } from './text-again.ts';

/** What two hands made of one amendment. */
export interface MergedEdits {
  readonly edits: readonly Edit[];
  /** What the first hand did that can't stand beside what the other did: changes of the same words. */
  readonly conflicting: readonly Edit[];
}

/** How two hands' changes are merged. */
interface MergeOptions {
  readonly mode: ChangeMode;
  /** Which of the letters that were put in before were typed by the first hand: what it types on goes right behind them. */
  readonly own: OwnLetters;
}

/** Whether two edits are the same one, with other words perhaps. */
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

/** What was changed from one list to another, change by change: what belongs together is one. */
function groupChanges(from: readonly Edit[], to: readonly Edit[]): readonly EditDifference[] {
  let groups: EditDifference[] = [];
  const add = (edit: Edit, one: EditDifference) => {
    const [near, far] = [true, false].map((is) =>
      groups.filter(
        (group) => [...group.removed, ...group.added].some((other) => touches(edit, other)) === is,
      ),
    );
    const all = [...(near ?? []), one];
    const [removed, added] = [all.flatMap((group) => group.removed), all.flatMap((group) => group.added)];
    groups = [...(far ?? []), { removed, added }];
  };
  for (const edit of lacking(from, to)) add(edit, { removed: [edit], added: [] });
  for (const edit of lacking(to, from)) add(edit, { removed: [], added: [edit] });
  return groups;
}

/** An edit as two hands have it who had `was`, if anything, before; null where both changed the same of it. */
function mergedEdit(was: Edit | undefined, mine: Edit, theirs: Edit, mergeField: MergeField): Edit | null {
  if (mine.type === 'text' && theirs.type === 'text') {
    const insert = mergeWords(was?.type === 'text' ? was.insert : '', mine.insert, theirs.insert);
    return insert === null ? null : { ...mine, insert };
  }
  if (mine.type !== 'insert' || theirs.type !== 'insert' || was?.type !== 'insert') return null;
  return mergedInsertion(was, mine, theirs, mergeField);
}

function mergedInsertion(
  was: InsertEdit,
  mine: InsertEdit,
  theirs: InsertEdit,
  mergeField: MergeField,
): InsertEdit | null {
  const provision = mergeProvision(was.provision, mine.provision, theirs.provision, mergeField);
  const { provision: _was, ...old } = was;
  const { provision: _mine, ...own } = mine;
  const { provision: _theirs, ...other } = theirs;
  const fields = mergeValue(old, own, other);
  return provision && fields ? { ...fields, provision } : null;
}

/** The other hand's edits with one change of the first hand in them; null where that is of the same words. */
function withChange(
  { removed, added }: EditDifference,
  theirs: readonly Edit[],
  mergeField: MergeField,
): readonly Edit[] | null {
  let edits = theirs.filter((edit) => !removed.some((one) => sameValue(one, edit)));
  const addedEdits: Edit[] = [];
  for (const mine of added) {
    const other = edits.find((edit) => isSameEdit(edit, mine));
    const was = removed.find((edit) => isSameEdit(edit, mine));
    // Both may have put the same letters into a provision, each their own.
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

/** One change of the first hand, to be made in what the other hand did. */
interface Change {
  readonly edits: readonly Edit[];
  /** Null where it can't be made. */
  readonly applyTo: (edits: readonly Edit[]) => readonly Edit[] | null;
}

/** A change of words, or the words that neither changed, with the letters of the one hand and of both together. */
interface WordChange extends Change {
  readonly key: string;
  readonly isChanged: boolean;
  readonly theirLetters: readonly (Letter | undefined)[];
  readonly mergedLetters: readonly (Letter | undefined)[];
}

/** The changes of words, each with all that touches it at either hand; what neither changed between them stands for both. */
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
      const isOne =
        isSameList(cluster.to, cluster.now) &&
        (!places.same ||
          cluster.now.some(({ from, to }) => from < to) ||
          mappingWithin(places.same, spans.to, spans.now).every((at) => at !== undefined));
      const isAlone = isSameList(cluster.from, cluster.now) || isOne;
      const letters = {
        own: own.get(key)?.slice(spans.from.start, spans.from.start + spans.from.count),
        kept: within(places.kept, spans.to),
        known: within(places.held, spans.now),
        same: places.same && mappingWithin(places.same, spans.to, spans.now),
      };
      // What both typed alike is the other hand's.
      const typedAlike = isOne ? identityMapping(spans.now.count) : [];
      const alone = { edits: cluster.to, places: identityMapping(spans.to.count), others: typedAlike };
      const merged = isAlone ? alone : replayInField(original, { pid, field }, cluster, mode, letters);
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
 * One amendment's edits, which two hands changed from the same list, with what both did, change by change. The other
 * hand's work is always whole in it; the first hand's, but for what is `apart`. Sound wherever the other's list is.
 */
export function mergeEdits(
  base: Provision,
  from: readonly Edit[],
  mine: readonly Edit[],
  theirs: readonly Edit[],
  { mode = 'merge', own = new Map() }: Partial<MergeOptions> = {},
): MergedEdits {
  if (sameValue(from, theirs)) return { edits: mine, conflicting: [] };
  const wholeOf = (list: readonly Edit[]) => list.filter((edit) => !isWordEdit(edit));
  const lists = { from, to: mine, now: theirs };
  const words = wordChanges(base, lists, { mode, own });
  const mergedWords = new MergedInsertions(lists, { mode, own });
  let edits = theirs;
  let waiting: readonly Change[] = [
    ...groupChanges(wholeOf(from), wholeOf(mine)).map((change) => ({
      put: change.added,
      madeIn: (now: readonly Edit[]) => withChange(change, now, mergedWords.mergeField),
    })),
    ...words.filter(({ isChanged }) => isChanged),
  ];
  // One may need another to be made, or taken back, first.
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
    rememberLetters(edits, { ...mergedLettersByField(lists, words, isMade), ...mergedWords.lettersIn(edits) });
  }
  return { edits, conflicting: waiting.flatMap(({ edits }) => edits) };
}

/** Which letters there are in the end: in each field, those of the changes that could be made, and else the other hand's. */
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
    const account = new FieldLetterPair(key, lists).asFieldLetters(
      changes.flatMap((change) => (isMade(change) ? change.mergedLetters : change.theirLetters)),
    );
    if (account) letters[key] = account;
    else delete letters[key];
  }
  return letters;
}
