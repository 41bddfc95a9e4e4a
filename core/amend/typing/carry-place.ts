import type { TextEdit } from '../edits/edit.ts';
import {
  type InsertedSegment,
  liveLength,
  type Mark,
  type Owned,
  type Segment,
  segmentsOf,
} from '../edits/segments.ts';
import { unitsOf, unitsOfWords } from './field-units.ts';
import { insertedUnitsIn, type LetterMapping, matchLetters } from './places.ts';

/** A place in a field as it reads: an offset of the words that stand, and on which side of words struck there. */
export interface PlaceInField {
  readonly offset: number;
  readonly side: 'before' | 'after';
  /** How many letters of the words struck there are before it, where it is among them. */
  readonly struck?: number;
}

/** A field with the edits that are made in it, before and after other hands changed some of them. */
export interface ChangedField {
  readonly base: string;
  readonly before: readonly Owned<TextEdit>[];
  readonly after: readonly Owned<TextEdit>[];
  /** Which letters of one amendment are which of another's now, of so many: null where it isn't known. */
  readonly mappingFor?: (am: string, holder: string, counts: LetterCounts) => LetterMapping | null;
}

/** How many letters an amendment puts in in a field before, and another that holds them now. */
export interface LetterCounts {
  readonly from: number;
  readonly now: number;
}

/** Whose place it is that is carried. */
export interface Carrier {
  /** The amendment that the person types into. */
  readonly ownId: string;
  /** Whether the letter before the place was typed there by that person, who has stayed since. */
  readonly isTyping: boolean;
  /** Which amendments may hold the words of one by now: those that were in none have found theirs, say. */
  readonly holdersOf: (am: string) => readonly string[];
}

/** A place by what it keeps to, whatever else is put in or struck. */
type Anchor =
  /** Right after so many characters of the base text. */
  | { readonly kind: 'base'; readonly at: number }
  /** Among the letters of an insertion, after so many of them. */
  | { readonly kind: 'within'; readonly of: InsertedSegment; readonly letters: number }
  /** After the whole of somebody else's insertion, whatever they put into it. */
  | { readonly kind: 'behind'; readonly of: InsertedSegment };

/** A place among segments: before one of them, or so many characters into it. */
interface Spot {
  readonly index: number;
  readonly within: number;
}

/** Where a place is among segments. */
function spotOf(segments: readonly Segment[], { offset, side, struck }: PlaceInField): Spot {
  let left = offset;
  let index = 0;
  for (; index < segments.length; index++) {
    const segment = segments[index];
    const length = segment ? liveLength(segment) : 0;
    if (left === 0) break;
    if (left < length) return { index, within: left };
    left -= length;
  }
  if (side === 'before') return { index, within: 0 };
  let letters = struck ?? Number.POSITIVE_INFINITY;
  for (; index < segments.length; index++) {
    const segment = segments[index];
    if (segment?.kind !== 'base' || !segment.struck || letters === 0) break;
    const length = segment.to - segment.from;
    if (letters < length) return { index, within: letters };
    letters -= length;
  }
  return { index, within: 0 };
}

function anchorOf(segments: readonly Segment[], { index, within }: Spot, me: string): Anchor {
  const segmentThere = segments[index];
  if (within > 0 && segmentThere)
    return segmentThere.kind === 'base'
      ? { kind: 'base', at: segmentThere.from + within }
      : { kind: 'within', of: segmentThere, letters: within };
  const last = segments[index - 1];
  if (last?.kind === 'inserted' && last.mark.am === me)
    return { kind: 'within', of: last, letters: last.text.length };
  if (segmentThere?.kind === 'inserted' && segmentThere.mark.am === me)
    return { kind: 'within', of: segmentThere, letters: 0 };
  if (last?.kind === 'inserted') return { kind: 'behind', of: last };
  return { kind: 'base', at: last?.to ?? 0 };
}

const isNotLater = (a: Mark, b: Mark): boolean => (a.rank === b.rank ? a.am <= b.am : a.rank < b.rank);

/** The letters that amendments put in, in order, each by where it is. */
function letterSpots(segments: readonly Segment[], holders: readonly string[]): readonly Spot[] {
  return segments.flatMap((segment, index) => {
    if (segment.kind !== 'inserted' || !holders.includes(segment.mark.am)) return [];
    let at = 0;
    return [...segment.text].map((letter) => {
      const spot = { index, within: at };
      at += letter.length;
      return spot;
    });
  });
}

class PlaceCarrier {
  readonly #field: ChangedField;
  readonly #before: readonly Segment[];
  readonly #after: readonly Segment[];
  readonly #carrier: Carrier;

  constructor(field: ChangedField, carrier: Carrier) {
    this.#field = field;
    this.#carrier = carrier;
    this.#before = segmentsOf(field.base, field.before);
    this.#after = segmentsOf(field.base, field.after);
  }

