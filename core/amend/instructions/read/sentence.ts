import { namesAct } from '../names-act.ts';
import type { Locus } from '../syntax.ts';
import { claim, endSentence } from './account.ts';
import { takeCondition, takeContext, takeContextBelow, takePurpose } from './context.ts';
import { addCondition, belongsToNext, endsHere } from './continued-operations.ts';
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
import { type KnownLocation, locationsOf, type Memory } from './finish.ts';
import { takeListItem } from './frames.ts';
import { takeLocations } from './locations.ts';
import { BE } from './new-text.ts';
import {
  takeActHeading,
  takeAmends,
  takeFollowingAmendments,
  takeImperativeOpener,
  takeOpener,
  takePlaceHeading,
} from './openers.ts';
import { takeGerund, takeMorePair, takeOperation } from './operations.ts';
import { type Frame, type OperationReading, omitting } from './operations-for.ts';
import { takePassive, takeRepealVerb, withRepealNote } from './passive.ts';
import {
  continuesOperations,
  enter,
  type ReadAs,
  type ReadPart,
  type ReadProvision,
  type Sentence,
  type State,
  type UnderAside,
  type UnreadOpening,
} from './reading-state.ts';
import { takeInsertBesideIt } from './take-insert-beside-it.ts';
import { takeUnread } from './unread.ts';

function skipSeparators(c: Cursor): void {
  for (;;) {
    const token = peek(c);
    if (token?.kind === 'mark' && /^(?:[,;:]|[—–-]+)$/.test(token.text)) c.at++;
    else if (seesWord(c, 'and', 'then', 'or') && !atEnd(c)) c.at++;
    else return;
  }
}

/** What the provisions above and before some words say about these. */
export interface Under {
  readonly places: readonly KnownLocation[];
  readonly frame?: Frame | undefined;
  readonly condition?: string | undefined;
  /** Set in a list whose opening could not be read, or after an unread sentence that announced amendments. */
  readonly unreadOpening?: (UnreadOpening & { readonly isAbove: boolean }) | undefined;
  /** Set under or after a statement that amends nothing. */
  readonly aside?: UnderAside | undefined;
  /** The Act that the headings above the words name. */
  readonly headed?: KnownLocation | undefined;
  /** The text of the headings above the words, from their Schedule on. */
  readonly heading: string;
  /** The words are in a Schedule that may only list things. */
  readonly isListed: boolean;
}

/** For words with nothing above them. */
export const NOWHERE: Under = { places: [[]], heading: '', isListed: false };

const MAX_QUOTED_CHARACTERS = 120;

/** Shortens the words of an opening for a reason. */
const shortened = (words: string): string =>
  words.length > MAX_QUOTED_CHARACTERS
    ? `${words.slice(0, MAX_QUOTED_CHARACTERS).replace(/\s+\S*$/, '')} …`
    : words;

/** Whether a step is a part of a section or of a Schedule's paragraph. Only the opening could have named that section. */
const isPart = (step: Locus | undefined): boolean =>
  (step?.type === 'unit' && /^(?:subsection|paragraph|sub-|entry|item|step|point)/.test(step.unit)) ||
  (step?.type === 'anaphor' && step.unit !== 'Act');

const stepsOf = (place: KnownLocation): KnownLocation => (place[0]?.type === 'act' ? place.slice(1) : place);

/** Whether an item is in the same provision as those before it, which may be in the one that could not be read. */
const isInSame = (context: KnownLocation, places: readonly KnownLocation[]): boolean =>
  places.some((place) => {
    const [steps, inside] = [stepsOf(place), stepsOf(context)];
    return steps.length > 0 && steps.every((step, at) => JSON.stringify(step) === JSON.stringify(inside[at]));
  });

/** The first step below the Act that an item names, in its context or its operation. */
function firstStep(item: ReadPart): Locus | undefined {
  const [own] = stepsOf(item.context);
  if (own || !item.read) return own;
  const ownSteps = locationsOf(item.operation).map(stepsOf);
  return ownSteps.find((at) => at.length > 0 && isPart(at[0]))?.[0] ?? ownSteps.find(([step]) => step)?.[0];
}

