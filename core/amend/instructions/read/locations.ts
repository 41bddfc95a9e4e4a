import { limitIn } from '../limited.ts';
import type { Location, Locus } from '../syntax.ts';
import {
  attempt,
  type Cursor,
  peek,
  readMemoised,
  seesWord,
  takeMark,
  takePhrase,
  takeWord,
} from './cursor.ts';
import { depthOf } from './depth.ts';
import { takeLocus } from './loci.ts';
import { madeBy } from './made-by.ts';
import { takeNotes } from './notes.ts';
import type { Token } from './tokens.ts';

/** The most steps read inside one another, so that nonsense ends: an Act has ten levels. */
const MAX_STEPS = 16;

/** Adds a note to the outermost step that is not an anaphor. */
function addNote(steps: readonly Locus[], note: string | null): readonly Locus[] {
  if (note === null) return steps;
  const outermostNamed = steps.findLastIndex(({ type }) => type !== 'anaphor');
  return steps.map((step, at) => (at === Math.max(outermostNamed, 0) ? { ...step, note } : step));
}

/**
 * Takes a location: steps from the inside out ("paragraph (a) of subsection (2)"), returned outermost first. There are
 * several where the words list what one step can't have ("the entries for “X” and “Y”").
 */
export function takeLocation(cursor: Cursor): readonly Location[] | null {
  if (cursor.nesting >= MAX_STEPS) return null;
  return readMemoised(cursor, cursor.memo.location, () => {
    cursor.nesting++;
    const alternatives = takeSteps(cursor);
    cursor.nesting--;
    return alternatives;
  });
}

/** Whether two steps have a unit that can't be inside another of its kind: "subsection (2A) in subsection (2)" is no place. */
const isOfSameKind = (inner: Locus, outer: Locus): boolean =>
  inner.type === 'unit' &&
  outer.type === 'unit' &&
  inner.unit === outer.unit &&
  /^(?:section|subsection|Schedule|Part|Chapter|article|regulation)$/.test(inner.unit);

const isAct = (step: Locus | undefined): boolean =>
  step?.type === 'act' || (step?.type === 'anaphor' && step.unit === 'Act');

