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
import type { KnownLocation } from './finish.ts';
import { takeListStart, takeTheFollowing } from './following.ts';
import { takeUnitName } from './labels.ts';
import { cursorAfterList, isSubject, takeInnerSteps, takeLocation } from './locations.ts';
import { BE } from './new-text.ts';
import { enter, type State } from './reading-state.ts';
import { takeTitle } from './titles.ts';
import { FINITE } from './verbs.ts';

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
function canFollow(c: Cursor): boolean {
  const token = peek(c);
  if (!token || token.kind === 'list' || token.kind === 'quote' || token.kind === 'slip') return true;
  if (token.kind === 'mark') return /^(?:[,:.]|[—–-]+)$/.test(token.text);
  return seesWord(c, ...OPERATION_STARTS) || token.kind === 'word';
}

/** The most places of one instruction: more is nonsense, or an attack. */
const MAX_PLACES = 200;

/** Takes "in each of the following provisions", whose places are listed below. */
export function takeContextBelow(state: State): boolean {
  const { c } = state;
  const list = attempt(c, () => {
    const following = takeWord(c, 'in') && takeTheFollowing(c);
    if (!following) return null;
    return takeListStart(c) || takeMark(c, ',') || seesWord(c, ...OPERATION_STARTS) ? following : null;
  });
  if (!list) return false;
  if (list.within) state.places = enter(state, state.places, list.within);
  state.listsPlaces = true;
  return true;
}

