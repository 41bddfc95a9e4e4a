import { atEnd, type Cursor, peek } from './cursor.ts';
import type { KnownLocation } from './finish.ts';
import { begunAt, qualify, type Reason, withhold } from './goes-on.ts';
import { location } from './locations.ts';
import type { State } from './reading-state.ts';
import type { Token } from './tokens.ts';

/** Words that amend, wherever they stand: what holds them and can't be read must be said. */
const ACTIVE =
  /\b(?:insert|substitute)(?:\s*[—–:]|,?\s+[“"‘]|,?\s+(?:the|at|in|after|before)\b)|^\W*omit\b|\bomit\s+(?:sections?|subsections?|(?:sub-)?paragraphs?|schedules?)\s+(?:\(?\d|\([a-z]{1,4}\))|\b(?:omit|delete|leave out)\s+(?:the\s+words?\s+)?[“"]|[,;—–]\s*(?:and\s+)?omit\b|\bthere\s+(?:is|are|shall be|(?:is|are) to be)\s+(?:inserted|substituted|added)\b|\bthe following\b[^;.]{0,80}\b(?:is|are|shall be|(?:is|are) to be)\s+(?:inserted|substituted|added|repealed|revoked|omitted)\b|\bmove\s+(?:sections?|subsections?|paragraphs?|schedules?|the)\b|\breplace\s+[“\x22]|\b(?:mewnosoder|rhodder|hepgorer)\b/i;
/** The subject must be part of a text: a person's registration may be revoked, too. */
const PASSIVE =
  /(?:\b(?:(?:act|order|regulations|rules|measure)\s+\d{4}|that (?:act|order)|code|sections?|subsections?|(?:sub-)?paragraphs?|schedules?|parts?|chapters?|articles?|heading|title|entry|entries|definitions?|words?|provisions?|enactments?|existing (?:text|wording))\b(?!\s+(?:which|that|so)\b)|”)(?:[^;.]{0,200}?\b(?:is|are|shall be|(?:is|are) to be)\s+(?:hereby\s+)?(?:inserted|substituted|omitted|repealed|revoked|deleted|amended|left out|replaced (?:by|with)|changed to|increased to|reduced to|moved|re-?(?:numbered|lettered|ordered|arranged)|transposed)\b|[^;.,]{0,120}?\b(?:shall\s+)?ceases?\s+to\s+have\s+effect|[^;.]{0,200}?\bbecomes?\s+(?:sections?|subsections?|(?:sub-)?paragraphs?|parts?|“))\b/i;

const PARTS =
  '(?:sections?|subsections?|(?:sub-)?paragraphs?|schedules?|articles?|regulations?|parts?|chapters?|headings?|definitions?|words?)';
/** An order that no drafter gives in these words, and a person who writes a note of changes does. */
const ORDERS = [
  `(?:delete|remove|strike(?:\\s+out)?|take out|cut|change|swap|exchange|transpose|replace|add|put|write|reword|rewrite|merge|combine|split|divide)\\s+(?:the\\s+)?(?:[“"]|${PARTS}\\b)`,
  `(?:re-?(?:number|letter|arrange|order)(?:ing)?|number|letter)\\s+(?:(?:it|them|accordingly|the\\s+(?:others|rest))\\b|[“"]|(?:the\\s+)?(?:(?:remaining|other|following|subsequent|existing|later)\\s+)?${PARTS}\\b)`,
  'make\\s+(?:(?:the|any|all|necessary|consequential)\\s+)*re-?(?:number|letter)ing\\b',
  'the\\s+(?:others|rest)\\s+(?:is|are|shall be|(?:is|are) to be)\\s+re-?(?:number|letter)ed\\b',
  `the\\s+order\\s+of\\s+(?:the\\s+)?${PARTS}\\b[^;.]{0,80}\\b(?:is|shall be|is to be)\\s+(?:reversed|changed)\\b`,
];
const ORDER = new RegExp(`(?:^|[,;]\\s)\\W*(?:and\\s+|then\\s+)?(?:${ORDERS.join('|')})`, 'i');
/** "For “harassment”, wherever it occurs, read “stalking”". */
const READ_FOR = /^\W*(?:for|in place of|instead of)\s+(?:the\s+words?\s+)?[“"][^;.]*\bread\b\W*[“"]/i;
/** "Section 4 is altered by putting “x” in it". */
const ALTERED = new RegExp(
  `\\b${PARTS}\\b[^;.]{0,120}\\b(?:is|are|shall be|(?:is|are) to be)\\s+(?:hereby\\s+)?(?:altered|varied|changed|modified)\\b(?!\\s+(?:as if|so as|so that)\\b)[^;.]*[“"]`,
  'i',
);
/** What says what words mean, or how they are read, and does nothing to them. */
const SAYS_MEANING =
  /\b(?:means?|includes?|has the (?:same )?meaning|ha(?:s|ve) effect|refers?|references?|defined|definition|appl(?:y|ies)|construed|to be (?:read|treated)|read as|taken as|as if|do(?:es)? not (?:affect|apply|authorise|extend|include|limit|prejudice|prevent|require|restrict))\b/i;

/** Words quoted after a named place: something is to be done to them there, where it isn't said what they mean. */
const isOfPlace = ({ account, places }: State, text: string): boolean =>
  (account?.as.has('leads') === true || places.some((place) => place.length > 1)) &&
  account?.as.has('done') !== true &&
  QUOTES.test(text) &&
  !SAYS_MEANING.test(text);

/** Whether words amend something, or look so much like it that they must be accounted for. */
function seemsAmending(text: string): boolean {
  const start = text.slice(0, 20_000);
  return (
    ACTIVE.test(start) || PASSIVE.test(start) || [ORDER, READ_FOR, ALTERED].some((form) => form.test(start))
  );
}

/** "After subsection (2) put in the following—": a text that is set out by itself is to go somewhere. */
const setsOut = (text: string): boolean =>
  BESIDE.test(text) && !SAYS_MEANING.test(text) && !MODIFIES.test(text);
const BESIDE = new RegExp(
  `^\\W*(?:immediately\\s+)?(?:after|before|for|in|into|at|to)\\b[^;.]*\\b${PARTS}\\s+\\(?\\w`,
  'i',
);

/** "for “refusal” “decision”;": what is done to the words is not said. */
const NO_VERB = /^\W*(?:for|after|before)\s+(?:the\s+words?\s+)?[“"]/i;

/** Quoted words alone: what is done with them is not said. */
const BARE = /^\W*[“"][^“”]*[”"]\W*$/;

/** “Shall have effect with the substitution of “x” for “y””: as a new text, or only as another reading of the old one. */
const HAS_EFFECT_WITH = /\bha(?:s|ve) effect with the (?:substitution|insertion|omission|addition)\b[^;.]*“/i;

/** Words by which what is listed below them is no amendment, but a way in which something is to be read. */
const MODIFIES =
  /\bmodif(?:y|ied|ications?)\b|\bas if\b|\bto be (?:read|treated|construed)\b|\b(?:read|treated|construed) as\b|\bha(?:s|ve) effect\b|\bappl(?:y|ies)\b|\bin relation to\b|\bin (?:its|the|their) application\b|\bfor the purposes? of\b|\buntil\b/i;

/** Words that say of what follows them that it amends, and where. */
const OPENS =
  /\bamend(?:s|ed|ments?|ing)?\b|\bas follows\b|\b(?:following|these) (?:changes|modifications|alterations)\b|\b(?:altered|varied|modified|changed)\b/i;

/** Whether words may say of what follows them that it amends, and where. */
export const saysWhatFollows = (text: string): boolean => OPENS.test(text);

/** A place alone, and a dash before a list: the word that says what is done there is missing. */
const PLACE =
  /\b(?:sections?|subsections?|(?:sub-)?paragraphs?|schedules?|articles?|regulations?|rules?)\s+\(?\d[^;.]*[—–]\s*$/i;
const QUOTES = /[“”"]/;

/** Whether only a list follows, or nothing: what was read last says of the provisions below or after it what they do. */
const isLast = (c: Cursor): boolean => atEnd(c) || peek(c)?.kind === 'list' || c.at > landmarksOf(c).lastWord;

/** Where among the tokens of a provision its list stands, and the last that is no mark: asked for at each sentence. */
interface Landmarks {
  readonly list: number;
  readonly lastWord: number;
}
const landmarks = new WeakMap<readonly Token[], Landmarks>();

function landmarksOf({ tokens }: Cursor): Landmarks {
  const known = landmarks.get(tokens);
  if (known) return known;
  const list = tokens.findIndex(({ kind }) => kind === 'list');
  const lastWord = tokens.findLastIndex(({ kind }) => kind !== 'mark');
  const made = { list: list < 0 ? tokens.length : list, lastWord };
  landmarks.set(tokens, made);
  return made;
}

/** What tells of the amendments, and limits none of them: "and the amendments made by this section have effect …". */
const OF_AMENDMENTS = /^\W*(?:and\s+)?(?:the|these|those)\s+amendments?\b/;

/** Whether words go on in the sentence of the list before them: they say something of all of it. */
function closesList({ tokens }: Cursor, start: number, text: string): boolean {
  const list = tokens.slice(0, start).findLastIndex(({ kind }) => kind === 'list');
  const isFirst = tokens.slice(list + 1, start).every(({ kind, low }) => kind === 'mark' || low === 'and');
  return isFirst && /^\W*\p{Ll}/u.test(text) && !OF_AMENDMENTS.test(text);
}

/** How far into a sentence an Act is looked for: its opening words name it. */
const LOOKED_AT = 120;

const closingWords = (text: string): string => text.replace(/[.;,\s]+$/, '').trim();

/** The Act that words name, wherever in them; nothing where they name none. */
function actIn(c: Cursor, start: number): KnownLocation {
  const end = c.at;
  for (let at = start; at < Math.min(end, start + LOOKED_AT); at++) {
    c.at = at;
    const [only] = location(c) ?? [];
    const act = only?.find(({ type }) => type === 'act');
    if (act) {
      c.at = end;
      return [act];
    }
  }
  c.at = end;
  return [];
}

/** To where reading can begin again: past the next semi-colon or full stop, or what is quoted. */
function resync(c: Cursor): void {
  while (!atEnd(c)) {
    const token = peek(c);
    if (token?.kind === 'list') return;
    c.at++;
    if (token?.kind === 'block') return;
    if (token?.kind === 'open' && token.match !== undefined) c.at = token.match;
    if (token?.kind === 'mark' && (token.text === ';' || (token.text === '.' && !peek(c)?.joined))) return;
  }
}

/** Slips in the marks of quotations, fixed. */
function slipIn(text: string, from: number, slips: readonly Token[]): Reason | null {
  const [first] = slips;
  if (!first?.slip) return null;
  if (first.slip.instead === '') return { reason: first.slip.reason, ...extraMark(text, first.from - from) };
  const fixed: string[] = [];
  let at = 0;
  for (const { from: start, to, slip } of slips) {
    fixed.push(text.slice(at, start - from), slip?.instead ?? '');
    at = to - from;
  }
  return { reason: first.slip.reason, suggestion: [...fixed, text.slice(at)].join('').trim() };
}

/** “work notice” (in Part 5)”: of the two marks that close, the first is the likelier slip. */
function extraMark(text: string, at: number): { readonly suggestion?: string } {
  const earlier = text.lastIndexOf('”', at - 1);
  return earlier < 0 ? {} : { suggestion: (text.slice(0, earlier) + text.slice(earlier + 1)).trim() };
}

/** "for the heading, for “x” substitute “y”": how it would read with the right word first. */
const WRONG_LEAD = /^for (the (?:italic |section )?heading[^,“”]*, (?:for|after|before|omit) .*)$/is;
/** "after release insert “certain”", "the word and at the end of paragraph (b)". */
const NO_MARKS =
  /^(.*?\b(?:after|before|for|omit)\s+)([^“”"]{1,200}?)(,?\s+(?:insert|substitute|there (?:is|are|shall be))\b.*|[.;,]?\s*)$/is;
const NO_MARKS_ON_LINK =
  /^(.*?\bthe word )(and|or|but)(\s+(?:at|immediately|before|after|following|preceding)\b.*)$/is;
/** What names a place or a thing, not words. */
const NAMES =
  /^(?:the|that|those|it|them|any|each|sections?|subsections?|(?:sub-)?paragraphs?|schedules?|parts?|chapters?|articles?|regulations?|rules?|definitions?|entry|entries)\b/i;

const AMENDS = /\b(?:omit|insert|substitute)\b/i;

/** How it would read with marks round what is named in none. */
function unquoted(text: string): string | null {
  const short = text.slice(0, 2000);
  const link = NO_MARKS_ON_LINK.exec(short);
  if (link) return `${link[1]}“${link[2]}”${link[3]}`.trim();
  const [, lead, target, rest] = NO_MARKS.exec(short) ?? [];
  if (!lead || !target || rest === undefined || NAMES.test(target) || AMENDS.test(target)) return null;
  return `${lead}“${target}”${rest}`.trim();
}

/** "After it insert": beside what something else put in or left out, or a place that was named. */
const BESIDE_IT =
  /^\W*(?:(?:and|then)\s+)*(?:immediately\s+)?(?:after|before)\s+(it|them|those words|that word|the words so (?:inserted|substituted)),?\s+(?:insert|add|there|is|are)\b/i;
const UNSUPPLIED = /\b(?:insert|substitute|add)\s*[—–:]\s*$/i;
const LISTS = /\b(?:omit|leave out|repeal|revoke)\s+the following\W*$/i;
const ELSEWHERE =
  /\b(?:enactments?|provisions?|instruments?|orders|regulations)\b[^;.]{0,80}\b(?:specified|mentioned|listed|set out|described) in\b[^;.]{0,80}\bschedule\b/i;

const NOT_READ: Reason = { reason: 'These words could not be read as an instruction' };

/** "Subsection (3) becomes subsection (2) of section 9": where its own place is named, it is read. */
const ELSEWHERE_NUMBERED = new RegExp(`\\bbecomes?\\s+${PARTS}\\s[^;.]*\\bof\\s+${PARTS}\\s`, 'i');

/** What is numbered is named before: the words say more than any reason. */
const OF_THEM = /^\W*re-?(?:number|letter)\s+(?:it|them)\b/i;

/** Why words could not be read, where more can be said of them than that. */
function ownReason(text: string, hasBlock: boolean): Reason | null {
  const lead = WRONG_LEAD.exec(text.trim())?.[1];
  if (lead !== undefined) {
    return { reason: 'A place is given as what is to be replaced', suggestion: `in ${lead}` };
  }
  if (!hasBlock && UNSUPPLIED.test(text)) {
    return { reason: 'What is to be put in does not follow in quotation marks' };
  }
  const it = BESIDE_IT.exec(text)?.[1];
  if (it !== undefined) return { reason: `It is not clear what “${it}” stands for` };
  const suggestion = unquoted(text);
  if (suggestion) return { reason: 'Words that are named stand in no quotation marks', suggestion };
  if (ELSEWHERE.test(text)) {
    return { reason: 'What is repealed or amended is set out elsewhere, in a Schedule' };
  }
  if (/\bre-?(?:number|letter)(?:ed)?\b/i.test(text) && !OF_THEM.test(text))
    return {
      reason: 'Provisions are numbered anew, and it could not be read which of them has which number',
    };
  if (/\bmoved?\b/i.test(text)) return { reason: 'A provision is moved: this can be done by hand only' };
  if (HAS_EFFECT_WITH.test(text))
    return {
      reason: 'It is to have effect with other words: whether its own are changed is for a person to say',
    };
  if (LISTS.test(text)) return { reason: 'What is to be left out does not follow' };
  if (ELSEWHERE_NUMBERED.test(text))
    return { reason: 'It would stand in another provision: this can be done by hand only' };
  if (/\bbecomes?\b/.test(text)) {
    return { reason: 'Words are made a numbered provision: this can be done by hand only' };
  }
  return null;
}

/** Takes words that no rule reads, up to where reading can begin again, and reports them if they amend or may. */
export function unread(state: State, start: number): void {
  const { c } = state;
  resync(c);
  const tokens = c.tokens.slice(start, c.at);
  const slips = tokens.filter(({ slip }) => slip);
  const begun = begunAt(state, start);
  const isMore = begun !== null;
  const from = tokens[0]?.from ?? 0;
  const to = tokens.at(-1)?.to ?? from;
  const text = c.text.slice(from, to);
  const hasBlock = tokens.at(-1)?.kind === 'block';
  const isSlip = slips.length > 0 && (isMore || /\b(?:insert|substitute|omit)\b/i.test(text));
  const isBare = (hasBlock && !/[\p{L}\p{N}]/u.test(text)) || BARE.test(text);
  const isPlaced = state.places.some((place) => place.length > 0);
  const isCut =
    ((NO_VERB.test(text) || isBare) && !state.follows && isPlaced) || (isBare && state.items.length > 0);
  const isReadAs = peek(c)?.kind === 'list' && MODIFIES.test(text);
  // What follows a list says something of it, and opens none.
  const isAfterList = landmarksOf(c).list < start;
  const opens = OPENS.test(text) || (peek(c)?.kind === 'list' && PLACE.test(text));
  if (opens && !QUOTES.test(text) && isLast(c) && !isReadAs && !isAfterList) {
    const [first] = state.places[0] ?? [];
    const act = actIn(c, start);
    const words = c.text.slice(0, to).replace(/\s+/g, ' ').trim();
    state.lost = { words, act: act.length === 0 && first?.type === 'act' ? [first] : act };
  }
  const mayAmend =
    HAS_EFFECT_WITH.test(text) ||
    seemsAmending(hasBlock ? `${text} “` : text) ||
    isOfPlace(state, text) ||
    ((hasBlock || (atEnd(c) && /[—–:]\s*$/.test(text))) && setsOut(text));
  const isAmending = isSlip || isCut || mayAmend;
  // Quoted words are more of what is to be done, and not what it depends on.
  if (isMore && (isAmending || hasBlock || QUOTES.test(text))) {
    const before = c.text.slice(begun, from);
    const own = ownReason(text, hasBlock);
    const suggestion = own?.suggestion === undefined ? {} : { suggestion: before + own.suggestion };
    withhold(state, start, slipIn(before + text, begun, slips) ?? (own && { ...own, ...suggestion }));
    return;
  }
  if (isMore) qualify(state, text);
  if (!isAmending) {
    if (!isMore) state.follows = null;
    if (isAfterList && closesList(c, start, text)) state.closing = closingWords(text);
    if (peek(c)?.kind === 'list' && MODIFIES.test(text)) state.condition = text.trim();
    return;
  }
  // What is joined to it is no more certain than it is; a semi-colon or a full stop ends it.
  state.follows = /^[.;]$/.test(tokens.at(-1)?.text ?? '') ? null : { first: state.items.length, end: c.at };
  const reason = slipIn(text, from, slips) ?? ownReason(text, hasBlock) ?? NOT_READ;
  if (isAfterList && ORDER.test(text) && closesList(c, start, text)) state.closing = closingWords(text);
  const place = state.places[0] ?? [];
  const isOfThis = place.length === 1 && place[0]?.type === 'act' && place[0].title === 'this Act';
  const named = place.length === 0 || isOfThis ? actIn(c, start) : [];
  const context = named.length > 0 ? named : place;
  state.items.push({ read: false, from, to, context, ...reason });
}
