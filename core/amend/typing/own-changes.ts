import type { Provision } from '../../act/tree.ts';
import type { Edit, TextEdit } from '../edits/edit.ts';
import { lacking } from '../edits/edit-difference.ts';
import { eachLetter, type Letters, runsOfLetters } from '../edits/letters.ts';
import { liveLength, segmentsOf } from '../edits/segments.ts';
import type { Splice } from '../text/splice.ts';
import { isWordEdit } from './clusters.ts';
import { isStanding, OWN, type Unit, unitsOf } from './field-units.ts';
import { type FieldMoments, knownLettersOf, knownMapping, rememberLetters } from './known-letters.ts';
import { longestCommonUnits } from './matched-units.ts';
import { isSameEdit } from './merge-edits.ts';
import { insertedUnitsIn, standingMatches } from './places.ts';
import { baseWordsOf, wordEditsByField } from './trace.ts';
import { applyTyping } from './typing.ts';

/** What a person typed over an amendment, apart from that amendment. */
export interface OwnChanges {
  /** In coordinates of the base text: another amendment may hold them beside the first, whatever becomes of that. */
  readonly own: readonly Edit[];
  /** Changes inside provisions that the amendment puts in: they are nothing without it. */
  readonly bound: readonly Edit[];
  /** Whether words were typed within an insertion of the amendment, and stand behind that in `own`. */
  readonly isBehind: boolean;
}

/** What of one field was typed: the edits, and which of the letters that are put in there are theirs, by their places. */
interface OwnInField {
  readonly key: string;
  readonly own: readonly TextEdit[];
  readonly letters: readonly number[];
  readonly isBehind: boolean;
}

/** The splices, in offsets of one text, that put in and take out what another has otherwise. */
function splicesOf(
  saved: readonly Unit[],
  typed: readonly Unit[],
  images: ReadonlyMap<Unit, Unit>,
): readonly Splice[] {
  const savedOf = new Map([...images].map(([unit, image]) => [image, unit]));
  const splices: Splice[] = [];
  const offsets = new Map<Unit, number>();
  let end = 0;
  for (const unit of saved) {
    offsets.set(unit, end);
    // Words that the amendment puts in are its own, and stay in it.
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
  // From the end: what is made moves nothing that is still to be made. At one place, what goes is before what comes.
  return splices.sort((a, b) => b.at - a.at || b.remove - a.remove);
}

/** Where words may be put in that are not to be part of an insertion: behind it, where they were typed within it. */
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

/** One field as an amendment has it, and as a person typed on in it. */
interface TypedOver {
  readonly saved: readonly TextEdit[];
  readonly typed: readonly TextEdit[];
  /** The whole lists of edits that these are of: what is known of letters is known of them. */
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
    new Map<Unit, Unit>();
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

/** The letters of what was typed, field by field: those that they were in the list that they are taken out of. */
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
 * What of a list of edits was typed over another, as edits of another amendment.
 * @param as what that amendment is called
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
  rememberLetters(own, lettersOfOwnEdits(typed, words));
  return { own, bound: otherEdits.filter(isBound), isBehind: words.some(({ isBehind }) => isBehind) };
}
