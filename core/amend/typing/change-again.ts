import type { Provision } from '../../act/tree.ts';
import { checkEdits } from '../edits/check.ts';
import type { Edit, TextEdit } from '../edits/edit.ts';
import { lacking } from '../edits/edit-difference.ts';
import type { Letter } from '../edits/letters.ts';
import {
  type Cluster,
  clustersOf,
  countInserted,
  identityMapping,
  isSameList,
  isWordEdit,
  mappingWithin,
  withSpans,
} from './clusters.ts';
import { FieldLetterPair } from './known-in-field.ts';
import { insertedWordsByField, knownLettersOf, rememberLetters } from './known-letters.ts';
import { isSameEdit, mergeEdits } from './merge-edits.ts';
import type { LetterMapping } from './places.ts';
import { type ReplayedField, replayInField } from './text-again.ts';
import { baseWordsOf, type LetterTrace, traceLetters, wordEditsByField } from './trace.ts';

/** What a change comes to in a list of edits that another hand has changed since. */
export interface ReplayedChange {
  readonly edits: readonly Edit[];
  /** What of what the change left is where in them. */
  readonly trace: LetterTrace;
  /** Whether nothing of what was to be taken out had been taken out, or written anew, by the other hand. */
  readonly isWhole: boolean;
}

type Field = Readonly<Record<'from' | 'to' | 'now', readonly TextEdit[]>>;

/** A change of one field's words, each cluster of them by itself; null where one of them can't be made. */
function replayField(base: Provision, field: Field, priorPlaces: LetterMapping, letters: FieldLetterPair) {
  const edits: TextEdit[] = [];
  const places: (number | undefined)[] = [];
  const insertedLetters: (Letter | undefined)[] = [];
  let isWhole = true;
  let passed = 0;
  for (const cluster of withSpans(clustersOf(field))) {
    const { from, now } = cluster.spans;
    const change = replayCluster(base, cluster, mappingWithin(priorPlaces, from, now));
    if (!change) return null;
    edits.push(...change.edits);
    isWhole &&= change.isWhole;
    const count = countInserted(change.edits);
    for (const at of change.places) places.push(at === undefined ? undefined : at + passed);
    insertedLetters.push(...letters.lettersOfChange(cluster.spans, change, count));
    passed += count;
  }
  return { edits, places, isWhole, letters: letters.asFieldLetters(insertedLetters) };
}

function replayCluster(base: Provision, cluster: Cluster, priorPlaces: LetterMapping): ReplayedField | null {
  const { from, to, now, place } = cluster;
  const unchanged = { isWhole: true, others: identityMapping(countInserted(now)) };
  if (isSameList(from, now))
    return { ...unchanged, edits: to, places: identityMapping(countInserted(to)), otherPlaces: [] };
  if (isSameList(from, to)) return { ...unchanged, edits: now, places: priorPlaces };
  const { pid, field } = place;
  return replayInField(baseWordsOf(base, place), { pid, field }, cluster, 'again', { nowMapping: priorPlaces });
}

/**
 * Makes, or undoes, in the present edits the change between two earlier lists. What another hand typed since stays
 * unchanged. Null where the change can no longer be made, or nothing of it is left to undo.
 * @param priorTrace where the letters of the first list are now
 */
export function replayChange(
  base: Provision,
  from: readonly Edit[],
  to: readonly Edit[],
  now: readonly Edit[],
  priorTrace: LetterTrace = traceLetters(base, from, now),
): ReplayedChange | null {
  // An edit that another hand removed altogether is not restored in part.
  const isGone = (edit: Edit): boolean => !isWordEdit(edit) && !now.some((other) => isSameEdit(other, edit));
  if (lacking(from, to).some(isGone)) return null;
  const [before, after, current] = [wordEditsByField(from), wordEditsByField(to), wordEditsByField(now)];
  const trace = new Map(priorTrace);
  // Those of provisions that are put in may be of other words then.
  const insertedWords = insertedWordsByField(now);
  const letters = Object.fromEntries(
    Object.entries(knownLettersOf(now)).filter(([key]) => !insertedWords.has(key)),
  );
  let edits = now;
  let isWhole = true;
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const field = { from: before.get(key) ?? [], to: after.get(key) ?? [], now: current.get(key) ?? [] };
    if (isSameList(field.from, field.to)) continue;
    const places = priorTrace.get(key) ?? identityMapping(countInserted(field.from));
    const change = replayField(base, field, places, new FieldLetterPair(key, { to, now }));
    if (!change) return null;
    if (change.letters) letters[key] = change.letters;
    else delete letters[key];
    const otherEdits = new Set<Edit>(field.now);
    edits = [...edits.filter((edit) => !otherEdits.has(edit)), ...change.edits];
    trace.set(key, change.places);
    isWhole &&= change.isWhole;
  }
  const isNoWords = (edit: Edit): boolean => !isWordEdit(edit);
  const words = edits.filter(isWordEdit);
  const merged = mergeEdits(
    base,
    [...from.filter(isNoWords), ...words],
    [...to.filter(isNoWords), ...words],
    edits,
    { mode: 'again' },
  );
  rememberLetters(merged.edits, letters);
  const isMade = merged.conflicting.length === 0 && !isSameList(merged.edits, now);
  return isMade && checkEdits(base, merged.edits).ok ? { edits: merged.edits, trace, isWhole } : null;
}