/** Takes "in section 4, in subsection (2)—", and moves the reading to that place. */
export function takeContext(state: State): boolean {
  const { c, memory } = state;
  let before = state.places;
  const enteredPlaces = attempt(c, () => {
    const isSaid = takePhrase(c, 'in', 'as regards', 'into', 'with regard to') !== null;
    const isActFirst = !isSaid && startsSentence(c) && takeTitle({ ...c }) !== null;
    if (!isSaid && !isActFirst && (!startsSentence(c) || takeUnitName({ ...c }) === null)) return null;
    const [firstNamed = []] = takeLocation({ ...c }) ?? [];
    let alternatives = enterNamedPlace(state, before);
    // "Harbours Act 1994, section 2(3), leave out “x”".
    if (isActFirst && alternatives)
      alternatives = takeMark(c, ',') ? enterNamedPlace(state, alternatives, firstNamed) : null;
    if (!alternatives || isAmendedNext(c)) return null;
    if (!isSaid) return leadsAlone(c) ? alternatives : null;
    for (let steps = 0; steps < 100 && alternatives.length <= MAX_PLACES; steps++) {
      const placesSoFar: readonly KnownLocation[] = alternatives;
      const memoryBefore = state.memory;
      const nextAlternatives = attempt(c, () => {
        takeMark(c, ',');
        const and = takeWord(c, 'and', 'or');
        const isIn = takeWord(c, 'in') !== null;
        if (!isIn && !and) return takeNextOfSeveral(state, before, placesSoFar);
        if (and) {
          const also = enterAnotherPlace(state, before, placesSoFar);
          return also && canFollow(c) && !isSubject(c) ? [...placesSoFar, ...also] : null;
        }
        const [next] = takeLocation({ ...c }) ?? [];
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
    return canFollow(c) && alternatives.length <= MAX_PLACES ? alternatives : null;
  });
  if (!enteredPlaces) {
    state.memory = memory;
    return false;
  }
  state.places = inNamedAct(enteredPlaces);
  return true;
}

/** Adds an Act to places that name none: the Act that the nearest earlier place names. */
function inActBefore(places: readonly KnownLocation[]): readonly KnownLocation[] {
  let act: Locus | undefined;
  return places.map((place) => {
    const [first] = place;
    if (first?.type === 'act') act = first;
    return act && first?.type === 'unit' ? [act, ...place] : place;
  });
}

/** "In section 1(1) and section 4(1) of the X Act", "in section 1(1) of the X Act and in section 4(1)": both are in that Act. */
const inNamedAct = (places: readonly KnownLocation[]): readonly KnownLocation[] =>
  inActBefore(inActBefore(places.toReversed()).toReversed());

const depthsIn = (place: KnownLocation): readonly number[] =>
  place.flatMap((step) => (step.type === 'unit' ? [depthOf(step)] : []));

/** Takes one more place of a list. It is inside the sentence's place or, if only the last place is further out, inside that. */
function enterAnotherPlace(
  state: State,
  from: readonly KnownLocation[],
  places: readonly KnownLocation[],
): readonly KnownLocation[] | null {
  const last = places.at(-1) ?? [];
  const [next] = takeLocation({ ...state.c }) ?? [];
  const depth = next?.[0]?.type === 'unit' ? depthOf(next[0]) : 0;
  const isWithin = (place: KnownLocation) => Math.min(...depthsIn(place)) < depth;
  return enterNamedPlace(state, !from.some(isWithin) && isWithin(last) ? [last] : from);
}

/** Takes ", section 4(1)" of "in section 1(1), section 4(1) and section 9": one more place of a list that "and" ends. */
function takeNextOfSeveral(
  state: State,
  from: readonly KnownLocation[],
  places: readonly KnownLocation[],
): readonly KnownLocation[] | null {
  const { c } = state;
  const [next] = takeLocation({ ...c }) ?? [];
  const step = next?.find(({ type }) => type === 'unit');
  // "In section 5, paragraph (a) and …" is one place, and not a list.
  const isLike = step && depthOf(step) <= Math.max(...depthsIn(places.at(-1) ?? []));
  if (c.tokens[c.at - 1]?.text !== ',' || !isLike) return null;
  const also = enterAnotherPlace(state, from, places);
  const end = also && cursorAfterList(c);
  return end && canFollow(end) && !isSubject(end) ? [...places, ...also] : null;
}

/** Whether the cursor is at the beginning of a sentence, or of an item of a list. */
const startsSentence = ({ at, tokens }: Cursor): boolean =>
  at === 0 || /^[.;]$/.test(tokens[at - 1]?.text ?? '') || tokens[at - 1]?.kind === 'list';

/** Verbs of orders whose object follows them. */
const ORDERS = ['omit', 'delete', 'replace', 'insert', 'substitute', 'repeal', 'add', 'leave', 'strike'];

/** "Section 2(2): replace “x” with “y”", "Section 2(2), for “x” substitute “y”": whether a place without "in" leads to an instruction. */
function leadsAlone(c: Cursor): boolean {
  const isPaused = takeMark(c, ':') !== null || takeDash(c);
  const isComma = !isPaused && takeMark(c, ',') !== null;
  const [next, after] = [peek(c), peek(c, 1)];
  if (seesWord(c, ...ORDERS)) return true;
  if (isPaused)
    return next?.kind === 'quote' || seesWord(c, 'for', 'after', 'before', 'at', 'in', 'the', 'there');
  return (
    (isComma || after?.kind === 'quote') && seesWord(c, 'for', 'after', 'before', ...(isComma ? ['at'] : []))
  );
}

/** "In section 20 is amended as follows": the "in" is a slip, and the place is the subject of the sentence. */
const isAmendedNext = (c: Cursor): boolean => {
  const ahead = { ...c };
  if (!takePhrase(ahead, ...BE)) return false;
  takeWord(ahead, 'further', 'hereby', 'also', 'accordingly');
  return takeWord(ahead, 'amended') !== null;
};

/** The places that don't reach as deep as a further step, which goes into these; all places, if all reach as deep. */
function placesOpenTo(places: readonly KnownLocation[], step: Locus | undefined): readonly KnownLocation[] {
  const open = places.filter((place) => step !== undefined && !reachesAsFarAs(place, step));
  return open.length > 0 ? open : places;
}

/**
 * Takes a place and moves into it.
 * @param firstNamed the first place that the same words named, for a further step into it.
 */
function enterNamedPlace(
  state: State,
  from: readonly KnownLocation[],
  firstNamed?: KnownLocation,
): readonly KnownLocation[] | null {
  const namedLocations = takeLocation(state.c);
  if (!namedLocations) return null;
  const [only] = namedLocations;
  const innerLocations =
    namedLocations.length === 1 && only ? [takeInnerSteps(state.c, only, false)] : namedLocations;
  return innerLocations.flatMap((one) => {
    const within = firstNamed ? actNamedLast({ above: state.places, firstNamed }, from, one) : null;
    if (within) return enter(state, within.from, within.steps);
    // "In section 2, in subsection (3), and in section 9, in subsection (4)": section 2 already has a step of that depth.
    const [step] = one;
    const open = firstNamed ? placesOpenTo(from, step) : from;
    return from.flatMap((base) => (open.includes(base) ? enter(state, [base], one) : [base]));
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
  { above, firstNamed }: { readonly above: readonly KnownLocation[]; readonly firstNamed: KnownLocation },
  from: readonly KnownLocation[],
  [act, ...steps]: KnownLocation,
): { readonly from: readonly KnownLocation[]; readonly steps: KnownLocation } | null {
  const [first] = steps;
  if (act?.type !== 'act' || !first) return null;
  const isOwn = (step: Locus | undefined): boolean =>
    step?.type === 'act' && !above.some(([outer]) => outer?.type === 'act' && outer.title === step.title);
  const isInside = from.every((base) => {
    const last = base.at(-1);
    return last && !isOwn(base[0]) && depthOf(first, base) > depthOf(last, base.slice(0, -1));
  });
  // A place that is named with its Act doesn't depend on the places above it.
  const ownSteps = (base: KnownLocation) => {
    // The words may repeat the place that they are under.
    const own = base.findIndex((step) => isSameUnit(step, firstNamed[0]));
    if (own >= 0) return base.slice(own);
    const outer = above.find((place) => place.length > 0 && isWithin(base, place));
    return base.slice(outer ? outer.length : base[0]?.type === 'act' ? 1 : 0);
  };
  return isInside ? { from: from.map((base) => [act, ...ownSteps(base)]), steps } : null;
}

/** Takes "In consequence of the amendments made by subsections (3) and (6),". */
export function takePurpose(c: Cursor): boolean {
  return (
    attempt(c, () => {
      if (takePhrase(c, 'accordingly', 'consequently', 'in consequence', 'as a consequence')) {
        takeMark(c, ',');
        if (!seesWord(c, 'of')) return true;
      } else if (!takePhrase(c, 'in consequence')) return null;
      if (!takeWord(c, 'of')) return null;
      return takeToComma(c, 'or dash') ? true : null;
    }) === true
  );
}

/** Moves past the comma that ends a phrase, or the dash before a list. A comma in a list of labels doesn't end a phrase. */
function takeToComma(c: Cursor, orDash: 'or dash' | null = null): boolean {
  for (let steps = 0; steps < 200 && !atEnd(c); steps++) {
    const token = peek(c);
    const next = peek(c, 1);
    if (token?.kind === 'open' && token.match !== undefined) c.at = token.match;
    else if (token?.text === ';' || token?.text === '.' || token?.kind === 'block') return false;
    else if (orDash && token?.kind === 'mark' && /^[—–-]+$/.test(token.text) && next?.kind === 'list') {
      c.at++;
      return true;
    } else if (token?.text === ',' && next?.kind !== 'bracketed' && next?.kind !== 'label') {
      c.at++;
      return true;
    }
    c.at++;
  }
  return false;
}

/** Whether a range of tokens has a verb, and so is more than a phrase. */
const hasVerbIn = ({ tokens }: Cursor, from: number, to: number): boolean =>
  tokens.slice(from, to).some(({ kind, low }) => kind === 'quote' || FINITE.has(low));

/** Takes "On the coming into force of …,", and stores it as a condition. */
export function takeCondition(state: State): boolean {
  const { c } = state;
  const start = c.at;
  const isCondition = attempt(c, () => {
    const leadWords = takePhrase(
      c,
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
    if (!leadWords || !takeToComma(c, 'or dash')) return null;
    const isClause = leadWords === 'if' || leadWords === 'when';
    return peek(c)?.kind === 'list' && (isClause || hasVerbIn(c, start, c.at)) ? null : true;
  });
  if (!isCondition) return false;
  state.condition = wordsBetween(c, start, c.at - 1);
  return true;
}
