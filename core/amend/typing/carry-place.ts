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
import type { LetterCounts } from './known-letters.ts';
import { insertedUnitsIn, type LetterMapping, matchLetters } from './places.ts';

/** A caret's place in a field's text as amended. */
export interface PlaceInField {
  /** The offset in UTF-16 code units. Deleted words have no length. */
  readonly offset: number;
  /** The side of the deleted words at that offset. */
  readonly side: 'before' | 'after';
  /** The number of deleted code units before the caret, where it is among deleted words. */
  readonly struck?: number;
}

/** A field with the edits of all selected amendments, before and after other people changed some of them. */
export interface ChangedField {
  readonly base: string;
  readonly before: readonly Owned<TextEdit>[];
  readonly after: readonly Owned<TextEdit>[];
  /** Maps an amendment's letters before to those of `holder` after. Null where the identities aren't known. */
  readonly mappingFor?: (am: string, holder: string, counts: LetterCounts) => LetterMapping | null;
}

/** The person whose caret is carried. */
export interface Carrier {
  /** The amendment that the person types into. */
  readonly ownId: string;
  /** Whether the person typed the letter before the caret and has not moved since. */
  readonly isTyping: boolean;
  /** The amendments that may now have an amendment's words. For example, unclaimed words may have been given to one. */
  readonly holdersOf: (am: string) => readonly string[];
}

/** The words that a caret stays at while other words change. */
type Anchor =
  /** Just after the base text's offset `at`. */
  | { readonly kind: 'base'; readonly at: number }
  /** In an insertion, after so many code units of it. */
  | { readonly kind: 'within'; readonly of: InsertedSegment; readonly letters: number }
  /** After the whole of another amendment's insertion, even if that grows. */
  | { readonly kind: 'behind'; readonly of: InsertedSegment };

/** A position in a list of segments: before the segment at `index`, or `within` code units into it. */
interface Spot {
  readonly index: number;
  readonly within: number;
}

