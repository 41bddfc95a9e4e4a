import type { Provision } from '../../act/tree.ts';
import { groupBy } from '../../base/group-by.ts';
import type { Edit } from '../edits/edit.ts';
import {
  eachLetter,
  type FieldLetters,
  type Letter,
  type LetterRun,
  runsOfLetters,
} from '../edits/letters.ts';
import { type FieldCharacter, unitsOf, unitsOfWords } from './field-units.ts';
import {
  countInRuns,
  insertedWordsByField,
  keepLetters,
  knownLettersOf,
  mappingBetween,
} from './known-letters.ts';
import { insertedUnitsIn, type LetterMapping } from './places.ts';
import { baseWordsOf, wordEditsByField } from './trace.ts';

/** Makes the identities of new letters, which no other letter has: each window numbers its own. */
export type NewLetters = (count: number) => LetterRun;

/** New identities for all `count` letters of a field, whose letters were unknown. */
export function newFieldLetters(count: number, newLetters: NewLetters): FieldLetters {
  if (count === 0) return { since: '', runs: [] };
  const run = newLetters(count);
  const [window, first] = run;
  return { since: `${window} ${first}`, runs: [run] };
}

/** The letters of a field after a change: the old ones at their new indices, and new ones for the others. */
export function withNewLetters(
  { since, runs }: FieldLetters,
  places: LetterMapping,
  count: number,
  newLetters: NewLetters,
): FieldLetters {
  const after: (Letter | undefined)[] = Array.from({ length: count }, () => undefined);
  for (const [nth, letter] of eachLetter(runs).entries()) {
    const at = places[nth];
    if (at !== undefined) after[at] = letter;
  }
  const missing = after.filter((letter) => letter === undefined).length;
  const newRun = missing > 0 ? eachLetter([newLetters(missing)]).values() : [].values();
  const letters = after.map((letter) => letter ?? (newRun.next().value as Letter));
  return { since, runs: runsOfLetters(letters) };
}

/** One amendment's lists before and after a change of one field. */
interface TypedLists {
  readonly key: string;
  readonly before: readonly Edit[];
  readonly after: readonly Edit[];
}

/** Remembers a field's letters after typing. The mapping of the old letters is known from the splice. */
export function keepTypedLetters(
  { key, before, after }: TypedLists,
  { places, count }: { readonly places: LetterMapping; readonly count: number },
  newLetters: NewLetters,
): void {
  const fieldLetters = knownLettersOf(before)[key];
  const isConsistent = fieldLetters && countInRuns(fieldLetters.runs) === places.length;
  const from = isConsistent ? fieldLetters : newFieldLetters(places.length, newLetters);
  if (!isConsistent) keepLetters(before, { [key]: from });
  keepLetters(after, { ...knownLettersOf(before), [key]: withNewLetters(from, places, count, newLetters) });
}

/** The characters of each field that edits change or insert, by `fieldKey`. */
export function unitsByField(
  base: Provision,
  edits: readonly Edit[],
): ReadonlyMap<string, readonly FieldCharacter[]> {
  const fields = new Map<string, readonly FieldCharacter[]>();
  for (const [key, list] of wordEditsByField(edits)) {
    const [first] = list;
    if (first) fields.set(key, unitsOf(baseWordsOf(base, first), list));
  }
  for (const [key, words] of insertedWordsByField(edits)) fields.set(key, unitsOfWords(words));
  return fields;
}

/** Remembers the letters of a list of edits that was made from another. Unknown letters are matched by their words. */
export function keepChangedLetters(
  base: Provision,
  before: readonly Edit[],
  after: readonly Edit[],
  newLetters: NewLetters,
): void {
  if (before === after) return;
  const [lettersBefore, lettersNow] = [knownLettersOf(before), knownLettersOf(after)];
  const [old, now] = [unitsByField(base, before), unitsByField(base, after)];
  const letters: Record<string, FieldLetters> = {};
  for (const key of new Set([...Object.keys(lettersBefore), ...now.keys()])) {
    if (lettersNow[key]) continue;
    const [was, is] = [old.get(key) ?? [], now.get(key) ?? []];
    const [countBefore, countAfter] = [insertedUnitsIn(was).length, insertedUnitsIn(is).length];
    const from =
      lettersBefore[key] ?? (countBefore === 0 && countAfter > 0 ? newFieldLetters(0, newLetters) : null);
    if (from && countInRuns(from.runs) === countBefore)
      letters[key] = withNewLetters(
        from,
        mappingBetween({ key, from: before, now: after }, was, is),
        countAfter,
        newLetters,
      );
  }
  keepLetters(after, letters);
}

/** A list of edits that is part of a joined list. `as` has the joined list's edit for each of them. */
interface Part {
  readonly edits: readonly Edit[];
  readonly as: ReadonlyMap<Edit, Edit>;
}

/** The letters of a part's edits in one field, by the joined list's edit. */
function lettersByEdit(
  { edits, as }: Part,
  key: string,
  units: readonly FieldCharacter[],
): ReadonlyMap<Edit, readonly Letter[]> {
  const insertedUnits = insertedUnitsIn(units);
  const letters = eachLetter(knownLettersOf(edits)[key]?.runs ?? []);
  const images = insertedUnits.map(({ mark }) => mark.edit && as.get(mark.edit));
  const places = [...images.keys()].filter((nth) => images[nth] && letters.length === insertedUnits.length);
  const placesByEdit = groupBy(places, (nth) => images[nth] as Edit);
  return new Map(
    [...placesByEdit].map(([edit, all]) => [edit, all.flatMap((nth) => [letters[nth] as Letter])]),
  );
}

/** Remembers the letters of a list of edits that joins several lists. */
export function keepJoinedLetters(
  base: Provision,
  parts: readonly Part[],
  joinedEdits: readonly Edit[],
): void {
  const partFields = parts.map((part) => ({ part, units: unitsByField(base, part.edits) }));
  const letters: Record<string, FieldLetters> = {};
  for (const [key, units] of unitsByField(base, joinedEdits)) {
    const holders = partFields.filter((part) => insertedUnitsIn(part.units.get(key) ?? []).length > 0);
    const partLetters = holders.flatMap(({ part }) => knownLettersOf(part.edits)[key] ?? []);
    const [first] = partLetters;
    if (!first || partLetters.length < holders.length) continue;
    const insertedUnits = insertedUnitsIn(units);
    if (holders.length === 1) {
      if (countInRuns(first.runs) === insertedUnits.length) letters[key] = first;
      continue;
    }
    const lettersOfEdits = new Map(
      holders.flatMap((holder) => [...lettersByEdit(holder.part, key, holder.units.get(key) ?? [])]),
    );
    const edits = new Set<Edit>(insertedUnits.flatMap(({ mark }) => mark.edit ?? []));
    const all = [...edits].flatMap((edit) => lettersOfEdits.get(edit) ?? []);
    if (all.length === insertedUnits.length) letters[key] = { since: first.since, runs: runsOfLetters(all) };
  }
  keepLetters(joinedEdits, letters);
}
