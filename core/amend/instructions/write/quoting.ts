import { atEndOf } from '../apply/words.ts';
import { withInserted, withOmitted, withSubstituted } from '../spacing.ts';
import type { Location, Occurrence, Operation, WordsTarget } from '../syntax.ts';
import { evenly, isPaired, type Token, tokensOf } from './tokens.ts';

/** The words that an instruction's quotations are looked for in, and what of them is to change. */
export interface Passage {
  /** The field as it reads by now. */
  readonly text: string;
  /** Every other text in the same named place, before and after it. */
  readonly others: readonly string[];
  readonly from: number;
  readonly to: number;
  /** What `from..to` becomes, spaces and all. */
  readonly words: string;
  /** Where what was changed before ends, and what is still to be changed begins: better not quoted. */
  readonly after: number;
  readonly before: number;
  /** Whether the named place is this one field, so that it has a beginning and an end. */
  readonly isWhole: boolean;
  /** Whether it is an item of a list, whose linking word stands after its end. */
  readonly isItem: boolean;
}

/** One way to say a change of words. */
export interface Saying {
  readonly operation: Operation;
  /** How many words a reader has to compare, and how far it is from how drafters say it. */
  readonly cost: number;
}

const ALIKE: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '‑': '-',
  '‐': '-',
};

/** A text as quoted words are compared with it, character by character (§3.6, duty 4). */
const compared = (text: string): string =>
  text.replace(/[‘’“”‐‑]/g, (mark) => ALIKE[mark] ?? mark).replace(/\s/g, ' ');

const LETTER = /[\p{L}\p{N}]/u;

