import { beginsWithLimit } from '../limited.ts';
import { clauseAt, hasQuotes, namesPlace, replacesWords } from './clause.ts';
import { addCondition, continuedFrom, refuseContinued } from './continued-operations.ts';
import { atEnd, type Cursor, isStop, peek } from './cursor.ts';
import type { KnownLocation } from './finish.ts';
import { takeLocation } from './locations.ts';
import type { Frame } from './operations-for.ts';
import type { ReadAs, Reason, State, UnderAside } from './reading-state.ts';
import { NOT_READ, ownReason, slipIn } from './reasons.ts';
import { beginsLaw, hasAmendingVerb, isWish, readStatement, type Statement } from './statement.ts';
import type { Token } from './tokens.ts';

/** Reads words that no rule of the grammar fits: a statement that amends nothing, or a refusal with a reason. */

/** Words that announce amendments. */
const OPENS =
  /\bamend(?:s|ed|ments?|ing)?\b|\bas follows\b|\b(?:following|these) (?:changes|modifications|alterations)\b|\b(?:altered|varied|modified|changed)\b/i;

/** Words before new text. Without quotation marks, the new text was read as provisions. */
const AWAITS_MATTER = /\b(?:insert|substitut|add|replac)(?:e|ed|d|ion|ing|ution|ition)?\b[^“”]*[—–:]\s*$/i;

/** Whether words may announce amendments in what follows. */
export const saysWhatFollows = (text: string): boolean => OPENS.test(text);

/** Whether only a list or nothing follows, so that the last words are about the provisions below or after them. */
const isLast = (c: Cursor): boolean => atEnd(c) || peek(c)?.kind === 'list' || c.at > landmarksOf(c).lastWord;

/** The index of a provision's list among its tokens, and of its last token that is no mark. Cached, as each sentence needs it. */
interface Landmarks {
  readonly list: number;
  readonly lastWord: number;
}
const landmarksByTokens = new WeakMap<readonly Token[], Landmarks>();

function landmarksOf({ tokens }: Cursor): Landmarks {
  const cached = landmarksByTokens.get(tokens);
  if (cached) return cached;
  const list = tokens.findIndex(({ kind }) => kind === 'list');
  const lastWord = tokens.findLastIndex(({ kind }) => kind !== 'mark');
  const computed = { list: list < 0 ? tokens.length : list, lastWord };
  landmarksByTokens.set(tokens, computed);
  return computed;
}

/** Words about the amendments that don't limit any: "and the amendments made by this section have effect …". */
const OF_AMENDMENTS = /^\W*(?:and\s+)?(?:the|these|those)\s+amendments?\b/;

/** Whether words continue the sentence of the list before them, and so are about the whole list. */
function closesList({ tokens, text }: Cursor, start: number): boolean {
  const list = landmarksOf({ tokens } as Cursor).list;
  if (list >= start) return false;
  const isFirst = tokens.slice(list + 1, start).every(({ kind, low }) => kind === 'mark' || low === 'and');
  const words = text.slice(tokens[start]?.from ?? 0);
  return isFirst && /^\W*\p{Ll}/u.test(words) && !OF_AMENDMENTS.test(words);
}

/** The most tokens of a sentence in which an Act is searched for: the opening words name it. */
const MAX_ACT_TOKENS = 120;

/** The first Act that a range of tokens names; empty where it names none. */
function actIn(c: Cursor, start: number): KnownLocation {
  const end = c.at;
  for (let at = start; at < Math.min(end, start + MAX_ACT_TOKENS); at++) {
    c.at = at;
    const [only] = takeLocation(c) ?? [];
    const act = only?.find(({ type }) => type === 'act');
    if (act?.type === 'act' && act.title !== 'this Act') {
      c.at = end;
      return [act];
    }
  }
  c.at = end;
  return [];
}

/** Moves to where reading can begin again: after the next semi-colon, full stop or quoted structure. */
function resync(c: Cursor): void {
  while (!atEnd(c)) {
    const token = peek(c);
    if (token?.kind === 'list') return;
    c.at++;
    if (token?.kind === 'block') return;
    if (token?.kind === 'open' && token.match !== undefined) c.at = token.match;
    if (token?.text === ';' || isStop(c, c.at - 1)) return;
  }
}

/** Whether amendments are expected here: others are in the same provision, or an opening or a place came before. */
const isAmongAmendments = ({
  isUnderOpening,
  underAside,
  items,
  opens,
  frame,
  listsPlaces,
  isLed,
}: State): boolean =>
  isUnderOpening ||
  items.length > 0 ||
  (opens !== undefined && opens.aside === undefined) ||
  frame !== undefined ||
  listsPlaces ||
  (isLed && underAside?.mode !== 'list');

/** The Act that a statement is about. */
const actOf = (state: State, start: number): KnownLocation => {
  const namedAct = actIn(state.c, start);
  const [first] = state.places[0] ?? [];
  return namedAct.length > 0 ? namedAct : first?.type === 'act' ? [first] : (state.memory.act ?? []);
};

