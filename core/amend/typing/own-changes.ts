import type { Provision } from '../../act/tree.ts';
import type { Edit, TextEdit } from '../edits/edit.ts';
import { lacking } from '../edits/edit-difference.ts';
import { liveLength, segmentsOf } from '../edits/segments.ts';
import type { Splice } from '../text/splice.ts';
import { isOfWords } from './clusters.ts';
import { OWN, stands, type Unit, unitsOf } from './field-units.ts';
import { longestCommon } from './matched-units.ts';
import { isSame } from './merge-edits.ts';
import { byField, wordsOf } from './traced.ts';
import { applyTyping } from './typing.ts';

/** What a person typed over an amendment, apart from that amendment. */
export interface OwnChanges {
  /** In coordinates of the base text: another amendment may hold them beside the first, whatever becomes of that. */
  readonly own: readonly Edit[];
  /** Changes inside provisions that the amendment puts in: they are nothing without it. */
  readonly bound: readonly Edit[];
}

/** The splices, in offsets of one text, that put in and take out what another has otherwise. */
function splicesOf(saved: readonly Unit[], typed: readonly Unit[]): readonly Splice[] {
  const kept = longestCommon(saved, typed) ?? new Map<Unit, Unit>();
  const savedOf = new Map([...kept].map(([unit, image]) => [image, unit]));
  const splices: Splice[] = [];
  const offsets = new Map<Unit, number>();
  let end = 0;
  for (const unit of saved) {
    offsets.set(unit, end);
    // Words that the amendment puts in are its own, and stay in it.
    if (!kept.has(unit) && unit.kind === 'base')
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
function outside(base: string, saved: readonly TextEdit[], offset: number): number {
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

function ownInField(base: string, saved: readonly TextEdit[], typed: readonly TextEdit[], as: string) {
  const [first] = [...saved, ...typed];
  if (!first) return [];
  const { pid, field } = first;
  let edits: ReadonlyMap<string, readonly TextEdit[]> = new Map([[OWN, saved]]);
  const standing = (list: readonly TextEdit[]) => unitsOf(base, list).filter(stands);
  for (const { at, remove, insert } of splicesOf(standing(saved), standing(typed))) {
    const splice = { at: insert === '' ? at : outside(base, saved, at), remove, insert };
    const { changes } = applyTyping({ pid, field, base, edits }, as, splice, 'after');
    edits = new Map([...edits, ...changes]);
  }
  return edits.get(as) ?? [];
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
  const [before, after] = [byField(saved), byField(typed)];
  const words = [...after].flatMap(([key, list]) => {
    const [first] = list;
    return first ? ownInField(wordsOf(base, first), before.get(key) ?? [], list, as) : [];
  });
  const others = lacking(typed, saved).filter((edit) => !isOfWords(edit));
  const isBound = (edit: Edit): boolean => saved.some((one) => isSame(one, edit));
  return { own: [...words, ...others.filter((edit) => !isBound(edit))], bound: others.filter(isBound) };
}
