import { beginsWithLimit } from '../limited.ts';
import { clauseAt, hasQuotes, namesPlace, namesReplacedWords } from './clause.ts';
import { addCondition, refuseContinued, startOfContinuedOperations } from './continued-operations.ts';
import { atEnd, type Cursor, isFullStop, peek } from './cursor.ts';
import type { ResolvedLocation } from './finish.ts';
import { takeLocation } from './locations.ts';
import type { ListFrame } from './operations-for.ts';
import type { AsideAbove, ReadingKind, ReadingState, Refusal } from './reading-state.ts';
import { NOT_READ, ownReason, slipIn } from './reasons.ts';
import { beginsLaw, hasAmendingVerb, isWish, readStatement, type Statement } from './statement.ts';
import type { Token } from './tokens.ts';

/** Reads words that no rule of the grammar fits: a statement that amends nothing, or a refusal with a reason. */

/** Words that announce amendments. */
const ANNOUNCES_AMENDMENTS =
  /\bamend(?:s|ed|ments?|ing)?\b|\bas follows\b|\b(?:following|these) (?:changes|modifications|alterations)\b|\b(?:altered|varied|modified|changed)\b/i;

/** Words before new text. Without quotation marks, the new text was read as provisions. */
const BEFORE_NEW_TEXT = /\b(?:insert|substitut|add|replac)(?:e|ed|d|ion|ing|ution|ition)?\b[^“”]*[—–:]\s*$/i;

/** Whether words may announce amendments in what follows. */
export const mayAnnounceAmendments = (text: string): boolean => ANNOUNCES_AMENDMENTS.test(text);

/** Whether only a list or nothing follows, so that the last words are about the provisions below or after them. */
const isLastOfProvision = (cursor: Cursor): boolean =>
  atEnd(cursor) || peek(cursor)?.kind === 'list' || cursor.at > landmarksOf(cursor).lastWord;

/** The index of a provision's list among its tokens, and of its last token that is no mark. Cached, as each sentence needs it. */
interface Landmarks {
  readonly list: number;
  readonly lastWord: number;
}
const landmarksByTokens = new WeakMap<readonly Token[], Landmarks>();

function landmarksOf({ tokens }: Cursor): Landmarks {
  const cached = landmarksByTokens.get(tokens);
  if (cached) return cached;
  const listIndex = tokens.findIndex(({ kind }) => kind === 'list');
  const lastWord = tokens.findLastIndex(({ kind }) => kind !== 'mark');
  const computed = { list: listIndex < 0 ? tokens.length : listIndex, lastWord };
  landmarksByTokens.set(tokens, computed);
  return computed;
}

/** Words about the amendments that don't limit any: "and the amendments made by this section have effect …". */
const OF_AMENDMENTS = /^\W*(?:and\s+)?(?:the|these|those)\s+amendments?\b/;

/** Whether words continue the sentence of the list before them, and so are about the whole list. */
function continuesListSentence({ tokens, text }: Cursor, start: number): boolean {
  const listIndex = landmarksOf({ tokens } as Cursor).list;
  if (listIndex >= start) return false;
  const isNextAfterList = tokens
    .slice(listIndex + 1, start)
    .every(({ kind, low }) => kind === 'mark' || low === 'and');
  const words = text.slice(tokens[start]?.from ?? 0);
  return isNextAfterList && /^\W*\p{Ll}/u.test(words) && !OF_AMENDMENTS.test(words);
}

/** The most tokens of a sentence in which an Act is searched for: the opening words name it. */
const MAX_ACT_TOKENS = 120;

/** The first Act that a range of tokens names; empty where it names none. */
function findFirstAct(cursor: Cursor, start: number): ResolvedLocation {
  const end = cursor.at;
  for (let at = start; at < Math.min(end, start + MAX_ACT_TOKENS); at++) {
    cursor.at = at;
    const [only] = takeLocation(cursor) ?? [];
    const act = only?.find(({ type }) => type === 'act');
    if (act?.type === 'act' && act.title !== 'this Act') {
      cursor.at = end;
      return [act];
    }
  }
  cursor.at = end;
  return [];
}

/** Moves to where reading can begin again: after the next semi-colon, full stop or quoted structure. */
function resync(cursor: Cursor): void {
  while (!atEnd(cursor)) {
    const token = peek(cursor);
    if (token?.kind === 'list') return;
    cursor.at++;
    if (token?.kind === 'block') return;
    if (token?.kind === 'open' && token.closingIndex !== undefined) cursor.at = token.closingIndex;
    if (token?.text === ';' || isFullStop(cursor, cursor.at - 1)) return;
  }
}

