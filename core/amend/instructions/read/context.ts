import { sameValue } from '../../../base/same-value.ts';
import type { Locus } from '../syntax.ts';
import {
  atEnd,
  attempt,
  type Cursor,
  peek,
  seesWord,
  takeDash,
  takeMark,
  takePhrase,
  takeWord,
  wordsBetween,
} from './cursor.ts';
import { depthOf, isWithin, reachesAsFarAs } from './depth.ts';
import type { ResolvedLocation } from './finish.ts';
import { takeListStart, takeTheFollowing } from './following.ts';
import { takeUnitName } from './labels.ts';
import { cursorAfterList, isSubject, takeInnerSteps, takeLocation } from './locations.ts';
import { BE } from './new-text.ts';
import { enterLocation, type ReadingState } from './reading-state.ts';
import { takeTitle } from './titles.ts';
import { FINITE_VERBS } from './verbs.ts';

/** Reads words that say where or when an instruction operates: "in section 4, in subsection (2)—". */

/** Words with which an operation can begin after a context. */
const OPERATION_STARTS = [
  'after',
  'before',
  'immediately',
  'for',
  'omit',
  'insert',
  'substitute',
  'at',
  'there',
  'leave',
  'strike',
  'add',
  'in',
  'the',
  'repeal',
  'delete',
  'revoke',
  'into',
];

/** Whether the words at the cursor can follow a context. */
function canFollow(cursor: Cursor): boolean {
  const token = peek(cursor);
  if (!token || token.kind === 'list' || token.kind === 'quote' || token.kind === 'slip') return true;
  if (token.kind === 'mark') return /^(?:[,:.]|[—–-]+)$/.test(token.text);
  return seesWord(cursor, ...OPERATION_STARTS) || token.kind === 'word';
}

/** The most places of one instruction: more is nonsense, or an attack. */
const MAX_PLACES = 200;

/** Takes "in each of the following provisions", whose places are listed below. */
export function takeContextBelow(state: ReadingState): boolean {
  const { cursor } = state;
  const list = attempt(cursor, () => {
    const following = takeWord(cursor, 'in') && takeTheFollowing(cursor);
    if (!following) return null;
    return takeListStart(cursor) || takeMark(cursor, ',') || seesWord(cursor, ...OPERATION_STARTS)
      ? following
      : null;
  });
  if (!list) return false;
  if (list.within) state.places = enterLocation(state, state.places, list.within);
  state.areListItemsPlaces = true;
  return true;
}

/** Takes "in section 4, in subsection (2)—", and moves the reading to that place. */
export function takeContext(state: ReadingState): boolean {
  const { cursor, memory } = state;
  let before = state.places;
  const enteredPlaces = attempt(cursor, () => {
    const isSaid = takePhrase(cursor, 'in', 'as regards', 'into', 'with regard to') !== null;
    const isActFirst = !isSaid && startsSentence(cursor) && takeTitle({ ...cursor }) !== null;
    if (!isSaid && !isActFirst && (!startsSentence(cursor) || takeUnitName({ ...cursor }) === null))
      return null;
    const [firstNamed = []] = takeLocation({ ...cursor }) ?? [];
    let alternatives = enterNamedPlace(state, before);
    // "Harbours Act 1994, section 2(3), leave out “x”".
    if (isActFirst && alternatives)
      alternatives = takeMark(cursor, ',') ? enterNamedPlace(state, alternatives, firstNamed) : null;
    if (!alternatives || isAmendedNext(cursor)) return null;
    if (!isSaid) return leadsAlone(cursor) ? alternatives : null;
    for (let steps = 0; steps < 100 && alternatives.length <= MAX_PLACES; steps++) {
      const placesSoFar: readonly ResolvedLocation[] = alternatives;
      const memoryBefore = state.memory;
      const nextAlternatives = attempt(cursor, () => {
        takeMark(cursor, ',');
        const and = takeWord(cursor, 'and', 'or');
        const isIn = takeWord(cursor, 'in') !== null;
        if (!isIn && !and) return takeNextOfSeveral(state, before, placesSoFar);
        if (and) {
          const also = enterAnotherPlace(state, before, placesSoFar);
          return also && canFollow(cursor) && !isSubject(cursor) ? [...placesSoFar, ...also] : null;
        }
        const [next] = takeLocation({ ...cursor }) ?? [];
        const deeper = enterNamedPlace(state, placesSoFar, firstNamed);
        if (deeper) before = placesOpenTo(placesSoFar, next?.[0]);
        return deeper;
      });
      if (!nextAlternatives) {
        state.memory = memoryBefore;
        break;
      }
      alternatives = nextAlternatives;
    }
    return canFollow(cursor) && alternatives.length <= MAX_PLACES ? alternatives : null;
  });
  if (!enteredPlaces) {
    state.memory = memory;
    return false;
  }
  state.places = inNamedAct(enteredPlaces);
  return true;
}

