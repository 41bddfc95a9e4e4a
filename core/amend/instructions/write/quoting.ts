import { withWordsAtEnd } from '../apply/replace-words.ts';
import { withOmitted, withSubstituted, withWordsInserted } from '../spacing.ts';
import type { Occurrence, Operation, WordsTarget } from '../syntax.ts';
import {
  type Aim,
  aimOf,
  countOccurrences,
  countWords,
  givesWantedText,
  type Passage,
  sliceOf,
} from './aim.ts';
import { occurrencesOf } from './matching.ts';
import { CONTEXT_PLACE, newTextOf, ONCE, type Phrasing } from './phrasing.ts';
import { endsHalfway, reachCost, strayCost } from './reach-cost.ts';
import { spanPhrasings } from './spans.ts';
import { isPaired, singleSpaced } from './tokens.ts';

const quotedTarget = (words: string, where: Occurrence = ONCE): WordsTarget => ({
  type: 'quoted',
  words,
  where,
  in: CONTEXT_PLACE,
});

/** The penalty of "before “x” insert", because drafters prefer "after". */
const BEFORE_COST = 2.25;
/** The penalty of inserting after words that lead on to the next word. It exceeds `BEFORE_COST`. */
const HALFWAY_COST = 3;

/** The longest context in a quotation, in tokens of both sides together. */
const MAX_CONTEXT_TOKENS = 9;

/** The ordinal of the occurrence at an offset; null if no occurrence is there, or the words also occur in another text. */
function occurrenceAt(aim: Aim, words: string, at: number): Occurrence | null {
  const count = countOccurrences(aim, words);
  if (count === 1) return ONCE;
  const offsets = occurrencesOf(aim.text, words);
  if (!aim.isWhole || count !== offsets.length || overlaps(offsets, words.length)) return null;
  const nth = offsets.indexOf(at);
  return nth < 0 ? null : { type: 'nth', nth: nth + 1 };
}

const overlaps = (places: readonly number[], length: number): boolean =>
  places.some((place, at) => at > 0 && place - (places[at - 1] ?? 0) < length);

const occurrenceCost = (where: Occurrence): number =>
  where.type === 'nth' ? (where.nth > 3 ? 8 : where.nth === 1 ? 1.6 : 2.2) : 0;