  carry(place: PlaceInField): PlaceInField {
    const anchor = anchorOf(this.#before, spotOf(this.#before, place), this.#carrier.ownId);
    return this.#placeOf(this.#spotOf(anchor));
  }

  #spotOf(anchor: Anchor): Spot {
    if (anchor.kind === 'base') return this.#behindBase(anchor.at);
    const { of } = anchor;
    const holders = this.#carrier.holdersOf(of.mark.am);
    const index = this.#after.findIndex(
      (one) =>
        one.kind === 'inserted' &&
        one.gap === of.gap &&
        holders.includes(one.mark.am) &&
        one.mark.rank === of.mark.rank,
    );
    const now = this.#after[index];
    if (anchor.kind === 'behind' && now) return { index: index + 1, within: 0 };
    if (anchor.kind === 'within' && now?.kind === 'inserted' && now.text === of.text)
      return { index, within: anchor.letters };
    return this.#behindLetter(of, anchor.kind === 'within' ? anchor.letters : of.text.length);
  }

  /** Right after a character of the base text: before what is put in there. */
  #behindBase(at: number): Spot {
    const index = this.#after.findIndex((one) => one.kind === 'base' && one.from < at && at <= one.to);
    const segmentThere = this.#after[index];
    if (segmentThere?.kind !== 'base') return { index: 0, within: 0 };
    return at === segmentThere.to
      ? { index: index + 1, within: 0 }
      : { index, within: at - segmentThere.from };
  }

  /** Behind the letter of an insertion that it was behind or, where that is gone, the next that is still there. */
  #behindLetter(of: InsertedSegment, offset: number): Spot {
    const { am } = of.mark;
    const [was, now] = [letterSpots(this.#before, [am]), letterSpots(this.#after, this.#carrier.holdersOf(am))];
    const places = this.#placesOf(am);
    const index = this.#before.indexOf(of);
    const first = was.findIndex((spot) => spot.index === index);
    const end = first + [...of.text].length;
    const left = was.findLastIndex((spot) => spot.index === index && spot.within < offset);
    for (let nth = left; nth >= first; nth--) {
      const at = places[nth];
      if (at !== undefined) return this.#behind(now, places, at);
    }
    for (let nth = Math.max(left + 1, first); nth < end; nth++) {
      const spot = now[places[nth] ?? -1];
      if (spot) return spot;
    }
    return this.#inGap(of);
  }

  /** After a letter, and after what another hand put in right behind it, unless the person is typing there. */
  #behind(now: readonly Spot[], places: LetterMapping, at: number): Spot {
    const { isTyping } = this.#carrier;
    const old = new Set(places);
    let end = at;
    while (!isTyping && now[end + 1]?.index === now[at]?.index && !old.has(end + 1)) end++;
    const index = now[end]?.index ?? 0;
    const next = now[end + 1];
    return next?.index === index ? next : { index: index + 1, within: 0 };
  }

  #placesOf(am: string): LetterMapping {
    const { base, before, after } = this.#field;
    const own = (list: readonly Owned<TextEdit>[], owners: readonly string[]) =>
      list.filter((one) => owners.includes(one.am)).map(({ edit }) => edit);
    const holders = this.#carrier.holdersOf(am);
    const [was, now] = [unitsOf(base, own(before, [am])), unitsOf(base, own(after, holders))];
    const insertedCount = insertedUnitsIn(was).length;
    let places: LetterMapping | null = Array.from({ length: insertedCount }, () => undefined);
    for (const holder of holders) {
      const edits = new Set(own(after, [holder]));
      const ownPlaces = [...insertedUnitsIn(now).entries()].flatMap(([at, { mark }]) =>
        mark.edit && edits.has(mark.edit) ? [at] : [],
      );
      const holderPlaces =
        this.#field.mappingFor?.(am, holder, { from: insertedCount, now: ownPlaces.length }) ?? null;
      places = places && holderPlaces && places.map((at, nth) => at ?? ownPlaces[holderPlaces[nth] ?? -1]);
    }
    return places ?? matchLetters(was, now);
  }

  /** Where an insertion stood that is there no more: after those that came before it. */
  #inGap({ gap, mark }: InsertedSegment): Spot {
    let { index } = this.#behindBase(gap);
    const isEarlier = (one: Segment | undefined) => one?.kind === 'inserted' && isNotLater(one.mark, mark);
    const spot = this.#behindBase(gap);
    if (spot.within > 0) return spot;
    while (isEarlier(this.#after[index])) index++;
    return { index, within: 0 };
  }

  #placeOf({ index, within }: Spot): PlaceInField {
    let [offset, struck] = [0, 0];
    for (const segment of this.#after.slice(0, index)) {
      const isStruck = segment.kind === 'base' && segment.struck !== null;
      struck = isStruck ? struck + segment.to - segment.from : 0;
      offset += liveLength(segment);
    }
    const segmentThere = this.#after[index];
    const isStruck = (segment: Segment | undefined) => segment?.kind === 'base' && segment.struck !== null;
    if (within > 0 && segmentThere && !isStruck(segmentThere))
      return { offset: offset + within, side: 'before' };
    struck += within;
    if (struck === 0) return { offset, side: 'before' };
    const isAmong = within > 0 || isStruck(segmentThere);
    return { offset, side: 'after', ...(isAmong && { struck }) };
  }
}

/** Where a place of a field is, once other hands have changed edits of it: with the words that it was in or behind. */
export const carryPlace = (field: ChangedField, place: PlaceInField, carrier: Carrier): PlaceInField =>
  new PlaceCarrier(field, carrier).carry(place);

/** The same in the words of a provision that an amendment puts in, which no base text is under. */
export function carryInWords(
  was: string,
  now: string,
  offset: number,
  isTyping: boolean,
  knownPlaces: LetterMapping | null = null,
): number {
  const places = knownPlaces ?? matchLetters(unitsOfWords(was), unitsOfWords(now));
  const letters = [...was.slice(0, offset)].length;
  const old = new Set(places);
  const offsetOf = (count: number) => [...now].slice(0, count).join('').length;
  for (let nth = letters - 1; nth >= 0; nth--) {
    const at = places[nth];
    if (at === undefined) continue;
    let end = at + 1;
    while (!isTyping && end < [...now].length && !old.has(end)) end++;
    return offsetOf(end);
  }
  return 0;
}
