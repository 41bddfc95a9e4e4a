import { namesAct } from '../names-act.ts';
import type { Locus } from '../syntax.ts';
import { endSentence, recordReadRange } from './account.ts';
import { takeCondition, takeContext, takeContextBelow, takePurpose } from './context.ts';
import { addCondition, belongsToNextOperation, endsSentenceHere } from './continued-operations.ts';
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
} from './cursor.ts';
import { isAmong } from './depth.ts';
import { addItems } from './emit.ts';
import { locationsOf, type Memory, type ResolvedLocation } from './finish.ts';
import { takeListItem } from './frames.ts';
import { takeLocations } from './locations.ts';
import { BE } from './new-text.ts';
import {
  takeActHeading,
  takeAmendedAsFollows,
  takeAmendOrder,
  takeFollowingAmendments,
  takePlaceHeading,
  takeProvisionsThatAmend,
} from './openers.ts';
import { takeGerund, takeMorePair, takeOperation } from './operations.ts';
import { buildOmissions, type ListFrame, type OperationReading } from './operations-for.ts';
import { takePassive, takeRepealVerb, withRepealNote } from './passive.ts';
import {
  type AsideAbove,
  continuesOperations,
  type DraftItem,
  enterLocation,
  type ProvisionReading,
  type ReadingKind,
  type ReadingState,
  type Sentence,
  type UnreadOpening,
} from './reading-state.ts';
import { takeInsertBesideIt } from './take-insert-beside-it.ts';
import { takeUnread } from './unread.ts';

function skipSeparators(cursor: Cursor): void {
  for (;;) {
    const token = peek(cursor);
    if (token?.kind === 'mark' && /^(?:[,;:]|[—–-]+)$/.test(token.text)) cursor.at++;
    else if (seesWord(cursor, 'and', 'then', 'or') && !atEnd(cursor)) cursor.at++;
    else return;
  }
}

/** What the provisions above and before some words say about these. */
export interface InheritedContext {
  readonly places: readonly ResolvedLocation[];
  readonly frame?: ListFrame | undefined;
  readonly condition?: string | undefined;
  /** Set in a list whose opening could not be read, or after an unread sentence that announced amendments. */
  readonly unreadOpening?: (UnreadOpening & { readonly isAbove: boolean }) | undefined;
  /** Set under or after a statement that amends nothing. */
  readonly aside?: AsideAbove | undefined;
  /** The Act that the headings above the words name. */
  readonly headingAct?: ResolvedLocation | undefined;
  /** The text of the headings above the words, from their Schedule on. */
  readonly headingText: string;
  /** The words are in a Schedule that may only list things. */
  readonly isInListSchedule: boolean;
}

/** For words with nothing above them. */
export const NOTHING_INHERITED: InheritedContext = { places: [[]], headingText: '', isInListSchedule: false };

const MAX_QUOTED_CHARACTERS = 120;

/** Shortens the words of an opening for a reason. */
const shortenWords = (words: string): string =>
  words.length > MAX_QUOTED_CHARACTERS
    ? `${words.slice(0, MAX_QUOTED_CHARACTERS).replace(/\s+\S*$/, '')} …`
    : words;

/** Whether a step is a part of a section or of a Schedule's paragraph. Only the opening could have named that section. */
const isPartOfProvision = (step: Locus | undefined): boolean =>
  (step?.type === 'unit' && /^(?:subsection|paragraph|sub-|entry|item|step|point)/.test(step.unit)) ||
  (step?.type === 'anaphor' && step.unit !== 'Act');

const stepsBelowAct = (place: ResolvedLocation): ResolvedLocation =>
  place[0]?.type === 'act' ? place.slice(1) : place;

/** Whether an item is in the same provision as those before it, which may be in the one that could not be read. */
const isInSameProvision = (context: ResolvedLocation, places: readonly ResolvedLocation[]): boolean =>
  places.some((place) => {
    const [steps, inside] = [stepsBelowAct(place), stepsBelowAct(context)];
    return steps.length > 0 && steps.every((step, at) => JSON.stringify(step) === JSON.stringify(inside[at]));
  });

/** The first step below the Act that an item names, in its context or its operation. */
function firstStepBelowAct(item: DraftItem): Locus | undefined {
  const [contextStep] = stepsBelowAct(item.context);
  if (contextStep || !item.read) return contextStep;
  const ownSteps = locationsOf(item.operation).map(stepsBelowAct);
  return (
    ownSteps.find((at) => at.length > 0 && isPartOfProvision(at[0]))?.[0] ??
    ownSteps.find(([step]) => step)?.[0]
  );
}

