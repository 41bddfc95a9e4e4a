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
import { insertedWordsByField, keepLetters, knownLettersOf } from './known-letters.ts';
import { isSameEdit, mergeEdits } from './merge-edits.ts';
import type { LetterMapping } from './places.ts';
import { type ReplayedField, replayInField } from './text-again.ts';
import { baseWordsOf, type LetterTrace, traceLetters, wordEditsByField } from './trace.ts';

/** One amendment's newer edits, with an earlier change made in them again. */
export interface ReplayedChange {
  readonly edits: readonly Edit[];
  /** From the letters after the change to those of `edits`. */
  readonly trace: LetterTrace;
  /** Whether all inserted words that the change removes were still in the newer edits, unchanged. */
  readonly isWhole: boolean;
}

type Field = Readonly<Record<'from' | 'to' | 'now', readonly TextEdit[]>>;

/** Makes a change of one field's words again, cluster by cluster. Null where one of the clusters can't be changed. */
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
  const unchanged = { isWhole: true, otherPlaces: identityMapping(countInserted(now)) };
  if (isSameList(from, now))
    return { ...unchanged, edits: to, places: identityMapping(countInserted(to)), otherPlaces: [] };
  if (isSameList(from, to)) return { ...unchanged, edits: now, places: priorPlaces };
  const { pid, field } = place;
  return replayInField(baseWordsOf(base, place), { pid, field }, cluster, 'again', {
    nowMapping: priorPlaces,
  });
}

/**
 * Makes the change from `from` to `to` in one amendment's newer edits, `now`. Words that another person typed since stay
 * unchanged. An undo is the change from the later list to the earlier. Null where the change is no longer possible, or
 * would change nothing.
 * @param priorTrace from the letters of `from` to those of `now`
 */
export function replayChange(
  base: Provision,
  from: readonly Edit[],
  to: readonly Edit[],
  now: readonly Edit[],
  priorTrace: LetterTrace = traceLetters(base, from, now),
): ReplayedChange | null {
  // An edit that another person removed altogether is not restored in part.
  const isAbsent = (edit: Edit): boolean =>
    !isWordEdit(edit) && !now.some((other) => isSameEdit(other, edit));
  if (lacking(from, to).some(isAbsent)) return null;
  const [before, after, newer] = [wordEditsByField(from), wordEditsByField(to), wordEditsByField(now)];
  const trace = new Map(priorTrace);
  // The letters of inserted provisions are left out, because this change may give those provisions other words.
  const insertedWords = insertedWordsByField(now);
  const letters = Object.fromEntries(
    Object.entries(knownLettersOf(now)).filter(([key]) => !insertedWords.has(key)),
  );
  let edits = now;
  let isWhole = true;
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const field = { from: before.get(key) ?? [], to: after.get(key) ?? [], now: newer.get(key) ?? [] };
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
  const isStructural = (edit: Edit): boolean => !isWordEdit(edit);
  const words = edits.filter(isWordEdit);
  const merged = mergeEdits(
    base,
    [...from.filter(isStructural), ...words],
    [...to.filter(isStructural), ...words],
    edits,
    { mode: 'again' },
  );
  keepLetters(merged.edits, letters);
  const isMade = merged.conflicting.length === 0 && !isSameList(merged.edits, now);
  return isMade && checkEdits(base, merged.edits).ok ? { edits: merged.edits, trace, isWhole } : null;
}
