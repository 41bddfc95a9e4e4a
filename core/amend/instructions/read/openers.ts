import type { LabelRange } from '../syntax.ts';
import { atEnd, attempt, type Cursor, peek, takePhrase, takeWord } from './cursor.ts';
import type { ResolvedLocation } from './finish.ts';
import { takeHeadingAct } from './headings.ts';
import { takeLabels, takeUnitName } from './labels.ts';
import { takeLocation, takeLocations } from './locations.ts';
import { BE } from './new-text.ts';
import { enterLocation, type ReadingState } from './reading-state.ts';

/** Reads sentences that open the amendments after them: "section 5 is amended as follows". Each returns whether it took words. */

/** Takes "subsections (2) to (5)", "this section": the provisions with the amendments; null for all below. */
function takeAmendingProvisions(cursor: Cursor): readonly LabelRange[] | null | 'elsewhere' | 'unknown' {
  if (
    takePhrase(
      cursor,
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
  takeWord(cursor, 'the');
  const unit = takeUnitName(cursor);
  const labels = unit && takeLabels(cursor, unit);
  if (unit === 'Schedule' || unit === 'Part') return 'elsewhere';
  return labels ?? 'unknown';
}

/** Words for: the amendments come next. */
const AS_FOLLOWS = [
  'as follows',
  'in the following manner',
  'in the following way',
  'in the following ways',
  'as set out below',
];

/** "… is amended as follows", "… is amended in accordance with subsections (2) to (5)", "… is modified by subsection (2)". */
export function takeAmendedAsFollows(state: ReadingState): boolean {
  const { cursor } = state;
  const opening = attempt(cursor, () => {
    takeWord(cursor, 'in');
    const amendedPlaces = takeLocations(cursor);
    if (!amendedPlaces || !takePhrase(cursor, ...BE)) return null;
    takeWord(cursor, 'further', 'accordingly', 'also', 'hereby', 'consequentially');
    // Scottish Bills say "modified". Both verbs can name the subsections with the changes.
    if (!takeWord(cursor, 'amended', 'modified')) return null;
    const places = amendedPlaces.flatMap((one) => enterLocation(state, state.places, one));
    if (takePhrase(cursor, 'by')) {
      const only = takeAmendingProvisions(cursor);
      const isBelow = takePhrase(cursor, 'as follows') !== null;
      return (isBelow || only) &&
        only !== 'elsewhere' &&
        only !== 'unknown' &&
        (atEnd(cursor) || /^[.;:—–-]/.test(peek(cursor)?.text ?? ''))
        ? { places, only }
        : null;
    }
    if (takePhrase(cursor, ...AS_FOLLOWS)) return { places, only: null };
    if (!takePhrase(cursor, 'in accordance with', 'as set out in', 'as mentioned in', 'as specified in')) {
      return atEnd(cursor) || /^(?:[.;:—–]|$)/.test(peek(cursor)?.text ?? '') ? { places, only: null } : null;
    }
    const only = takeAmendingProvisions(cursor);
    if (only === 'unknown') return null;
    return only === 'elsewhere' ? { places: null, only: null } : { places, only };
  });
  return storeOpening(state, opening);
}

function storeOpening(
  state: ReadingState,
  opening: { places: readonly ResolvedLocation[] | null; only: readonly LabelRange[] | null } | null,
): boolean {
  if (!opening) return false;
  if (opening.places) {
    state.places = opening.places;
    const { condition } = state;
    state.opening = { places: opening.places, onlyLabels: opening.only, ...(condition ? { condition } : {}) };
  }
  return true;
}

const FOLLOWING_AMENDMENTS = 'the following amendments';
const HAS_EFFECT = ['is', 'are', 'shall be', 'has effect', 'have effect', 'shall have effect'];
const SUBJECT_TO_FOLLOWING = HAS_EFFECT.flatMap((verb) => [
  `${verb} subject to ${FOLLOWING_AMENDMENTS}`,
  `${verb} with ${FOLLOWING_AMENDMENTS}`,
]);

const SUBJECT_TO_AMENDMENTS_IN = HAS_EFFECT.flatMap((verb) =>
  ['made by', 'set out in', 'specified in', 'in'].map(
    (participle) => `${verb} subject to the amendments ${participle}`,
  ),
);

/** Takes "the following amendments are made—" after "In section 5 of the X Act", which already named the place. */
function takeAmendmentsAreMade(cursor: Cursor): boolean {
  const isMade = takePhrase(
    cursor,
    ...['are', 'shall be', 'are to be'].map((verb) => `${FOLLOWING_AMENDMENTS} ${verb} made`),
  );
  return (
    isMade !== null &&
    (atEnd(cursor) || peek(cursor)?.kind === 'list' || /^[.;:—–-]/.test(peek(cursor)?.text ?? ''))
  );
}

/** "The following amendments are made to the X Act", "the X Act has effect subject to the following amendments". */
export function takeFollowingAmendments(state: ReadingState): boolean {
  const { cursor, places } = state;
  if (
    places.some((place) => place.length > 0) &&
    attempt(cursor, () => takeAmendmentsAreMade(cursor) || null)
  )
    return storeOpening(state, { places, only: null });
  const opening = attempt(cursor, () => {
    const areMade = takePhrase(
      cursor,
      ...['are', 'shall be'].flatMap((verb) =>
        ['to', 'in'].map((to) => `${FOLLOWING_AMENDMENTS} ${verb} made ${to}`),
      ),
    );
    const areListed = !areMade && takePhrase(cursor, 'the amendments of', 'the amendments to');
    const amendedPlaces = takeLocations(cursor);
    if (!amendedPlaces) return null;
    if (
      !areMade &&
      !areListed &&
      attempt(cursor, () =>
        takePhrase(cursor, ...SUBJECT_TO_AMENDMENTS_IN) ? takeAmendingProvisions(cursor) : 'elsewhere',
      ) === null
    )
      return { places: amendedPlaces.flatMap((one) => enterLocation(state, state.places, one)), only: null };
    if (!(areMade || takePhrase(cursor, ...(areListed ? ['are as follows'] : SUBJECT_TO_FOLLOWING))))
      return null;
    if (!atEnd(cursor) && !/^[.;:—–-]/.test(peek(cursor)?.text ?? '')) return null;
    return { places: amendedPlaces.flatMap((one) => enterLocation(state, state.places, one)), only: null };
  });
  return storeOpening(state, opening);
}

/** "Amend section 5 of the X Act as follows." */
export function takeAmendOrder(state: ReadingState): boolean {
  const { cursor } = state;
  const opening = attempt(cursor, () => {
    const amendedPlaces = takeWord(cursor, 'amend') ? takeLocations(cursor) : null;
    if (!amendedPlaces || !takePhrase(cursor, 'as follows', 'in accordance with')) return null;
    const only = cursor.tokens[cursor.at - 1]?.low === 'follows' ? null : takeAmendingProvisions(cursor);
    if (only === 'unknown') return null;
    const places = amendedPlaces.flatMap((one) => enterLocation(state, state.places, one));
    return only === 'elsewhere' ? { places: null, only: null } : { places, only };
  });
  return storeOpening(state, opening);
}

/** "Sections 2 to 10 amend the X Act", "This Part amends …". */
export function takeProvisionsThatAmend(state: ReadingState): boolean {
  const { cursor } = state;
  const opening = attempt(cursor, () => {
    const only = takePhrase(cursor, 'the following provisions of this part', 'the following provisions')
      ? null
      : takeAmendingProvisions(cursor);
    if (only === 'unknown') return null;
    attempt(cursor, () =>
      takeWord(cursor, 'of') ? takePhrase(cursor, 'this act', 'this part', 'this schedule') : null,
    );
    if (!takeWord(cursor, 'amends', 'amend')) return null;
    const amendedPlaces = takeLocations(cursor);
    takePhrase(cursor, ...AS_FOLLOWS);
    if (!amendedPlaces || !(atEnd(cursor) || /^[.,;:(—–]/.test(peek(cursor)?.text ?? ''))) return null;
    const places = amendedPlaces.flatMap((one) => enterLocation(state, state.places, one));
    return only === 'elsewhere' ? { places: null, only: null } : { places, only };
  });
  return storeOpening(state, opening);
}

/** Takes "Section 4 (inquiries)", "Amendments to section 4" in a line of its own: the place of what comes after it. */
export function takePlaceHeading(state: ReadingState): boolean {
  const { cursor, frameAbove, asideAbove, isInListSchedule, memory } = state;
  // A Schedule of items that other words are about names places, too.
  if (cursor.at > 0 || frameAbove || asideAbove || isInListSchedule) return false;
  const headedPlace = attempt(cursor, () => {
    const hasAmendmentNoun = takeWord(cursor, 'amendment', 'amendments', 'changes') !== null;
    if (hasAmendmentNoun && !takeWord(cursor, 'to', 'of', 'in')) return null;
    const [onlyLocation, other] = takeLocation(cursor) ?? [];
    if (
      !onlyLocation ||
      other ||
      !onlyLocation.some((step) => step.type === 'unit' && TOP_UNITS.has(step.unit))
    )
      return null;
    return atEnd(cursor) ||
      (cursor.at === cursor.tokens.length - 1 && /^(?:[.:]|[—–-]+)$/.test(peek(cursor)?.text ?? ''))
      ? onlyLocation
      : null;
  });
  if (!headedPlace) {
    state.memory = memory;
    return false;
  }
  const act = memory.amendedAct?.slice(0, 1) ?? [];
  const places = enterLocation(state, state.places, headedPlace).map((at) =>
    at[0]?.type === 'act' ? at : [...act, ...at],
  );
  return storeOpening(state, { places, only: null });
}

/** Units that can head a text. "Subsection (2)" in a line of its own belongs to the place named before. */
const TOP_UNITS: ReadonlySet<string> = new Set(['section', 'article', 'regulation', 'rule', 'Schedule']);

/** Takes "Harbours Act 1994", "Amendments of the Harbours Act 1994" in a line of its own: the Act of what comes after it. */
export function takeActHeading(state: ReadingState): boolean {
  const { cursor, frameAbove, asideAbove } = state;
  if (cursor.at > 0 || frameAbove || asideAbove) return false;
  const headedAct = attempt(cursor, () => {
    const namedAct = takeHeadingAct(cursor);
    return namedAct?.isAll && (atEnd(cursor) || /^(?:[.:]|[—–-]+)$/.test(peek(cursor)?.text ?? ''))
      ? namedAct
      : null;
  });
  if (!headedAct) return false;
  state.memory = { ...state.memory, amendedAct: headedAct.act };
  return true;
}