/** Adds an Act to places that name none: the Act that the nearest earlier place names. */
function inActBefore(places: readonly ResolvedLocation[]): readonly ResolvedLocation[] {
  let act: Locus | undefined;
  return places.map((place) => {
    const [first] = place;
    if (first?.type === 'act') act = first;
    return act && first?.type === 'unit' ? [act, ...place] : place;
  });
}

/** "In section 1(1) and section 4(1) of the X Act", "in section 1(1) of the X Act and in section 4(1)": both are in that Act. */
const inNamedAct = (places: readonly ResolvedLocation[]): readonly ResolvedLocation[] =>
  inActBefore(inActBefore(places.toReversed()).toReversed());

const depthsIn = (place: ResolvedLocation): readonly number[] =>
  place.flatMap((step) => (step.type === 'unit' ? [depthOf(step)] : []));

/** Takes one more place of a list. It is inside the sentence's place or, if only the last place is further out, inside that. */
function enterAnotherPlace(
  state: ReadingState,
  from: readonly ResolvedLocation[],
  places: readonly ResolvedLocation[],
): readonly ResolvedLocation[] | null {
  const last = places.at(-1) ?? [];
  const [next] = takeLocation({ ...state.cursor }) ?? [];
  const depth = next?.[0]?.type === 'unit' ? depthOf(next[0]) : 0;
  const isWithin = (place: ResolvedLocation) => Math.min(...depthsIn(place)) < depth;
  return enterNamedPlace(state, !from.some(isWithin) && isWithin(last) ? [last] : from);
}

/** Takes ", section 4(1)" of "in section 1(1), section 4(1) and section 9": one more place of a list that "and" ends. */
function takeNextOfSeveral(
  state: ReadingState,
  from: readonly ResolvedLocation[],
  places: readonly ResolvedLocation[],
): readonly ResolvedLocation[] | null {
  const { cursor } = state;
  const [next] = takeLocation({ ...cursor }) ?? [];
  const step = next?.find(({ type }) => type === 'unit');
  // "In section 5, paragraph (a) and …" is one place, and not a list.
  const isLike = step && depthOf(step) <= Math.max(...depthsIn(places.at(-1) ?? []));
  if (cursor.tokens[cursor.at - 1]?.text !== ',' || !isLike) return null;
  const also = enterAnotherPlace(state, from, places);
  const end = also && cursorAfterList(cursor);
  return end && canFollow(end) && !isSubject(end) ? [...places, ...also] : null;
}

/** Whether the cursor is at the beginning of a sentence, or of an item of a list. */
const startsSentence = ({ at, tokens }: Cursor): boolean =>
  at === 0 || /^[.;]$/.test(tokens[at - 1]?.text ?? '') || tokens[at - 1]?.kind === 'list';

/** Verbs of orders whose object follows them. */
const ORDERS = ['omit', 'delete', 'replace', 'insert', 'substitute', 'repeal', 'add', 'leave', 'strike'];

/** "Section 2(2): replace “x” with “y”", "Section 2(2), for “x” substitute “y”": whether a place without "in" leads to an instruction. */
function leadsAlone(cursor: Cursor): boolean {
  const isPaused = takeMark(cursor, ':') !== null || takeDash(cursor);
  const isComma = !isPaused && takeMark(cursor, ',') !== null;
  const [next, after] = [peek(cursor), peek(cursor, 1)];
  if (seesWord(cursor, ...ORDERS)) return true;
  if (isPaused)
    return next?.kind === 'quote' || seesWord(cursor, 'for', 'after', 'before', 'at', 'in', 'the', 'there');
  return (
    (isComma || after?.kind === 'quote') &&
    seesWord(cursor, 'for', 'after', 'before', ...(isComma ? ['at'] : []))
  );
}

/** "In section 20 is amended as follows": the "in" is a slip, and the place is the subject of the sentence. */
const isAmendedNext = (cursor: Cursor): boolean => {
  const ahead = { ...cursor };
  if (!takePhrase(ahead, ...BE)) return false;
  takeWord(ahead, 'further', 'hereby', 'also', 'accordingly');
  return takeWord(ahead, 'amended') !== null;
};

/** The places that don't reach as deep as a further step, which goes into these; all places, if all reach as deep. */
function placesOpenTo(
  places: readonly ResolvedLocation[],
  step: Locus | undefined,
): readonly ResolvedLocation[] {
  const open = places.filter((place) => step !== undefined && !reachesAsFarAs(place, step));
  return open.length > 0 ? open : places;
}

/**
 * Takes a place and moves into it.
 * @param firstNamed the first place that the same words named, for a further step into it.
 */
function enterNamedPlace(
  state: ReadingState,
  from: readonly ResolvedLocation[],
  firstNamed?: ResolvedLocation,
): readonly ResolvedLocation[] | null {
  const namedLocations = takeLocation(state.cursor);
  if (!namedLocations) return null;
  const [only] = namedLocations;
  const innerLocations =
    namedLocations.length === 1 && only ? [takeInnerSteps(state.cursor, only, false)] : namedLocations;
  return innerLocations.flatMap((one) => {
    const within = firstNamed ? actNamedLast({ above: state.places, firstNamed }, from, one) : null;
    if (within) return enterLocation(state, within.from, within.steps);
    // "In section 2, in subsection (3), and in section 9, in subsection (4)": section 2 already has a step of that depth.
    const [step] = one;
    const open = firstNamed ? placesOpenTo(from, step) : from;
    return from.flatMap((base) => (open.includes(base) ? enterLocation(state, [base], one) : [base]));
  });
}