/** Whether a note after an Act belongs to the Act: its chapter number, its short name, or a limit. */
const isNoteOfAct = (note: string): boolean =>
  /^(?:c\. ?\d|[“"‘(]|(?:asp|anaw|asc|nawm|S\.I\.|\d)(?!\w))/.test(note) || limitIn(note) !== undefined;

/** Divides the notes after "section 4 of the X Act" into those about the section and those about the Act. */
function divideNote(note: string | null): readonly [ofUnit: string | null, ofAct: string | null] {
  const parts = note === null ? [] : note.split('; ');
  const firstOfUnit = parts.findIndex((part) => !isNoteOfAct(part));
  if (firstOfUnit < 0) return [null, note];
  return [parts.slice(firstOfUnit).join('; '), parts.slice(0, firstOfUnit).join('; ') || null];
}

/** Adds a note to the outermost of some steps, which are innermost first. */
const addNoteToOutermost = (steps: readonly Locus[], note: string | null): readonly Locus[] =>
  note === null
    ? steps
    : steps.map((step, at) =>
        at === steps.length - 1 ? { ...step, note: step.note ? `${step.note}; ${note}` : note } : step,
      );

function takeSteps(cursor: Cursor): readonly Location[] | null {
  const first = takeLocus(cursor, takeLocation);
  if (!first) return null;
  let note = takeNotes(cursor);
  let innerSteps = first.map((steps) => addNote(steps, note));
  for (let steps = 1; steps < MAX_STEPS; steps++) {
    let isAnaphor = false;
    const outer = attempt(cursor, () => {
      const preposition =
        takeWord(cursor, 'of', 'to', 'in', 'for') ??
        takePhrase(cursor, 'contained in', 'set out in', 'forming part of', 'at the end of');
      if (!preposition) return null;
      isAnaphor = seesWord(cursor, 'that', 'those');
      const next = takeLocus(cursor, takeLocation);
      const [outerSteps] = next ?? [];
      if (!outerSteps || next?.length !== 1) return null;
      const outermost = outerSteps.at(-1);
      const innermost = innerSteps[0]?.at(-1);
      if (!outermost || !innermost) return null;
      // "in section 1(3) in the definition of X" goes on inwards: what is named second stands in the first.
      if (preposition === 'in' && depthOf(outermost) > depthOf(innermost) && outermost.type !== 'anaphor')
        return null;
      if (isOfSameKind(innermost, outermost)) return null;
      // "to" joins a Schedule to its Act, and "for" a column to its entry; otherwise they are words of the sentence.
      if (preposition === 'to' && !(isAct(outerSteps[0]) || innermost.type === 'heading')) return null;
      if (
        preposition === 'for' &&
        !(innermost.type === 'column' && outerSteps[0]?.type === 'tableEntry') &&
        innermost.type !== 'heading'
      )
        return null;
      return outerSteps;
    });
    if (!outer) break;
    note = takeNotes(cursor);
    // "Section 4 of the X Act (inquiries)" describes the section: "that Act", later, is not of inquiries.
    // "Subsection (2A) of that section, as inserted by section 1": that section was named before, and needs no such note.
    const isOfInner = isAnaphor && note !== null && madeBy(note) !== null;
    const [ofInner, ofOuter] = isOfInner ? [note, null] : isAct(outer[0]) ? divideNote(note) : [null, note];
    innerSteps = innerSteps.map((steps) => [
      ...addNoteToOutermost(steps, ofInner),
      ...addNote(outer, ofOuter),
    ]);
  }
  return innerSteps.map((steps) => steps.toReversed());
}

/** A cursor after ", subsection (2) and section 9", the rest of a list of places that ends with "and"; null where there is no such list. */
export function cursorAfterList(cursor: Cursor): Cursor | null {
  const ahead = { ...cursor };
  for (let isLast = false; !isLast; ) {
    const comma = takeMark(ahead, ',');
    isLast = takeWord(ahead, 'and', 'or') !== null;
    if ((!comma && !isLast) || !takeLocation(ahead)) return null;
  }
  return ahead;
}

/** Whether the words before the cursor are the subject of a verb, and not the place of an operation. */
export const isSubject = (cursor: Cursor): boolean =>
  seesWord(cursor, 'is', 'are', 'becomes', 'become', 'shall', 'cease', 'ceases');

/** Whether a token begins the object of an operation, and not another place. */
const startsObject = (token: Token | undefined): boolean => token?.kind === 'quote' || token?.low === 'the';

/**
 * Takes further steps from the outside in: "Schedule 1, paragraph 3", "Schedule 1 paragraph 3". Before an operation the
 * last step may be the object of the operation, so a pause must follow it there.
 * @param isWhole whether there is no operation after the place, so that the sentence may end here.
 */
export function takeInnerSteps(cursor: Cursor, outer: Location, isWhole: boolean): Location {
  let place = outer;
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const next = attempt(cursor, () => {
      takeMark(cursor, ',');
      const [innerPlace, other] = takeLocation(cursor) ?? [];
      const [first] = innerPlace ?? [];
      const last = place.at(-1);
      const cursorAfterPlaces = isWhole ? null : cursorAfterList(cursor);
      const endCursor = cursorAfterPlaces ?? cursor;
      const after = peek(endCursor);
      // "Section 3(9), paragraph (b), and the “or” before it, are repealed": the paragraph is one of what is repealed.
      const isOneOfList =
        after?.text === ',' &&
        /^(?:and|or)$/.test(peek(endCursor, 1)?.low ?? '') &&
        startsObject(peek(endCursor, 2));
      const hasPause =
        after?.kind === 'list' ||
        after?.kind === 'open' ||
        (/^[,:—–]/.test(after?.text ?? '') && (after?.text !== ',' || peek(endCursor, 1) !== undefined));
      const isPlaceEnd = hasPause || (isWhole && (!after || /^[;.]/.test(after.text)));
      if (
        !innerPlace ||
        other ||
        first?.type !== 'unit' ||
        last?.type !== 'unit' ||
        !isPlaceEnd ||
        isOneOfList
      )
        return null;
      return depthOf(first, place) > depthOf(last, place.slice(0, -1)) ? innerPlace : null;
    });
    if (!next) break;
    place = [...place, ...next];
  }
  return place;
}

/** "Section 20 of, and paragraph 3 of Schedule 7 to, that Act": several places of one instrument, which is named once. */
export function takeLocationsOfOneAct(cursor: Cursor): readonly Location[] | null {
  return attempt(cursor, () => {
    const innerLocations: Location[] = [];
    while (innerLocations.length < MAX_OF_ONE_ACT) {
      const isLastPlace = takeWord(cursor, 'and') !== null;
      const [at, other] = takeLocation(cursor) ?? [];
      if (!at || other || !takeWord(cursor, 'of', 'to')) return null;
      innerLocations.push(at);
      if (!takeMark(cursor, ',') && !isLastPlace) return null;
      if (isLastPlace) break;
    }
    if (innerLocations.length < 2) return null;
    const [outer, other] = takeLocation(cursor) ?? [];
    return outer && !other ? innerLocations.map((at) => [...outer, ...at]) : null;
  });
}

/** The most places for which one instrument is named once: more is nonsense, or an attack. */
const MAX_OF_ONE_ACT = 20;

/** Takes locations joined by commas and "and": "section 5(2), Schedule 3 and the heading of Part 2". */
export const takeLocations = (cursor: Cursor): readonly Location[] | null =>
  readMemoised(cursor, cursor.memo.locations, takeLocationList);

function takeLocationList(cursor: Cursor): readonly Location[] | null {
  const locationsOfOneAct = takeLocationsOfOneAct(cursor);
  if (locationsOfOneAct) return locationsOfOneAct;
  const first = takeLocation(cursor);
  if (!first) return null;
  const locations = first.length === 1 && first[0] ? [takeInnerSteps(cursor, first[0], true)] : [...first];
  while (locations.length < 200) {
    const nextLocations = attempt(cursor, () => {
      const comma = takeMark(cursor, ',');
      const conjunction = takeWord(cursor, 'and', 'or');
      if (!comma && !conjunction) return null;
      return takeLocation(cursor);
    });
    if (!nextLocations) break;
    locations.push(...nextLocations);
  }
  return locations;
}