/** Whether amendments are expected here: others are in the same provision, or an opening or a place came before. */
const expectsAmendments = ({
  isUnderOpening,
  asideAbove,
  items,
  opening,
  frame,
  areListItemsPlaces,
  isPlaceNamed,
}: ReadingState): boolean =>
  isUnderOpening ||
  items.length > 0 ||
  (opening !== undefined && opening.aside === undefined) ||
  frame !== undefined ||
  areListItemsPlaces ||
  (isPlaceNamed && asideAbove?.coverage !== 'list');

/** The Act that a statement is about. */
const actOfStatement = (state: ReadingState, start: number): ResolvedLocation => {
  const namedAct = findFirstAct(state.cursor, start);
  const [first] = state.places[0] ?? [];
  return namedAct.length > 0 ? namedAct : first?.type === 'act' ? [first] : (state.memory.amendedAct ?? []);
};

/** Stores a statement for the list below it, or for the provisions after it. */
function storeStatement(state: ReadingState, start: number, statement: Statement): void {
  const { cursor } = state;
  const from = cursor.tokens[start]?.from ?? 0;
  const words = cursor.text.slice(from, cursor.tokens[cursor.at - 1]?.to ?? from);
  const asideFields = {
    kind: statement.kind,
    words,
    act: statement.kind === 'modification' ? actOfStatement(state, start) : [],
  };
  if (peek(cursor)?.kind === 'list') {
    state.asideBeforeList = { ...asideFields, coverage: statement.takesList ? 'all' : 'list' };
    return;
  }
  if (!statement.announcesModifications) return;
  const aside: AsideAbove = { ...asideFields, coverage: 'after' };
  if (statement.schedule === null)
    state.opening = { places: state.places, onlyLabels: statement.only, aside };
  else state.modifyingSchedules.push({ label: statement.schedule, aside });
  if (statement.schedule !== null || statement.only !== null) return;
  state.asideAbove = aside;
  state.asideStart = from;
}

/** A request in everyday words, which no Act has: "could you change £10 to £20?", "£10 → £20". */
const REQUEST =
  /[?→⇒]|=>|->|\b(?:please|(?:could|can|would|will) (?:you|we)|let[’']s|(?:we|i)(?:[’']d| would)? (?:want|like|need|propose|suggest|recommend|ask|think)|get rid of|needs? to (?:be|say|read)|should (?:be (?:changed|deleted|removed|replaced|repealed|omitted|taken out|cut|updated)|say|read|go)|ought to)\b/i;

const isRequest = (cursor: Cursor): boolean => {
  const clause = clauseAt(cursor);
  const from = clause.tokens[0]?.from ?? 0;
  return (
    REQUEST.test(cursor.text.slice(from, cursor.tokens[clause.end]?.to ?? cursor.text.length)) ||
    isWish(cursor, clause)
  );
};