/** Refuses items of a list whose opening could not be read, unless an item after it names a whole place itself. */
function refuseUnplaced(
  items: readonly DraftItem[],
  unreadOpening: NonNullable<InheritedContext['unreadOpening']>,
  places: readonly ResolvedLocation[],
): readonly DraftItem[] {
  return items.map((item) => {
    const [first] = item.context;
    const isActNamed = first?.type === 'act' && first.title !== '';
    const namesWholeAct = isActNamed || (item.read && namesAct(item.operation));
    const isWhole =
      namesWholeAct &&
      !isPartOfProvision(firstStepBelowAct(item)) &&
      !isInSameProvision(item.context, places);
    if (!item.read || (!unreadOpening.isAbove && isWhole)) return item;
    const { from, to, context } = item;
    const reason = `It is in a list whose opening words could not be read: “${shortenWords(unreadOpening.words)}”`;
    return {
      read: false,
      from,
      to,
      context: isActNamed ? context : [...unreadOpening.act, ...context],
      reason,
    };
  });
}

/** Takes "Section 8 is amended by substituting “x” for “y” and by omitting “z”", if nothing else follows up to the stop. */
function takeAmendedBy(state: ReadingState, start: number): boolean {
  const { cursor, memory } = state;
  const reading = attempt(cursor, () => {
    const amendedPlaces = takeLocations(cursor);
    if (!amendedPlaces || !takePhrase(cursor, ...BE)) return null;
    takeWord(cursor, 'hereby', 'further', 'also', 'accordingly');
    if (!takePhrase(cursor, 'amended by')) return null;
    const places = amendedPlaces.flatMap((one) => enterLocation(state, state.places, one));
    const reads: OperationReading[] = [];
    for (let read = takeGerund(cursor); read; read = takeGerund(cursor) ?? takeMorePair(cursor)) {
      if (read.frame) return null;
      reads.push(read);
      takeMark(cursor, ',');
      takeWord(cursor, 'and');
      takeWord(cursor, 'by');
    }
    const isWhole = reads.length > 0 && (atEnd(cursor) || /^[.;]$/.test(peek(cursor)?.text ?? ''));
    return isWhole ? { places, reads } : null;
  });
  if (!reading) {
    state.memory = memory;
    return false;
  }
  const placesBefore = state.places;
  state.places = reading.places;
  // “Subsections (2) and (7) are amended by omitting “x” in subsection (7)”.
  for (const read of reading.reads) addItems(state, start, read, isAmong);
  state.places = placesBefore;
  return true;
}

/** Handles items under a statement that amends nothing. They are refused, or dropped where the statement may cover them. */
function refuseItemsUnderAside(
  items: readonly DraftItem[],
  aside: AsideAbove,
  asideStart: number,
): readonly DraftItem[] {
  const words = shortenWords(aside.words);
  if (aside.coverage === 'list') {
    const reason = `It is in a list whose opening words ${aside.isUnread ? 'could not be read' : 'amend nothing'}: “${words}”`;
    return items.map((item) =>
      item.read ? { read: false, from: item.from, to: item.to, context: item.context, reason } : item,
    );
  }
  const titleOfAct = (at: ResolvedLocation): string => (at[0]?.type === 'act' ? at[0].title : '');
  const reason = `It comes after words that amend nothing, and it is not clear whether it amends anything: “${words}”`;
  return items.flatMap((item): readonly DraftItem[] => {
    const { from, to, context } = item;
    if (from < asideStart) return [item];
    const isAboutOtherAct = titleOfAct(context) !== '' && titleOfAct(context) !== titleOfAct(aside.act);
    return isAboutOtherAct ? [{ read: false, from, to, context, reason }] : [];
  });
}

/** Marks sentences without any remaining item as part of the statement. */
const markEmptySentences = (
  sentences: readonly Sentence[],
  items: readonly DraftItem[],
  { kind }: AsideAbove,
): readonly Sentence[] =>
  sentences.map((sentence) => {
    const [from, to] = [sentence.parts[0]?.from ?? 0, sentence.parts.at(-1)?.to ?? 0];
    const isUnchanged =
      sentence.type !== 'instructionOrRefusal' || items.some((item) => item.from < to && from < item.to);
    return isUnchanged
      ? sentence
      : { ...sentence, type: 'aside', parts: sentence.parts.map((part) => ({ ...part, kind })) };
  });

/** Reads words that complete a statement above them which amends nothing. */
function readAllAsAside(
  { cursor, memory, places, sentences }: ReadingState,
  { kind }: AsideAbove,
): ProvisionReading {
  const parts = [{ from: 0, to: cursor.text.length, kind }] as const;
  if (/[\p{L}\p{N}]/u.test(cursor.text))
    sentences.push({ type: 'aside', parts, hasList: false, namedActs: [], openedPlaces: [] });
  return { items: [], placesBelow: places, modifyingSchedules: [], sentences, memory };
}