/** Refuses items of a list whose opening could not be read, unless an item after it names a whole place itself. */
function refuseUnplaced(
  items: readonly ReadPart[],
  unreadOpening: NonNullable<Under['unreadOpening']>,
  places: readonly KnownLocation[],
): readonly ReadPart[] {
  return items.map((item) => {
    const [first] = item.context;
    const isActNamed = first?.type === 'act' && first.title !== '';
    const isOfAct = isActNamed || (item.read && namesAct(item.operation));
    const isWhole = isOfAct && !isPart(firstStep(item)) && !isInSame(item.context, places);
    if (!item.read || (!unreadOpening.isAbove && isWhole)) return item;
    const { from, to, context } = item;
    const reason = `It is in a list whose opening words could not be read: “${shortened(unreadOpening.words)}”`;
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
function amendedBy(state: State, start: number): boolean {
  const { c, memory } = state;
  const reading = attempt(c, () => {
    const amendedPlaces = takeLocations(c);
    if (!amendedPlaces || !takePhrase(c, ...BE)) return null;
    takeWord(c, 'hereby', 'further', 'also', 'accordingly');
    if (!takePhrase(c, 'amended by')) return null;
    const places = amendedPlaces.flatMap((one) => enter(state, state.places, one));
    const reads: OperationReading[] = [];
    for (let read = takeGerund(c); read; read = takeGerund(c) ?? takeMorePair(c)) {
      if (read.frame) return null;
      reads.push(read);
      takeMark(c, ',');
      takeWord(c, 'and');
      takeWord(c, 'by');
    }
    const isWhole = reads.length > 0 && (atEnd(c) || /^[.;]$/.test(peek(c)?.text ?? ''));
    return isWhole ? { places, reads } : null;
  });
  if (!reading) {
    state.memory = memory;
    return false;
  }
  const before = state.places;
  state.places = reading.places;
  // “Subsections (2) and (7) are amended by omitting “x” in subsection (7)”.
  for (const read of reading.reads) addItems(state, start, read, isAmong);
  state.places = before;
  return true;
}

/** Handles items under a statement that amends nothing. They are refused, or dropped where the statement may cover them. */
function setAside(items: readonly ReadPart[], aside: UnderAside, begin: number): readonly ReadPart[] {
  const words = shortened(aside.words);
  if (aside.mode === 'list') {
    const reason = `It is in a list whose opening words ${aside.isUnread ? 'could not be read' : 'amend nothing'}: “${words}”`;
    return items.map((item) =>
      item.read ? { read: false, from: item.from, to: item.to, context: item.context, reason } : item,
    );
  }
  const title = (at: KnownLocation): string => (at[0]?.type === 'act' ? at[0].title : '');
  const reason = `It comes after words that amend nothing, and it is not clear whether it amends anything: “${words}”`;
  return items.flatMap((item): readonly ReadPart[] => {
    const { from, to, context } = item;
    if (from < begin) return [item];
    const isOther = title(context) !== '' && title(context) !== title(aside.act);
    return isOther ? [{ read: false, from, to, context, reason }] : [];
  });
}

/** Marks sentences without any remaining item as part of the statement. */
const withoutItems = (
  sentences: readonly Sentence[],
  items: readonly ReadPart[],
  { kind }: UnderAside,
): readonly Sentence[] =>
  sentences.map((one) => {
    const [from, to] = [one.parts[0]?.from ?? 0, one.parts.at(-1)?.to ?? 0];
    const isLeft = one.type !== 'done' || items.some((item) => item.from < to && from < item.to);
    return isLeft ? one : { ...one, type: 'aside', parts: one.parts.map((part) => ({ ...part, as: kind })) };
  });

/** Reads words that complete a statement above them which amends nothing. */
function wholeAside({ c, memory, places, sentences }: State, { kind }: UnderAside): ReadProvision {
  const parts = [{ from: 0, to: c.text.length, as: kind }] as const;
  if (/[\p{L}\p{N}]/u.test(c.text))
    sentences.push({ type: 'aside', parts, hasList: false, acts: [], places: [] });
  return { items: [], inside: places, schedules: [], sentences, memory };
}

/** Reads the next words, and returns how they were read. */
function readNext(state: State, start: number, framed: Frame | undefined): ReadAs {
  const { c } = state;
  if (takePurpose(c) || takeCondition(state)) {
    if (state.condition && !belongsToNext(state, start)) {
      addCondition(state, state.condition);
      return 'done';
    }
    return 'case';
  }
  if (takeContextBelow(state) || takeContext(state)) {
    const isRest = continuesOperations(state, start) && endsHere(c);
    if (isRest) return takeUnread(state, start);
    state.isLed = true;
    return 'leads';
  }
  const { opens } = state;
  if (
    takeOpener(state) ||
    takeFollowingAmendments(state) ||
    takeImperativeOpener(state) ||
    takeAmends(state) ||
    takePlaceHeading(state)
  )
    return state.opens === opens ? 'elsewhere' : 'opens';
  if (takeActHeading(state)) return 'heading';
  if ((framed && takeListItem(state, framed)) || amendedBy(state, start)) return 'done';
  const read = takeOperation(c) ?? takePassive(c);
  // A known form of words without an operation in it is no instruction.
  if (!read || (read.operations.length === 0 && !read.frame && !read.within)) {
    const as = takeUnread(state, start);
    takeDash(c);
    return as;
  }
  const count = state.items.length;
  addItems(state, start, takeInsertBesideIt(c, read));
  return state.items.length > count || !read.frame ? 'done' : 'leads';
}

/** Reads the words of one provision. */
export function readSentence(
  c: Cursor,
  { places, frame: under, condition: above, unreadOpening, aside, isListed }: Under,
  memory: Memory,
): ReadProvision {
  const state: State = {
    c,
    isUnderOpening:
      aside?.mode !== 'list' && (under !== undefined || places.some((place) => place.length > 0)),
    frameAbove: under,
    isListed,
    underAside: aside,
    asideFrom: 0,
    schedules: [],
    // The unread words may have said which section "that section" is, and of which Act.
    memory: unreadOpening
      ? { ...memory, namedPlaces: [], act: unreadOpening.act.length > 0 ? unreadOpening.act : undefined }
      : memory,
    places,
    condition: above,
    items: [],
    opens: undefined,
    frame: undefined,
    unreadOpening: null,
    aside: null,
    below: null,
    closing: null,
    listsPlaces: false,
    isLed: false,
    follows: null,
    turned: [],
    sentenceStart: 0,
    claims: [],
    sentences: [],
  };
  if (aside?.mode === 'all') return wholeAside(state, aside);
  let framed = under;
  while (!atEnd(c)) {
    skipSeparators(c);
    if (atEnd(c)) break;
    const start = c.at;
    if (takeMark(c, '.')) {
      endSentence(state);
      state.places = state.opens?.places ?? places;
      state.condition = above;
      state.isLed = false;
      state.follows = null;
      continue;
    }
    if (peek(c)?.kind === 'list') {
      endSentence(state, true);
      c.at++;
      state.sentenceStart = c.at;
      state.below ??= state.places;
      const repealVerb = takeRepealVerb(c);
      if (repealVerb) {
        state.frame = {
          operationsFor: (all) =>
            omitting(withRepealNote(all, repealVerb === 'cease' ? 'ceases to have effect' : null)),
          lists: 'targets',
        };
        claim(state, state.sentenceStart, 'leads');
        endSentence(state, true);
      }
      continue;
    }
    claim(state, start, readNext(state, start, framed));
  }
  endSentence(state);
  if (under && state.items.length === 0 && !state.frame) framed = under;
  else framed = state.frame;
  const placedItems = unreadOpening ? refuseUnplaced(state.items, unreadOpening, places) : state.items;
  const items = state.underAside ? setAside(placedItems, state.underAside, state.asideFrom) : placedItems;
  return {
    items,
    ...(state.unreadOpening ? { unreadOpening: state.unreadOpening } : {}),
    ...(state.aside ? { aside: state.aside } : {}),
    inside: state.below ?? state.places,
    ...(state.opens ? { opens: state.opens } : {}),
    ...(framed ? { frame: framed } : {}),
    ...(state.condition ? { condition: state.condition } : {}),
    ...(state.closing ? { closing: state.closing } : {}),
    schedules: state.schedules,
    sentences: state.underAside ? withoutItems(state.sentences, items, state.underAside) : state.sentences,
    memory: state.memory,
  };
}