/** Stores a statement for the list below it, or for the provisions after it. */
function storeStatement(state: State, start: number, statement: Statement): void {
  const { c } = state;
  const from = c.tokens[start]?.from ?? 0;
  const words = c.text.slice(from, c.tokens[c.at - 1]?.to ?? from);
  const about = {
    kind: statement.kind,
    words,
    act: statement.kind === 'modification' ? actOf(state, start) : [],
  };
  if (peek(c)?.kind === 'list') {
    state.aside = { ...about, mode: statement.takesList ? 'all' : 'list' };
    return;
  }
  if (!statement.announces) return;
  const aside: UnderAside = { ...about, mode: 'after' };
  if (statement.schedule === null) state.opens = { places: state.places, only: statement.only, aside };
  else state.schedules.push({ label: statement.schedule, aside });
  if (statement.schedule !== null || statement.only !== null) return;
  state.underAside = aside;
  state.asideFrom = from;
}

/** A request in everyday words, which no Act has: "could you change £10 to £20?", "£10 → £20". */
const REQUEST =
  /[?→⇒]|=>|->|\b(?:please|(?:could|can|would|will) (?:you|we)|let[’']s|(?:we|i)(?:[’']d| would)? (?:want|like|need|propose|suggest|recommend|ask|think)|get rid of|needs? to (?:be|say|read)|should (?:be (?:changed|deleted|removed|replaced|repealed|omitted|taken out|cut|updated)|say|read|go)|ought to)\b/i;

const isRequest = (c: Cursor): boolean => {
  const clause = clauseAt(c);
  const from = clause.tokens[0]?.from ?? 0;
  return REQUEST.test(c.text.slice(from, c.tokens[clause.end]?.to ?? c.text.length)) || isWish(c, clause);
};

/** Reads a statement that amends nothing; null where the words may amend, or their kind is unknown. */
function readAside(state: State, start: number): ReadAs | null {
  const { c, claims, underAside } = state;
  if (claims.some(({ as }) => as === 'done' || as === 'opens' || as === 'lost')) return null;
  if (isRequest(c)) return null;
  if (closesList(c, start) && !state.aside) return null;
  const isAmong = isAmongAmendments(state);
  const reading = readStatement(c, state.condition !== undefined);
  const clause = clauseAt(c);
  const isMore = underAside?.mode === 'list';
  if (reading === 'amends') {
    // "Put up any sign" in a list of prohibitions looks like an order.
    if (!isMore || hasQuotes(clause) || namesPlace(c, clause)) return null;
    c.at = clause.end;
    return underAside.kind;
  }
  if (reading && (reading.kind !== 'law' || !isAmong)) {
    const isOwn = isMore || closesList(c, start);
    const mayAmend = reading.kind === 'law' && !isOwn && (reading.isOfText || replacesWords(clause));
    if (mayAmend && hasQuotes(clause) && namesPlace(c, clause)) return null;
    c.at = reading.end;
    storeStatement(state, start, reading);
    return isMore ? underAside.kind : reading.kind;
  }
  if (isAmong) return null;
  const isNext = c.tokens[start - 1]?.text === ';' || /^(?:and|or|but)$/.test(c.tokens[start - 1]?.low ?? '');
  const before = isNext ? claims.findLast(({ as }) => as !== 'leads')?.as : undefined;
  if (claims.some(({ as }) => as === 'elsewhere')) return null;
  const kind = underAside?.kind ?? (closesList(c, start) ? state.aside?.kind : undefined);
  const isFree = !hasQuotes(clause) && !namesPlace(c, clause) && !hasAmendingVerb(clause.tokens);
  const isLaw = state.isListed || isFree;
  const isBeginning = beginsLaw(c, clause);
  const as = kind ?? (isBeginning ? 'begins' : isLaw ? (before ?? 'law') : null);
  if (as === null) return null;
  c.at = clause.end;
  const words = c.text.slice(c.tokens[start]?.from ?? 0, c.tokens[c.at - 1]?.to ?? 0);
  if (peek(c)?.kind === 'list') state.aside = { kind: 'law', words, act: [], mode: 'list', isUnread: true };
  return as;
}

/** A passage that no rule reads. */
interface Stretch {
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly hasBlock: boolean;
}

function stretchFrom(c: Cursor, start: number): Stretch {
  const tokens = c.tokens.slice(start, c.at);
  const from = tokens[0]?.from ?? 0;
  const to = tokens.at(-1)?.to ?? from;
  return { tokens, from, to, text: c.text.slice(from, to), hasBlock: tokens.at(-1)?.kind === 'block' };
}

const hasWords = ({ text, tokens }: Stretch): boolean =>
  /[\p{L}\p{N}]/u.test(text) || tokens.some(({ kind }) => kind === 'quote' || kind === 'slip');

const WISH_REASON: Reason = {
  reason: 'These words say what should change, but not which words of the Act',
};
const UNUSED: Reason = { reason: 'A text is quoted, and nothing says what to do with it' };