/** Reads the next words, and returns how they were read. */
function readNext(state: ReadingState, start: number, listFrame: ListFrame | undefined): ReadingKind {
  const { cursor } = state;
  if (takePurpose(cursor) || takeCondition(state)) {
    if (state.condition && !belongsToNextOperation(state, start)) {
      addCondition(state, state.condition);
      return 'instructionOrRefusal';
    }
    return 'condition';
  }
  if (takeContextBelow(state) || takeContext(state)) {
    const isTrailingPlace = continuesOperations(state, start) && endsSentenceHere(cursor);
    if (isTrailingPlace) return takeUnread(state, start);
    state.isPlaceNamed = true;
    return 'leadIn';
  }
  const { opening } = state;
  if (
    takeAmendedAsFollows(state) ||
    takeFollowingAmendments(state) ||
    takeAmendOrder(state) ||
    takeProvisionsThatAmend(state) ||
    takePlaceHeading(state)
  )
    return state.opening === opening ? 'elsewhere' : 'opening';
  if (takeActHeading(state)) return 'heading';
  if ((listFrame && takeListItem(state, listFrame)) || takeAmendedBy(state, start))
    return 'instructionOrRefusal';
  const reading = takeOperation(cursor) ?? takePassive(cursor);
  // A known form of words without an operation in it is no instruction.
  if (!reading || (reading.operations.length === 0 && !reading.frame && !reading.listPlace)) {
    const as = takeUnread(state, start);
    takeDash(cursor);
    return as;
  }
  const itemsBefore = state.items.length;
  addItems(state, start, takeInsertBesideIt(cursor, reading));
  return state.items.length > itemsBefore || !reading.frame ? 'instructionOrRefusal' : 'leadIn';
}

/** Reads the words of one provision. */
export function readProvisionWords(
  cursor: Cursor,
  {
    places,
    frame: frameAbove,
    condition: conditionAbove,
    unreadOpening,
    aside,
    isInListSchedule,
  }: InheritedContext,
  memory: Memory,
): ProvisionReading {
  const state: ReadingState = {
    cursor,
    isUnderOpening:
      aside?.coverage !== 'list' && (frameAbove !== undefined || places.some((place) => place.length > 0)),
    frameAbove: frameAbove,
    isInListSchedule,
    asideAbove: aside,
    asideStart: 0,
    modifyingSchedules: [],
    // The unread words may have said which section "that section" is, and of which Act.
    memory: unreadOpening
      ? {
          ...memory,
          namedPlaces: [],
          amendedAct: unreadOpening.act.length > 0 ? unreadOpening.act : undefined,
        }
      : memory,
    places,
    condition: conditionAbove,
    items: [],
    opening: undefined,
    frame: undefined,
    unreadOpening: null,
    asideBeforeList: null,
    placesBelow: null,
    closingWords: null,
    areListItemsPlaces: false,
    isPlaceNamed: false,
    lastOperations: null,
    placesOfLastOperation: [],
    sentenceStart: 0,
    readRanges: [],
    sentences: [],
  };
  if (aside?.coverage === 'all') return readAllAsAside(state, aside);
  let listFrame = frameAbove;
  while (!atEnd(cursor)) {
    skipSeparators(cursor);
    if (atEnd(cursor)) break;
    const start = cursor.at;
    if (takeMark(cursor, '.')) {
      endSentence(state);
      state.places = state.opening?.places ?? places;
      state.condition = conditionAbove;
      state.isPlaceNamed = false;
      state.lastOperations = null;
      continue;
    }
    if (peek(cursor)?.kind === 'list') {
      endSentence(state, true);
      cursor.at++;
      state.sentenceStart = cursor.at;
      state.placesBelow ??= state.places;
      const repealVerb = takeRepealVerb(cursor);
      if (repealVerb) {
        state.frame = {
          buildOperations: (targets) =>
            buildOmissions(withRepealNote(targets, repealVerb === 'cease' ? 'ceases to have effect' : null)),
          lists: 'targets',
        };
        recordReadRange(state, state.sentenceStart, 'leadIn');
        endSentence(state, true);
      }
      continue;
    }
    recordReadRange(state, start, readNext(state, start, listFrame));
  }
  endSentence(state);
  if (frameAbove && state.items.length === 0 && !state.frame) listFrame = frameAbove;
  else listFrame = state.frame;
  const placedItems = unreadOpening ? refuseUnplaced(state.items, unreadOpening, places) : state.items;
  const items = state.asideAbove
    ? refuseItemsUnderAside(placedItems, state.asideAbove, state.asideStart)
    : placedItems;
  return {
    items,
    ...(state.unreadOpening ? { unreadOpening: state.unreadOpening } : {}),
    ...(state.asideBeforeList ? { asideBeforeList: state.asideBeforeList } : {}),
    placesBelow: state.placesBelow ?? state.places,
    ...(state.opening ? { opening: state.opening } : {}),
    ...(listFrame ? { frame: listFrame } : {}),
    ...(state.condition ? { condition: state.condition } : {}),
    ...(state.closingWords ? { closingWords: state.closingWords } : {}),
    modifyingSchedules: state.modifyingSchedules,
    sentences: state.asideAbove
      ? markEmptySentences(state.sentences, items, state.asideAbove)
      : state.sentences,
    memory: state.memory,
  };
}
