import type { LabelRange } from '../syntax.ts';
import { atEnd, attempt, type Cursor, peek, takePhrase, takeWord } from './cursor.ts';
import type { KnownLocation } from './finish.ts';
import { takeHeadingAct } from './headings.ts';
import { takeLabels, takeUnitName } from './labels.ts';
import { takeLocation, takeLocations } from './locations.ts';
import { BE } from './new-text.ts';
import { enter, type State } from './reading-state.ts';

/** Reads sentences that open the amendments after them: "section 5 is amended as follows". Each returns whether it took words. */

/** Takes "subsections (2) to (5)", "this section": the provisions with the amendments; null for all below. */
function takeScope(c: Cursor): readonly LabelRange[] | null | 'elsewhere' | 'unknown' {
  if (
    takePhrase(
      c,
      'this section',
      'this schedule',
      'this part',
      'this paragraph',
      'this chapter',
      'this article',
      'this regulation',
      'the following provisions of this section',
      'the following provisions of this schedule',
      'the following provisions of this part',
      'the following provisions',
      'the following subsections',
    )
  )
    return null;
  takeWord(c, 'the');
  const unit = takeUnitName(c);
  const labels = unit && takeLabels(c, unit);
  if (unit === 'Schedule' || unit === 'Part') return 'elsewhere';
  return labels ?? 'unknown';
}

/** Words for: the amendments come next. */
const BELOW = [
  'as follows',
  'in the following manner',
  'in the following way',
  'in the following ways',
  'as set out below',
];

/** "… is amended as follows", "… is amended in accordance with subsections (2) to (5)", "… is modified by subsection (2)". */
export function takeOpener(state: State): boolean {
  const { c } = state;
  const opening = attempt(c, () => {
    takeWord(c, 'in');
    const amendedPlaces = takeLocations(c);
    if (!amendedPlaces || !takePhrase(c, ...BE)) return null;
    takeWord(c, 'further', 'accordingly', 'also', 'hereby', 'consequentially');
    // Scottish Bills say "modified". Both verbs can name the subsections with the changes.
    if (!takeWord(c, 'amended', 'modified')) return null;
    const places = amendedPlaces.flatMap((one) => enter(state, state.places, one));
    if (takePhrase(c, 'by')) {
      const only = takeScope(c);
      const isBelow = takePhrase(c, 'as follows') !== null;
      return (isBelow || only) &&
        only !== 'elsewhere' &&
        only !== 'unknown' &&
        (atEnd(c) || /^[.;:—–-]/.test(peek(c)?.text ?? ''))
        ? { places, only }
        : null;
    }
    if (takePhrase(c, ...BELOW)) return { places, only: null };
    if (!takePhrase(c, 'in accordance with', 'as set out in', 'as mentioned in', 'as specified in')) {
      return atEnd(c) || /^(?:[.;:—–]|$)/.test(peek(c)?.text ?? '') ? { places, only: null } : null;
    }
    const only = takeScope(c);
    if (only === 'unknown') return null;
    return only === 'elsewhere' ? { places: null, only: null } : { places, only };
  });
  return openPlaces(state, opening);
}

function openPlaces(
  state: State,
  opening: { places: readonly KnownLocation[] | null; only: readonly LabelRange[] | null } | null,
): boolean {
  if (!opening) return false;
  if (opening.places) {
    state.places = opening.places;
    const { condition } = state;
    state.opens = { places: opening.places, only: opening.only, ...(condition ? { condition } : {}) };
  }
  return true;
}

const FOLLOWING = 'the following amendments';
const HAS = ['is', 'are', 'shall be', 'has effect', 'have effect', 'shall have effect'];
const SUBJECT = HAS.flatMap((verb) => [`${verb} subject to ${FOLLOWING}`, `${verb} with ${FOLLOWING}`]);

const MADE_BY = HAS.flatMap((verb) =>
  ['made by', 'set out in', 'specified in', 'in'].map(
    (participle) => `${verb} subject to the amendments ${participle}`,
  ),
);

/** Takes "the following amendments are made—" after "In section 5 of the X Act", which already named the place. */
function takeMadeHere(c: Cursor): boolean {
  const isMade = takePhrase(
    c,
    ...['are', 'shall be', 'are to be'].map((verb) => `${FOLLOWING} ${verb} made`),
  );
  return isMade !== null && (atEnd(c) || peek(c)?.kind === 'list' || /^[.;:—–-]/.test(peek(c)?.text ?? ''));
}