/** The reason why a passage could not be read. `begun` is the offset of the words that it continues. */
function reasonFor(c: Cursor, { tokens, from, text, hasBlock }: Stretch, begun = from): Reason | null {
  const slips = tokens.filter(({ slip }) => slip);
  const before = c.text.slice(begun, from);
  const own = ownReason(text, hasBlock);
  const suggestion = own?.suggestion === undefined ? {} : { suggestion: before + own.suggestion };
  return slipIn(before + text, begun, slips) ?? (own && { ...own, ...suggestion });
}

/** Handles words that continue an instruction and are none: they limit it, or make all of it uncertain. */
function handleContinuation(state: State, start: number, begun: number, stretch: Stretch): void {
  const isClear =
    !stretch.hasBlock && !stretch.tokens.some(({ kind }) => kind === 'quote' || kind === 'slip');
  if (isClear && beginsWithLimit(stretch.text)) {
    addCondition(state, stretch.text);
    return;
  }
  const reason = reasonFor(state.c, stretch, begun);
  refuseContinued(state, start, reason);
  if (awaitsMatter(state, stretch) || opensMore(state.c, stretch))
    recordUnreadOpening(state, start, stretch, reason ?? NOT_READ);
}

/** Whether new text should follow without quotation marks, so that the next words may be that text. */
const awaitsMatter = ({ c }: State, { tokens, text, hasBlock }: Stretch): boolean =>
  (tokens.some(({ slip }) => slip?.isUnclosed) || (AWAITS_MATTER.test(text) && !hasBlock)) && isLast(c);

/** Whether words announce amendments in what comes next, with nothing or only a list after them. */
const opensMore = (c: Cursor, { text }: Stretch): boolean =>
  peek(c)?.kind === 'list' || (OPENS.test(text) && isLast(c) && !/[“”"]/.test(text));

/** Records an unread opening, so that the provisions below or after it have an unknown place. */
function recordUnreadOpening(state: State, start: number, stretch: Stretch, reason: Reason): void {
  const words = state.c.text.slice(0, stretch.to).replace(/\s+/g, ' ').trim();
  state.unreadOpening = {
    words,
    act: actOf(state, start),
    reason,
    awaitsMatter: awaitsMatter(state, stretch),
  };
}

/** The place of unread words, as far as it is known. */
function placeOf(state: State, start: number): KnownLocation {
  const place = state.places[0] ?? [];
  const isOfThis = place.length === 1 && place[0]?.type === 'act' && place[0].title === 'this Act';
  const namedAct = place.length === 0 || isOfThis ? actIn(state.c, start) : [];
  if (namedAct.length > 0) return namedAct;
  return place.length > 0 ? place : (state.memory.act ?? []);
}

/** The reason for an item of a list that is not of the kind that the words above announce. */
function notListed({ lists }: Frame): Reason {
  const noun = lists === 'places' ? 'place' : lists === 'entries' ? 'entry' : 'provision';
  return { reason: `This item of a list names no ${noun} that could be read` };
}

/**
 * Takes words that no rule reads. A statement that amends nothing is taken to its end. Anything else is refused up to
 * where reading can begin again. Returns how the words were read.
 */
export function takeUnread(state: State, start: number): ReadAs {
  const { c } = state;
  c.at = start;
  const begun = continuedFrom(state, start);
  const aside = begun === null ? readAside(state, start) : null;
  if (aside) {
    state.follows = null;
    return aside;
  }
  // Punctuation and quotations belong to the words after them.
  do resync(c);
  while (!atEnd(c) && peek(c)?.kind !== 'list' && !hasWords(stretchFrom(c, start)));
  const stretch = stretchFrom(c, start);
  const { text, from, to } = stretch;
  if (begun !== null) {
    handleContinuation(state, start, begun, stretch);
    return 'done';
  }
  if (!hasWords(stretch)) {
    state.items.push({ read: false, from: 0, to: c.text.length, context: placeOf(state, start), ...UNUSED });
    return 'done';
  }
  if (closesList(c, start)) {
    const words = text.replace(/^[\s;,.:—–-]+|[.;,\s]+$/g, '');
    const reason = reasonFor(c, stretch) ?? NOT_READ;
    state.closing = { words, from, to, isLimit: beginsWithLimit(text), reason };
    return 'closes';
  }
  const isItem = state.frameAbove !== undefined && state.items.length === 0 && state.sentenceStart === 0;
  const startsWish = isWish({ ...c, at: start }, clauseAt({ ...c, at: start }));
  const reason =
    reasonFor(c, stretch) ??
    (isItem && state.frameAbove ? notListed(state.frameAbove) : startsWish ? WISH_REASON : NOT_READ);
  const isAfterList = landmarksOf(c).list < start;
  const opens = opensMore(c, stretch);
  if (!isAfterList && (opens || awaitsMatter(state, stretch)))
    recordUnreadOpening(state, start, stretch, reason);
  if (!isAfterList && opens) return 'lost';
  // Words that continue an unread item are unread, too, unless a semi-colon or a full stop ended it.
  state.follows = /^[.;]$/.test(stretch.tokens.at(-1)?.text ?? '')
    ? null
    : { first: state.items.length, end: c.at };
  state.items.push({ read: false, from, to, context: placeOf(state, start), ...reason });
  return 'done';
}