/** Generates the phrasings that quote a number of tokens to the left and right of the change. */
function* quotationPhrasings(aim: Aim, left: number, right: number): Generator<Phrasing> {
  const [first, end] = [aim.first - left, aim.end + right];
  if (first < 0 || end > aim.tokens.length) return;
  const start = aim.tokens[first]?.from ?? 0;
  const quote = sliceOf(aim, first, end);
  const words = aim.words.trim();
  if (!quote || !isPaired(quote)) return;
  const where = occurrenceAt(aim, quote, start);
  if (!where) return;
  const size = countWords(aim, first, end);
  const cost = size + reachCost(aim, first, end) + occurrenceCost(where);
  const stop = start + quote.length;
  const isInsertion = aim.first === aim.end;
  if (isInsertion && (left === 0 || right === 0)) {
    const side = left === 0 ? 'before' : 'after';
    const place = left === 0 ? start : stop;
    const textAfter = withWordsInserted(aim.text, place, words);
    if (words && isPaired(words) && givesWantedText(aim, { from: place, to: place, words, now: textAfter })) {
      const at = [{ type: 'words', side, words: quotedTarget(quote, where) } as const];
      const operation: Operation = { type: 'insert', at, newText: newTextOf(words) };
      const isHalf = side === 'after' && endsHalfway(quote, words);
      yield { operation, cost: cost + (side === 'before' ? BEFORE_COST : isHalf ? HALFWAY_COST : 0) };
    }
  }
  const without = withOmitted(aim.text, start, stop);
  if (left + right === 0 && !words && givesWantedText(aim, { from: start, to: stop, words, now: without })) {
    yield { operation: { type: 'omitWords', targets: [quotedTarget(quote, where)] }, cost };
  }
  const [head, tail] = [
    aim.text.slice(start, Math.max(start, aim.from)),
    aim.text.slice(aim.to, Math.max(aim.to, stop)),
  ];
  const now = singleSpaced(head + aim.words + tail);
  // A substituted word gets a space before it. So a word never replaces a stop alone, only together with the word before the stop.
  if (!now || !isPaired(now) || (/^[,;:.]/.test(quote) && /^[\p{L}\p{N}“(]/u.test(now))) return;
  const textAfter = withSubstituted(aim.text, start, stop, now);
  if (!givesWantedText(aim, { from: start, to: stop, words: now, now: textAfter })) return;
  const repeatedWords = countWords(aim, first, aim.first) + countWords(aim, aim.end, end);
  const targets = [quotedTarget(quote, where)];
  yield {
    operation: { type: 'substituteWords', targets, newText: newTextOf(now) },
    cost:
      cost + repeatedWords + (isInsertion ? 2 : left + right > 0 ? 0.5 : 0) + strayCost(aim, first, end, now),
  };
}

/** A linking word with its comma or semicolon. At the end of a text it replaces a stop there. */
const LINKS = /^[,;]?\s*(?:and|or)$/;

/**
 * Generates "at the end insert" and "at the beginning insert". Words before a closing stop or linking word get a high cost,
 * because "the end" would be ambiguous. A stop alone is never inserted in this way.
 */
function* edgePhrasings(aim: Aim): Generator<Phrasing> {
  if (!aim.isWhole) return;
  const edge = (name: 'beginning' | 'end', words: string, cost: number): Phrasing => {
    const at = [{ type: 'edge', edge: name, of: CONTEXT_PLACE } as const];
    return { operation: { type: 'insert', at, newText: newTextOf(words) }, cost };
  };
  const isSaid = (words: string) => /[\p{L}\p{N}]/u.test(words) && isPaired(words);
  const words = aim.words.trim();
  const end = isSaid(words) ? withWordsAtEnd(aim.text, words, aim.isItem) : null;
  if (end !== null && singleSpaced(end) === aim.wantedText) {
    const isInside = !LINKS.test(words) && !aim.wantedText.endsWith(singleSpaced(words));
    yield edge('end', words, isInside ? 4.5 : 0.5);
  }
  // The old first word may lose its capital.
  const first = aim.wantedText
    .slice(0, Math.max(0, aim.wantedText.length - singleSpaced(aim.text).length))
    .trim();
  const now = withWordsInserted(aim.text, 0, first);
  // Counsel writes "at the beginning" of a heading only if the heading keeps its capitals.
  const isPlain = aim.lettering.field !== 'heading' || aim.wantedText.endsWith(singleSpaced(aim.text));
  if (isSaid(first) && isPlain && givesWantedText(aim, { from: 0, to: 0, words: first, now }))
    yield edge('beginning', first, 1);
}

/**
 * Writes a change of words in the shortest unambiguous way (drafting-conventions.md §3.1): the quotation occurs once in the
 * named place, or its occurrence is given; it cuts no word or number; a long stretch is quoted by its ends. Null if no
 * quotation is possible.
 */
export function writeWordChange(passage: Passage): Operation | null {
  const aim = aimOf(passage);
  let best: Phrasing | null = null;
  const keep = (phrasing: Phrasing): void => {
    if (!best || phrasing.cost < best.cost) best = phrasing;
  };
  for (const phrasing of [...edgePhrasings(aim), ...spanPhrasings(aim)]) keep(phrasing);
  for (let context = 0; context <= MAX_CONTEXT_TOKENS; context++) {
    if (bestCost(best) <= context) break;
    for (let left = context; left >= 0; left--) {
      for (const phrasing of quotationPhrasings(aim, left, context - left)) keep(phrasing);
    }
  }
  return bestOf(best) ?? replaceAllWords(aim);
}

/** Replaces all words of a field, the last resort when quotations can't give the right capitals. */
function replaceAllWords({ isWhole, isItem, wantedText }: Aim): Operation | null {
  if (!isWhole || isItem || !isPaired(wantedText) || !/[.,;:—]$/.test(wantedText)) return null;
  const target: WordsTarget = { type: 'span', from: null, to: null, where: ONCE, in: CONTEXT_PLACE };
  return { type: 'substituteWords', targets: [target], newText: newTextOf(wantedText) };
}

const bestCost = (best: Phrasing | null): number => best?.cost ?? Number.POSITIVE_INFINITY;
const bestOf = (best: Phrasing | null): Operation | null => best?.operation ?? null;