/** Reads a statement that amends nothing; null where the words may amend, or their kind is unknown. */
function readAside(state: ReadingState, start: number): ReadingKind | null {
  const { cursor, readRanges, asideAbove } = state;
  if (
    readRanges.some(
      ({ kind: as }) => as === 'instructionOrRefusal' || as === 'opening' || as === 'unreadOpening',
    )
  )
    return null;
  if (isRequest(cursor)) return null;
  if (continuesListSentence(cursor, start) && !state.asideBeforeList) return null;
  const areAmendmentsExpected = expectsAmendments(state);
  const statement = readStatement(cursor, state.condition !== undefined);
  const clause = clauseAt(cursor);
  const isInAsideList = asideAbove?.coverage === 'list';
  if (statement === 'amends') {
    // "Put up any sign" in a list of prohibitions looks like an order.
    if (!isInAsideList || hasQuotes(clause) || namesPlace(cursor, clause)) return null;
    cursor.at = clause.end;
    return asideAbove.kind;
  }
  if (statement && (statement.kind !== 'law' || !areAmendmentsExpected)) {
    const isPartOfLaw = isInAsideList || continuesListSentence(cursor, start);
    const mayAmend =
      statement.kind === 'law' && !isPartOfLaw && (statement.isOfText || namesReplacedWords(clause));
    if (mayAmend && hasQuotes(clause) && namesPlace(cursor, clause)) return null;
    cursor.at = statement.endIndex;
    storeStatement(state, start, statement);
    return isInAsideList ? asideAbove.kind : statement.kind;
  }
  if (areAmendmentsExpected) return null;
  const isJoined =
    cursor.tokens[start - 1]?.text === ';' || /^(?:and|or|but)$/.test(cursor.tokens[start - 1]?.low ?? '');
  const kindBefore = isJoined ? readRanges.findLast(({ kind: as }) => as !== 'leadIn')?.kind : undefined;
  if (readRanges.some(({ kind: as }) => as === 'elsewhere')) return null;
  const continuedKind =
    asideAbove?.kind ?? (continuesListSentence(cursor, start) ? state.asideBeforeList?.kind : undefined);
  const isPlainLaw = !hasQuotes(clause) && !namesPlace(cursor, clause) && !hasAmendingVerb(clause.tokens);
  const isLaw = state.isInListSchedule || isPlainLaw;
  const mayBeginLaw = beginsLaw(cursor, clause);
  const as = continuedKind ?? (mayBeginLaw ? 'listBeginning' : isLaw ? (kindBefore ?? 'law') : null);
  if (as === null) return null;
  cursor.at = clause.end;
  const words = cursor.text.slice(cursor.tokens[start]?.from ?? 0, cursor.tokens[cursor.at - 1]?.to ?? 0);
  if (peek(cursor)?.kind === 'list')
    state.asideBeforeList = { kind: 'law', words, act: [], coverage: 'list', isUnread: true };
  return as;
}

/** A passage that no rule reads. */
interface UnreadPassage {
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly hasBlock: boolean;
}

function passageFrom(cursor: Cursor, start: number): UnreadPassage {
  const tokens = cursor.tokens.slice(start, cursor.at);
  const from = tokens[0]?.from ?? 0;
  const to = tokens.at(-1)?.to ?? from;
  return { tokens, from, to, text: cursor.text.slice(from, to), hasBlock: tokens.at(-1)?.kind === 'block' };
}

const hasWords = ({ text, tokens }: UnreadPassage): boolean =>
  /[\p{L}\p{N}]/u.test(text) || tokens.some(({ kind }) => kind === 'quote' || kind === 'slip');

const WISH_REASON: Refusal = {
  reason: 'These words say what should change, but not which words of the Act',
};
const UNUSED_QUOTATION: Refusal = { reason: 'A text is quoted, and nothing says what to do with it' };

/** The reason why a passage could not be read. `begun` is the offset of the words that it continues. */
function refusalFor(
  cursor: Cursor,
  { tokens, from, text, hasBlock }: UnreadPassage,
  continuationStart = from,
): Refusal | null {
  const slips = tokens.filter(({ slip }) => slip);
  const wordsBefore = cursor.text.slice(continuationStart, from);
  const specificRefusal = ownReason(text, hasBlock);
  const suggestion =
    specificRefusal?.suggestion === undefined ? {} : { suggestion: wordsBefore + specificRefusal.suggestion };
  return (
    slipIn(wordsBefore + text, continuationStart, slips) ??
    (specificRefusal && { ...specificRefusal, ...suggestion })
  );
}

/** Handles words that continue an instruction and are none: they limit it, or make all of it uncertain. */
function handleContinuation(
  state: ReadingState,
  start: number,
  continuationStart: number,
  passage: UnreadPassage,
): void {
  const isUnquoted =
    !passage.hasBlock && !passage.tokens.some(({ kind }) => kind === 'quote' || kind === 'slip');
  if (isUnquoted && beginsWithLimit(passage.text)) {
    addCondition(state, passage.text);
    return;
  }
  const refusal = refusalFor(state.cursor, passage, continuationStart);
  refuseContinued(state, start, refusal);
  if (awaitsNewText(state, passage) || announcesMore(state.cursor, passage))
    recordUnreadOpening(state, start, passage, refusal ?? NOT_READ);
}

/** Whether new text should follow without quotation marks, so that the next words may be that text. */
const awaitsNewText = ({ cursor }: ReadingState, { tokens, text, hasBlock }: UnreadPassage): boolean =>
  (tokens.some(({ slip }) => slip?.isUnclosed) || (BEFORE_NEW_TEXT.test(text) && !hasBlock)) &&
  isLastOfProvision(cursor);