/** "The following amendments are made to the X Act", "the X Act has effect subject to the following amendments". */
export function takeFollowingAmendments(state: State): boolean {
  const { c, places } = state;
  if (places.some((place) => place.length > 0) && attempt(c, () => takeMadeHere(c) || null))
    return openPlaces(state, { places, only: null });
  const opening = attempt(c, () => {
    const isMade = takePhrase(
      c,
      ...['are', 'shall be'].flatMap((verb) => ['to', 'in'].map((to) => `${FOLLOWING} ${verb} made ${to}`)),
    );
    const isListed = !isMade && takePhrase(c, 'the amendments of', 'the amendments to');
    const amendedPlaces = takeLocations(c);
    if (!amendedPlaces) return null;
    if (
      !isMade &&
      !isListed &&
      attempt(c, () => (takePhrase(c, ...MADE_BY) ? takeScope(c) : 'elsewhere')) === null
    )
      return { places: amendedPlaces.flatMap((one) => enter(state, state.places, one)), only: null };
    if (!(isMade || takePhrase(c, ...(isListed ? ['are as follows'] : SUBJECT)))) return null;
    if (!atEnd(c) && !/^[.;:—–-]/.test(peek(c)?.text ?? '')) return null;
    return { places: amendedPlaces.flatMap((one) => enter(state, state.places, one)), only: null };
  });
  return openPlaces(state, opening);
}

/** "Amend section 5 of the X Act as follows." */
export function takeImperativeOpener(state: State): boolean {
  const { c } = state;
  const opening = attempt(c, () => {
    const amendedPlaces = takeWord(c, 'amend') ? takeLocations(c) : null;
    if (!amendedPlaces || !takePhrase(c, 'as follows', 'in accordance with')) return null;
    const only = c.tokens[c.at - 1]?.low === 'follows' ? null : takeScope(c);
    if (only === 'unknown') return null;
    const places = amendedPlaces.flatMap((one) => enter(state, state.places, one));
    return only === 'elsewhere' ? { places: null, only: null } : { places, only };
  });
  return openPlaces(state, opening);
}

/** "Sections 2 to 10 amend the X Act", "This Part amends …". */
export function takeAmends(state: State): boolean {
  const { c } = state;
  const opening = attempt(c, () => {
    const only = takePhrase(c, 'the following provisions of this part', 'the following provisions')
      ? null
      : takeScope(c);
    if (only === 'unknown') return null;
    attempt(c, () => (takeWord(c, 'of') ? takePhrase(c, 'this act', 'this part', 'this schedule') : null));
    if (!takeWord(c, 'amends', 'amend')) return null;
    const amendedPlaces = takeLocations(c);
    takePhrase(c, ...BELOW);
    if (!amendedPlaces || !(atEnd(c) || /^[.,;:(—–]/.test(peek(c)?.text ?? ''))) return null;
    const places = amendedPlaces.flatMap((one) => enter(state, state.places, one));
    return only === 'elsewhere' ? { places: null, only: null } : { places, only };
  });
  return openPlaces(state, opening);
}

/** Takes "Section 4 (inquiries)", "Amendments to section 4" in a line of its own: the place of what comes after it. */
export function takePlaceHeading(state: State): boolean {
  const { c, frameAbove, underAside, isListed, memory } = state;
  // A Schedule of items that other words are about names places, too.
  if (c.at > 0 || frameAbove || underAside || isListed) return false;
  const headedPlace = attempt(c, () => {
    const isSaid = takeWord(c, 'amendment', 'amendments', 'changes') !== null;
    if (isSaid && !takeWord(c, 'to', 'of', 'in')) return null;
    const [only, other] = takeLocation(c) ?? [];
    if (!only || other || !only.some((step) => step.type === 'unit' && TOP.has(step.unit))) return null;
    return atEnd(c) || (c.at === c.tokens.length - 1 && /^(?:[.:]|[—–-]+)$/.test(peek(c)?.text ?? ''))
      ? only
      : null;
  });
  if (!headedPlace) {
    state.memory = memory;
    return false;
  }
  const act = memory.act?.slice(0, 1) ?? [];
  const places = enter(state, state.places, headedPlace).map((at) =>
    at[0]?.type === 'act' ? at : [...act, ...at],
  );
  return openPlaces(state, { places, only: null });
}

/** Units that can head a text. "Subsection (2)" in a line of its own belongs to the place named before. */
const TOP: ReadonlySet<string> = new Set(['section', 'article', 'regulation', 'rule', 'Schedule']);

/** Takes "Harbours Act 1994", "Amendments of the Harbours Act 1994" in a line of its own: the Act of what comes after it. */
export function takeActHeading(state: State): boolean {
  const { c, frameAbove, underAside } = state;
  if (c.at > 0 || frameAbove || underAside) return false;
  const headedAct = attempt(c, () => {
    const namedAct = takeHeadingAct(c);
    return namedAct?.isAll && (atEnd(c) || /^(?:[.:]|[—–-]+)$/.test(peek(c)?.text ?? '')) ? namedAct : null;
  });
  if (!headedAct) return false;
  state.memory = { ...state.memory, act: headedAct.act };
  return true;
}