/** The position of a caret in a list of segments. */
function spotOf(segments: readonly Segment[], { offset, side, struck }: PlaceInField): Spot {
  let remaining = offset;
  let index = 0;
  for (; index < segments.length; index++) {
    const segment = segments[index];
    const length = segment ? liveLength(segment) : 0;
    if (remaining === 0) break;
    if (remaining < length) return { index, within: remaining };
    remaining -= length;
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

function anchorOf(segments: readonly Segment[], { index, within }: Spot, ownId: string): Anchor {
  const segment = segments[index];
  if (within > 0 && segment)
    return segment.kind === 'base'
      ? { kind: 'base', at: segment.from + within }
      : { kind: 'within', of: segment, letters: within };
  const last = segments[index - 1];
  if (last?.kind === 'inserted' && last.mark.am === ownId)
    return { kind: 'within', of: last, letters: last.text.length };
  if (segment?.kind === 'inserted' && segment.mark.am === ownId)
    return { kind: 'within', of: segment, letters: 0 };
  if (last?.kind === 'inserted') return { kind: 'behind', of: last };
  return { kind: 'base', at: last?.to ?? 0 };
}

const isNotLater = (a: Mark, b: Mark): boolean => (a.rank === b.rank ? a.am <= b.am : a.rank < b.rank);

const isStruck = (segment: Segment | undefined): boolean =>
  segment?.kind === 'base' && segment.struck !== null;

/** The position of each letter that some amendments insert, in order. */
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
      (segment) =>
        segment.kind === 'inserted' &&
        segment.gap === of.gap &&
        holders.includes(segment.mark.am) &&
        segment.mark.rank === of.mark.rank,
    );
    const now = this.#after[index];
    if (anchor.kind === 'behind' && now) return { index: index + 1, within: 0 };
    if (anchor.kind === 'within' && now?.kind === 'inserted' && now.text === of.text)
      return { index, within: anchor.letters };
    return this.#behindLetter(of, anchor.kind === 'within' ? anchor.letters : of.text.length);
  }

  /** The position just after a character of the base text, before any insertion there. */
  #behindBase(at: number): Spot {
    const index = this.#after.findIndex(
      (segment) => segment.kind === 'base' && segment.from < at && at <= segment.to,
    );
    const segment = this.#after[index];
    if (segment?.kind !== 'base') return { index: 0, within: 0 };
    return at === segment.to ? { index: index + 1, within: 0 } : { index, within: at - segment.from };
  }

  /** The position behind the nearest earlier letter of an insertion that still exists, else before the next one. */
  #behindLetter(of: InsertedSegment, offset: number): Spot {
    const { am } = of.mark;
    const [was, now] = [
      letterSpots(this.#before, [am]),
      letterSpots(this.#after, this.#carrier.holdersOf(am)),
    ];
    const places = this.#placesOf(am);
    const index = this.#before.indexOf(of);
    const first = was.findIndex((spot) => spot.index === index);
    const end = first + [...of.text].length;
    const lastBefore = was.findLastIndex((spot) => spot.index === index && spot.within < offset);
    for (let nth = lastBefore; nth >= first; nth--) {
      const at = places[nth];
      if (at !== undefined) return this.#behind(now, places, at);
    }
    for (let nth = Math.max(lastBefore + 1, first); nth < end; nth++) {
      const spot = now[places[nth] ?? -1];
      if (spot) return spot;
    }
    return this.#inGap(of);
  }

  /** The position after a letter. Unless the person is typing there, it is also after another person's new letters. */
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
    const editsBy = (list: readonly Owned<TextEdit>[], owners: readonly string[]) =>
      list.filter((owned) => owners.includes(owned.am)).map(({ edit }) => edit);
    const holders = this.#carrier.holdersOf(am);
    const [was, now] = [unitsOf(base, editsBy(before, [am])), unitsOf(base, editsBy(after, holders))];
    const insertedCount = insertedUnitsIn(was).length;
    let places: LetterMapping | null = Array.from({ length: insertedCount }, () => undefined);
    for (const holder of holders) {
      const edits = new Set(editsBy(after, [holder]));
      const ownPlaces = [...insertedUnitsIn(now).entries()].flatMap(([at, { mark }]) =>
        mark.edit && edits.has(mark.edit) ? [at] : [],
      );
      const holderPlaces =
        this.#field.mappingFor?.(am, holder, { from: insertedCount, now: ownPlaces.length }) ?? null;
      places = places && holderPlaces && places.map((at, nth) => at ?? ownPlaces[holderPlaces[nth] ?? -1]);
    }
    return places ?? matchLetters(was, now);
  }

  /** The position where a removed insertion stood: after the insertions that were before it in the gap. */
  #inGap({ gap, mark }: InsertedSegment): Spot {
    const spot = this.#behindBase(gap);
    if (spot.within > 0) return spot;
    let { index } = spot;
    const isEarlier = (segment: Segment | undefined) =>
      segment?.kind === 'inserted' && isNotLater(segment.mark, mark);
    while (isEarlier(this.#after[index])) index++;
    return { index, within: 0 };
  }

  #placeOf({ index, within }: Spot): PlaceInField {
    let [offset, struck] = [0, 0];
    for (const segment of this.#after.slice(0, index)) {
      struck = segment.kind === 'base' && segment.struck ? struck + segment.to - segment.from : 0;
      offset += liveLength(segment);
    }
    const segment = this.#after[index];
    if (within > 0 && segment && !isStruck(segment)) return { offset: offset + within, side: 'before' };
    struck += within;
    if (struck === 0) return { offset, side: 'before' };
    const isAmongStruck = within > 0 || isStruck(segment);
    return { offset, side: 'after', ...(isAmongStruck && { struck }) };
  }
}

/** The caret's new place after other people's changes. It stays with the words that it was in or just behind. */
export const carryPlace = (field: ChangedField, place: PlaceInField, carrier: Carrier): PlaceInField =>
  new PlaceCarrier(field, carrier).carry(place);

/** The caret's new offset in the words of an inserted provision, which have no base text, after other people's changes. */
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