/** Whether words announce amendments in what comes next, with nothing or only a list after them. */
const announcesMore = (cursor: Cursor, { text }: UnreadPassage): boolean =>
  peek(cursor)?.kind === 'list' ||
  (ANNOUNCES_AMENDMENTS.test(text) && isLastOfProvision(cursor) && !/[“”"]/.test(text));

/** Records an unread opening, so that the provisions below or after it have an unknown place. */
function recordUnreadOpening(
  state: ReadingState,
  start: number,
  passage: UnreadPassage,
  refusal: Refusal,
): void {
  const words = state.cursor.text.slice(0, passage.to).replace(/\s+/g, ' ').trim();
  state.unreadOpening = {
    words,
    act: actOfStatement(state, start),
    refusal,
    awaitsNewText: awaitsNewText(state, passage),
  };
}

/** The place of unread words, as far as it is known. */
function placeOfUnread(state: ReadingState, start: number): ResolvedLocation {
  const place = state.places[0] ?? [];
  const isThisAct = place.length === 1 && place[0]?.type === 'act' && place[0].title === 'this Act';
  const namedAct = place.length === 0 || isThisAct ? findFirstAct(state.cursor, start) : [];
  if (namedAct.length > 0) return namedAct;
  return place.length > 0 ? place : (state.memory.amendedAct ?? []);
}

/** The reason for an item of a list that is not of the kind that the words above announce. */
function refusalOfListItem({ lists }: ListFrame): Refusal {
  const noun = lists === 'places' ? 'place' : lists === 'entries' ? 'entry' : 'provision';
  return { reason: `This item of a list names no ${noun} that could be read` };
}

/**
 * Takes words that no rule reads. A statement that amends nothing is taken to its end. Anything else is refused up to
 * where reading can begin again. Returns how the words were read.
 */
export function takeUnread(state: ReadingState, start: number): ReadingKind {
  const { cursor } = state;
  cursor.at = start;
  const continuationStart = startOfContinuedOperations(state, start);
  const aside = continuationStart === null ? readAside(state, start) : null;
  if (aside) {
    state.lastOperations = null;
    return aside;
  }
  // Punctuation and quotations belong to the words after them.
  do resync(cursor);
  while (!atEnd(cursor) && peek(cursor)?.kind !== 'list' && !hasWords(passageFrom(cursor, start)));
  const passage = passageFrom(cursor, start);
  const { text, from, to } = passage;
  if (continuationStart !== null) {
    handleContinuation(state, start, continuationStart, passage);
    return 'instructionOrRefusal';
  }
  if (!hasWords(passage)) {
    state.items.push({
      read: false,
      from: 0,
      to: cursor.text.length,
      context: placeOfUnread(state, start),
      ...UNUSED_QUOTATION,
    });
    return 'instructionOrRefusal';
  }
  if (continuesListSentence(cursor, start)) {
    const words = text.replace(/^[\s;,.:—–-]+|[.;,\s]+$/g, '');
    const refusal = refusalFor(cursor, passage) ?? NOT_READ;
    state.closingWords = { words, from, to, isLimit: beginsWithLimit(text), refusal };
    return 'closingWords';
  }
  const isListItem = state.frameAbove !== undefined && state.items.length === 0 && state.sentenceStart === 0;
  const startsWish = isWish({ ...cursor, at: start }, clauseAt({ ...cursor, at: start }));
  const reason =
    refusalFor(cursor, passage) ??
    (isListItem && state.frameAbove
      ? refusalOfListItem(state.frameAbove)
      : startsWish
        ? WISH_REASON
        : NOT_READ);
  const isAfterList = landmarksOf(cursor).list < start;
  const announcesAmendments = announcesMore(cursor, passage);
  if (!isAfterList && (announcesAmendments || awaitsNewText(state, passage)))
    recordUnreadOpening(state, start, passage, reason);
  if (!isAfterList && announcesAmendments) return 'unreadOpening';
  // Words that continue an unread item are unread, too, unless a semi-colon or a full stop ended it.
  state.lastOperations = /^[.;]$/.test(passage.tokens.at(-1)?.text ?? '')
    ? null
    : { first: state.items.length, end: cursor.at };
  state.items.push({ read: false, from, to, context: placeOfUnread(state, start), ...reason });
  return 'instructionOrRefusal';
}
