import type { Provision } from '../../act/tree.ts';
import type { Edit, TextEdit } from '../edits/edit.ts';
import { lacking } from '../edits/edit-difference.ts';
import { eachLetter, type Letters, runsOfLetters } from '../edits/letters.ts';
import { liveLength, segmentsOf } from '../edits/segments.ts';
import type { Splice } from '../text/splice.ts';
import { isWordEdit } from './clusters.ts';
import { type FieldCharacter, isStanding, OWN, unitsOf } from './field-units.ts';
import { type FieldMoments, keepLetters, knownLettersOf, knownMapping } from './known-letters.ts';
import { longestCommonUnits } from './matched-units.ts';
import { isSameEdit } from './merge-edits.ts';
import { insertedUnitsIn, standingMatches } from './places.ts';
import { baseWordsOf, wordEditsByField } from './trace.ts';
import { applyTyping } from './typing.ts';

/** A person's typing on top of a saved amendment, as edits without that amendment's own changes. */
export interface OwnChanges {
  /** Edits of the base text, which another amendment may have whatever becomes of the saved one. */
  readonly own: readonly Edit[];
  /** Changes inside provisions that the saved amendment inserts. They are meaningless without it. */
  readonly bound: readonly Edit[];
  /** Whether words were typed within an insertion of the saved amendment. In `own`, they stand behind that insertion. */
  readonly isBehind: boolean;
}

/** The person's own edits of one field. */
interface OwnInField {
  readonly key: string;
  readonly own: readonly TextEdit[];
  /** The indices of their letters among all inserted letters of the field. */
  readonly letters: readonly number[];
  readonly isBehind: boolean;
}

/** The splices that turn the saved text into the typed one, in offsets of the saved text, from its end to its start. */
function splicesOf(
  saved: readonly FieldCharacter[],
  typed: readonly FieldCharacter[],
  images: ReadonlyMap<FieldCharacter, FieldCharacter>,
): readonly Splice[] {
  const savedOf = new Map([...images].map(([unit, image]) => [image, unit]));
  const splices: Splice[] = [];
  const offsets = new Map<FieldCharacter, number>();
  let end = 0;
  for (const unit of saved) {
    offsets.set(unit, end);
    // The saved amendment's own insertions stay in it, even if the person deleted them.
    if (!images.has(unit) && unit.kind === 'base')
      splices.push({ at: end, remove: unit.text.length, insert: '' });
    end += unit.text.length;
  }
  let at = 0;
  for (const unit of typed) {
    const was = savedOf.get(unit);
    if (was) at = (offsets.get(was) ?? 0) + was.text.length;
    else if (unit.kind === 'inserted') {
      const last = splices.at(-1);
      if (last && last.at === at && last.remove === 0)
        splices[splices.length - 1] = { ...last, insert: last.insert + unit.text };
      else splices.push({ at, remove: 0, insert: unit.text });
    }
  }
  // From the end, so that no splice shifts the offsets of a later one. At one place, deletions come first.
  return splices.sort((a, b) => b.at - a.at || b.remove - a.remove);
}

/** The offset for new words that must not become part of an insertion: its end, for an offset within it. */
function offsetOutsideInsertion(base: string, saved: readonly TextEdit[], offset: number): number {
  let at = 0;
  for (const segment of segmentsOf(
    base,
    saved.map((edit) => ({ am: OWN, edit })),
  )) {
    const end = at + liveLength(segment);
    if (segment.kind === 'inserted' && at < offset && offset < end) return end;
    at = end;
  }
  return offset;
}

/** One field's edits as saved, and after a person's typing. */
interface TypedOver {
  readonly saved: readonly TextEdit[];
  readonly typed: readonly TextEdit[];
  /** The whole lists that these edits are from, because letters are remembered by whole lists. */
  readonly moments: FieldMoments;
}

function ownInField(act: Provision, { saved, typed, moments }: TypedOver, as: string): readonly OwnInField[] {
  const [first] = typed;
  if (!first) return [];
  const { pid, field } = first;
  const base = baseWordsOf(act, first);
  let edits: ReadonlyMap<string, readonly TextEdit[]> = new Map([[OWN, saved]]);
  const [was, now] = [unitsOf(base, saved), unitsOf(base, typed)];
  const [before, after] = [was.filter(isStanding), now.filter(isStanding)];
  const priorPlaces = knownMapping(moments, {
    from: insertedUnitsIn(was).length,
    now: insertedUnitsIn(now).length,
  });
  const keptUnits =
    (priorPlaces ? standingMatches(was, now, priorPlaces) : longestCommonUnits(before, after)) ??
    new Map<FieldCharacter, FieldCharacter>();
  let isBehind = false;
  for (const { at, remove, insert } of splicesOf(before, after, keptUnits)) {
    const place = insert === '' ? at : offsetOutsideInsertion(base, saved, at);
    isBehind ||= place !== at;
    const { changes } = applyTyping({ pid, field, base, edits }, as, { at: place, remove, insert }, 'after');
    edits = new Map([...edits, ...changes]);
  }
  const [own, stayed] = [edits.get(as) ?? [], new Set(keptUnits.values())];
  const letters = [...insertedUnitsIn(now).entries()].flatMap(([nth, unit]) =>
    stayed.has(unit) ? [] : [nth],
  );
  return [{ key: moments.key, own, letters, isBehind }];
}

/** The letters of the person's own edits, by field, with the identities that they have in the typed list. */
function lettersOfOwnEdits(typed: readonly Edit[], fields: readonly OwnInField[]): Letters {
  const knownLetters = knownLettersOf(typed);
  return Object.fromEntries(
    fields.flatMap(({ key, own, letters }) => {
      const account = knownLetters[key];
      const letterCount = own.reduce((sum, { insert }) => sum + [...insert].length, 0);
      if (!account || letterCount !== letters.length) return [];
      const all = eachLetter(account.runs);
      const mine = letters.flatMap((nth) => all.slice(nth, nth + 1));
      return [[key, { since: account.since, runs: runsOfLetters(mine) }]];
    }),
  );
}

/**
 * Separates what a person typed from the saved edits that it was typed on.
 * @param as the id of the amendment that the person's own edits are for
 */
export function ownChanges(
  base: Provision,
  saved: readonly Edit[],
  typed: readonly Edit[],
  as: string,
): OwnChanges {
  const [before, after] = [wordEditsByField(saved), wordEditsByField(typed)];
  const words = [...after].flatMap(([key, list]) => {
    const moments = { key, from: saved, now: typed };
    return ownInField(base, { saved: before.get(key) ?? [], typed: list, moments }, as);
  });
  const otherEdits = lacking(typed, saved).filter((edit) => !isWordEdit(edit));
  const isBound = (edit: Edit): boolean => saved.some((one) => isSameEdit(one, edit));
  const own = [...words.flatMap((one) => one.own), ...otherEdits.filter((edit) => !isBound(edit))];
  keepLetters(own, lettersOfOwnEdits(typed, words));
  return { own, bound: otherEdits.filter(isBound), isBehind: words.some(({ isBehind }) => isBehind) };
}