/** Whether what is outside an end of quoted words makes one word with what is inside. */
const touches = (inner: string, outer: string, further: string): boolean =>
  LETTER.test(inner) && (LETTER.test(outer) || (/[-']/.test(outer) && LETTER.test(further)));

/** Where words stand in a text as whole words, overlapping ones counted; that is how whoever applies them looks. */
export function placesOf(text: string, words: string): readonly number[] {
  const [all, wanted] = [compared(text), compared(words)];
  const found: number[] = [];
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1)) {
    const to = at + wanted.length;
    const isCut =
      touches(all.charAt(at), all.charAt(at - 1), all.charAt(at - 2)) ||
      touches(all.charAt(to - 1), all.charAt(to), all.charAt(to + 1));
    if (!isCut) found.push(at);
  }
  return found;
}

const HERE: Location = [];
const ONCE: Occurrence = { type: 'once' };
const matterOf = (words: string) => ({ words, provisions: [] });

const quoted = (words: string, where: Occurrence = ONCE): WordsTarget => ({
  type: 'quoted',
  words,
  where,
  in: HERE,
});

/** More words than this are not quoted in full (drafting-conventions.md §3.1, "substitute a span"). */
const LONGEST_QUOTED = 8;
/** How much context is quoted at most, in tokens on both sides. */
const MOST_CONTEXT = 9;
/** Words that say too little to be quoted by themselves, if there is any other way. */
const SLIGHT =
  /^\P{L}*(?:an?|any|are|as|at|be|been|by|for|from|ha[sd]|have|he|if|in|is|it|may|must|no|not|of|on|or|and|shall|she|so|such|that|the|their|they|this|to|under|was|were|which|who|will|with)?\P{L}*$/iu;

interface Aim extends Passage {
  readonly tokens: readonly Token[];
  /** The tokens `first..end` are what changes. */
  readonly first: number;
  readonly end: number;
  readonly wanted: string;
}

function aimOf(passage: Passage): Aim {
  const { text, from, to, words } = passage;
  const tokens = tokensOf(text);
  const first = tokens.findIndex((token) => token.to > from && token.from >= from);
  const begin = first < 0 ? tokens.length : first;
  const end = tokens.findLastIndex((token) => token.from < to && token.to <= to) + 1;
  const wanted = evenly(text.slice(0, from) + words + text.slice(to));
  return { ...passage, tokens, first: begin, end: Math.max(begin, end), wanted };
}

const sliceOf = ({ text, tokens }: Aim, first: number, end: number): string => {
  const [a, b] = [tokens[first], tokens[end - 1]];
  return a && b && first < end ? text.slice(a.from, b.to) : '';
};

const countIn = ({ text, others }: Aim, words: string): number =>
  [text, ...others].reduce((count, each) => count + placesOf(each, words).length, 0);

const wordsIn = ({ tokens }: Aim, first: number, end: number): number =>
  tokens.slice(first, end).filter(({ isWord }) => isWord).length;

const NUMBER =
  /^(?:[£$€]?\d[\d,.]*[A-Z]*(?:\(\w+\))*|\(\w{1,4}\)(?:\(\w+\))*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty)$/i;
const NUMBERED =
  /^(?:sections?|subsections?|paragraphs?|sub-paragraphs?|parts?|chapters?|schedules?|articles?|regulations?|rules?|levels?|entry)$/i;
const MEASURED = /^(?:days?|weeks?|months?|years?|hours?|per|pounds|times|persons|occasions)$/i;

/** Whether a quotation parts a number from what it is the number of: “51” of “51 weeks”, “2A” of “section 2A”. */
function partsNumber(aim: Aim, first: number, end: number): boolean {
  const word = (at: number) => sliceOf(aim, at, at + 1);
  const isBefore = NUMBER.test(word(first)) && first > 0 && NUMBERED.test(word(first - 1));
  const isAfter = NUMBER.test(word(end - 1)) && end < aim.tokens.length && MEASURED.test(word(end));
  const isUnit = end < aim.tokens.length && NUMBERED.test(word(end - 1)) && NUMBER.test(word(end));
  return isBefore || isAfter || isUnit;
}

/** What a way of saying costs beyond its words, for what it quotes of the context. */
function reachCost(aim: Aim, first: number, end: number): number {
  const [a, b] = [aim.tokens[first], aim.tokens[end - 1]];
  if (!a || !b) return 0;
  const words = sliceOf(aim, first, end);
  // A quotation that begins with a stop is hard to see.
  const mark =
    (SLIGHT.test(words) ? 1.5 : 0) +
    (/^[,;:.]/.test(words) ? 1.5 : 0) +
    (partsNumber(aim, first, end) ? 4 : 0);
  return mark + (a.from < aim.after ? 10 : 0) + (b.to > aim.before ? 6 : 0);
}

/** Which of the places of some words is the one at an offset; null when it is none, or words stand elsewhere, too. */
function occurrence(aim: Aim, words: string, at: number): Occurrence | null {
  const count = countIn(aim, words);
  if (count === 1) return ONCE;
  const here = placesOf(aim.text, words);
  if (!aim.isWhole || count !== here.length || overlaps(here, words.length)) return null;
  const nth = here.indexOf(at);
  return nth < 0 ? null : { type: 'nth', nth: nth + 1 };
}

const overlaps = (places: readonly number[], length: number): boolean =>
  places.some((place, at) => at > 0 && place - (places[at - 1] ?? 0) < length);

const occurrenceCost = (where: Occurrence): number =>
  where.type === 'nth' ? (where.nth > 3 ? 8 : where.nth === 1 ? 1.6 : 2.2) : 0;

/** The ways to say it by quoting so many tokens on the left and on the right of what changes. */
function* quoting(aim: Aim, left: number, right: number): Generator<Saying> {
  const [first, end] = [aim.first - left, aim.end + right];
  if (first < 0 || end > aim.tokens.length) return;
  const start = aim.tokens[first]?.from ?? 0;
  const quote = sliceOf(aim, first, end);
  const words = aim.words.trim();
  if (!quote || !isPaired(quote)) return;
  const where = occurrence(aim, quote, start);
  if (!where) return;
  const size = wordsIn(aim, first, end);
  const cost = size + reachCost(aim, first, end) + occurrenceCost(where);
  const stop = start + quote.length;
  const isInsertion = aim.first === aim.end;
  if (isInsertion && (left === 0 || right === 0)) {
    const side = left === 0 ? 'before' : 'after';
    const result = withInserted(aim.text, left === 0 ? start : stop, words);
    if (words && isPaired(words) && evenly(result) === aim.wanted) {
      const at = [{ type: 'words', side, words: quoted(quote, where) } as const];
      const operation: Operation = { type: 'insert', at, matter: matterOf(words) };
      yield { operation, cost: cost + (side === 'before' ? 1.25 : 0) };
    }
  }
  if (left + right === 0 && !words && evenly(withOmitted(aim.text, start, stop)) === aim.wanted) {
    yield { operation: { type: 'omitWords', targets: [quoted(quote, where)] }, cost };
  }
  const [head, tail] = [
    aim.text.slice(start, Math.max(start, aim.from)),
    aim.text.slice(aim.to, Math.max(aim.to, stop)),
  ];
  const now = evenly(head + aim.words + tail);
  // A word in the place of a stop is given a space before it, so it is said with the word before the stop.
  if (!now || !isPaired(now) || (/^[,;:.]/.test(quote) && /^[\p{L}\p{N}“(]/u.test(now))) return;
  if (evenly(withSubstituted(aim.text, start, stop, now)) !== aim.wanted) return;
  const again = wordsIn(aim, first, aim.first) + wordsIn(aim, aim.end, end);
  const targets = [quoted(quote, where)];
  yield {
    operation: { type: 'substituteWords', targets, matter: matterOf(now) },
    cost: cost + again + (left + right > 0 ? 0.5 : 0),
  };
}

/** "At the end insert", "at the beginning insert". */
function* atEdges(aim: Aim): Generator<Saying> {
  const words = aim.words.trim();
  if (!aim.isWhole || !words || !isPaired(words)) return;
  for (const edge of ['end', 'beginning'] as const) {
    const result = edge === 'end' ? atEndOf(aim.text, words, aim.isItem) : withInserted(aim.text, 0, words);
    if (result === null || evenly(result) !== aim.wanted) continue;
    const at = [{ type: 'edge', edge, of: HERE } as const];
    yield { operation: { type: 'insert', at, matter: matterOf(words) }, cost: edge === 'end' ? 0.5 : 1 };
  }
}

/** The shortest words at an end of what changes that stand nowhere else in the place, and their cost. */
function landmark(aim: Aim, end: 'first' | 'last'): { readonly words: string; readonly cost: number } | null {
  const most = Math.min(aim.end - aim.first, 8);
  for (let size = 1; size <= most; size++) {
    const [first, stop] = end === 'first' ? [aim.first, aim.first + size] : [aim.end - size, aim.end];
    const words = sliceOf(aim, first, stop);
    const isSlight = SLIGHT.test(words) || (size === 1 && end === 'first' && words.length < 8);
    if (isSlight || !isPaired(words) || countIn(aim, words) !== 1) continue;
    return { words, cost: wordsIn(aim, first, stop) };
  }
  return null;
}

const STOPPED = /[.,;:—][”’)]*$/;
const LINKED = /\s(?:and|or|but)\s*$/;

/** "The words from “X” to “Y”", for more than anyone would compare word by word. */
function* spans(aim: Aim): Generator<Saying> {
  if (wordsIn(aim, aim.first, aim.end) <= LONGEST_QUOTED) return;
  const [x, y] = [landmark(aim, 'first'), landmark(aim, 'last')];
  const words = evenly(aim.words);
  if (!isPaired(words)) return;
  const begin = aim.tokens[aim.first]?.from ?? 0;
  const last = aim.tokens[aim.end - 1]?.to ?? begin;
  const rest = aim.text.slice(last).trim();
  // "The end" is before the last stop, unless the new words bring one of their own.
  const keepsStop = /^[.,;:]$/.test(rest) && !STOPPED.test(words);
  const takesAll = rest === '' && (STOPPED.test(words) || !STOPPED.test(aim.text.trimEnd()));
  const isEnd = aim.isWhole && (keepsStop || takesAll) && !(aim.isItem && LINKED.test(aim.text));
  const ways: readonly { from: string | null; to: string | null; cost: number; stop: number }[] = [
    ...(x && y ? [{ from: x.words, to: y.words, cost: x.cost + y.cost + 2, stop: last }] : []),
    ...(x && isEnd ? [{ from: x.words, to: null, cost: x.cost + 1.5, stop: last }] : []),
    ...(y && aim.first === 0 && aim.isWhole
      ? [{ from: null, to: y.words, cost: y.cost + 5, stop: last }]
      : []),
  ];
  for (const { from, to, cost, stop } of ways) {
    const targets: readonly WordsTarget[] = [{ type: 'span', from, to, where: ONCE, in: HERE }];
    const result = words ? withSubstituted(aim.text, begin, stop, words) : withOmitted(aim.text, begin, stop);
    if (evenly(result) !== aim.wanted) continue;
    const operation: Operation = words
      ? { type: 'substituteWords', targets, matter: matterOf(words) }
      : { type: 'omitWords', targets };
    yield { operation, cost };
  }
}

/**
 * The shortest way to say a change of words that can be taken in no other way (drafting-conventions.md §3.1): what is
 * quoted stands once in the named place, or says which of its places is meant; no word or number is cut; a long stretch
 * is told by its ends. Null when no quotation will do.
 */
export function sayingOf(passage: Passage): Operation | null {
  const aim = aimOf(passage);
  let best: Saying | null = null;
  const keep = (saying: Saying): void => {
    if (!best || saying.cost < best.cost) best = saying;
  };
  for (const saying of [...atEdges(aim), ...spans(aim)]) keep(saying);
  for (let context = 0; context <= MOST_CONTEXT; context++) {
    if (bestCost(best) <= context) break;
    for (let left = context; left >= 0; left--) {
      for (const saying of quoting(aim, left, context - left)) keep(saying);
    }
  }
  return bestOf(best);
}

const bestCost = (best: Saying | null): number => best?.cost ?? Number.POSITIVE_INFINITY;
const bestOf = (best: Saying | null): Operation | null => best?.operation ?? null;