const isSameUnit = (one: Locus, other: Locus | undefined): boolean =>
  one.type === 'unit' &&
  other?.type === 'unit' &&
  one.unit === other.unit &&
  sameValue(one.labels, other.labels);

/**
 * "In section 1 in subsection (2) of the X Act": the Act that is named last is also that of the section, unless the words
 * named an Act with the section. The Act of the places `above` doesn't count. `firstNamed` is what the words named first.
 */
function actNamedLast(
  {
    above,
    firstNamed,
  }: { readonly above: readonly ResolvedLocation[]; readonly firstNamed: ResolvedLocation },
  from: readonly ResolvedLocation[],
  [act, ...steps]: ResolvedLocation,
): { readonly from: readonly ResolvedLocation[]; readonly steps: ResolvedLocation } | null {
  const [first] = steps;
  if (act?.type !== 'act' || !first) return null;
  const isOwn = (step: Locus | undefined): boolean =>
    step?.type === 'act' && !above.some(([outer]) => outer?.type === 'act' && outer.title === step.title);
  const isInside = from.every((base) => {
    const last = base.at(-1);
    return last && !isOwn(base[0]) && depthOf(first, base) > depthOf(last, base.slice(0, -1));
  });
  // A place that is named with its Act doesn't depend on the places above it.
  const ownSteps = (base: ResolvedLocation) => {
    // The words may repeat the place that they are under.
    const own = base.findIndex((step) => isSameUnit(step, firstNamed[0]));
    if (own >= 0) return base.slice(own);
    const outer = above.find((place) => place.length > 0 && isWithin(base, place));
    return base.slice(outer ? outer.length : base[0]?.type === 'act' ? 1 : 0);
  };
  return isInside ? { from: from.map((base) => [act, ...ownSteps(base)]), steps } : null;
}

/** Takes "In consequence of the amendments made by subsections (3) and (6),". */
export function takePurpose(cursor: Cursor): boolean {
  return (
    attempt(cursor, () => {
      if (takePhrase(cursor, 'accordingly', 'consequently', 'in consequence', 'as a consequence')) {
        takeMark(cursor, ',');
        if (!seesWord(cursor, 'of')) return true;
      } else if (!takePhrase(cursor, 'in consequence')) return null;
      if (!takeWord(cursor, 'of')) return null;
      return takeToComma(cursor, 'or dash') ? true : null;
    }) === true
  );
}

/** Moves past the comma that ends a phrase, or the dash before a list. A comma in a list of labels doesn't end a phrase. */
function takeToComma(cursor: Cursor, orDash: 'or dash' | null = null): boolean {
  for (let steps = 0; steps < 200 && !atEnd(cursor); steps++) {
    const token = peek(cursor);
    const next = peek(cursor, 1);
    if (token?.kind === 'open' && token.closingIndex !== undefined) cursor.at = token.closingIndex;
    else if (token?.text === ';' || token?.text === '.' || token?.kind === 'block') return false;
    else if (orDash && token?.kind === 'mark' && /^[—–-]+$/.test(token.text) && next?.kind === 'list') {
      cursor.at++;
      return true;
    } else if (token?.text === ',' && next?.kind !== 'bracketed' && next?.kind !== 'label') {
      cursor.at++;
      return true;
    }
    cursor.at++;
  }
  return false;
}

/** Whether a range of tokens has a verb, and so is more than a phrase. */
const hasVerbIn = ({ tokens }: Cursor, from: number, to: number): boolean =>
  tokens.slice(from, to).some(({ kind, low }) => kind === 'quote' || FINITE_VERBS.has(low));

/** Takes "On the coming into force of …,", and stores it as a condition. */
export function takeCondition(state: ReadingState): boolean {
  const { cursor } = state;
  const start = cursor.at;
  const isCondition = attempt(cursor, () => {
    const leadWords = takePhrase(
      cursor,
      'on the coming into force of',
      'upon the coming into force of',
      'until the coming into force of',
      'after the coming into force of',
      'when',
      'if',
      'with effect from',
      'in relation to',
      'in its application to',
      'at any time before',
      'from the coming into force of',
      'subject to',
      'for the purposes of',
    );
    if (!leadWords || !takeToComma(cursor, 'or dash')) return null;
    const isClause = leadWords === 'if' || leadWords === 'when';
    return peek(cursor)?.kind === 'list' && (isClause || hasVerbIn(cursor, start, cursor.at)) ? null : true;
  });
  if (!isCondition) return false;
  state.condition = wordsBetween(cursor, start, cursor.at - 1);
  return true;
}
