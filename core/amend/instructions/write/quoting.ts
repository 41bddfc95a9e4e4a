import { withWordsAtEnd } from '../apply/replace-words.ts';
import { withOmitted, withSubstituted, withWordsInserted } from '../spacing.ts';
import type { Occurrence, Operation, WordsTarget } from '../syntax.ts';
import { type Aim, aimOf, countIn, gives, type Passage, sliceOf, wordCountOf } from './aim.ts';
import { occurrencesOf } from './matching.ts';
import { CONTEXT_PLACE, newTextOf, ONCE, type Phrasing } from './phrasing.ts';
import { endsHalfway, reachCost, strayCost } from './reach-cost.ts';
import { spans } from './spans.ts';
import { evenly, isPaired } from './tokens.ts';

const quotedTarget = (words: string, where: Occurrence = ONCE): WordsTarget => ({
  type: 'quoted',
  words,
  where,
  in: CONTEXT_PLACE,
});

/** Drafters put words in after others, unless those lead on to what would stand apart from them. */
const BEFORE = 2.25;
const HALFWAY = 3;

/** How much context is quoted at most, in tokens on both sides. */
const MOST_CONTEXT = 9;
/** Which of the places of some words is the one at an offset; null when it is none, or words stand elsewhere, too. */
function occurrence(aim: Aim, words: string, at: number): Occurrence | null {
  const count = countIn(aim, words);
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

/** The ways to say it by quoting so many tokens on the left and on the right of what changes. */
function* quoting(aim: Aim, left: number, right: number): Generator<Phrasing> {
  const [first, end] = [aim.first - left, aim.end + right];
  if (first < 0 || end > aim.tokens.length) return;
  const start = aim.tokens[first]?.from ?? 0;
  const quote = sliceOf(aim, first, end);
  const words = aim.words.trim();
  if (!quote || !isPaired(quote)) return;
  const where = occurrence(aim, quote, start);
  if (!where) return;
  const size = wordCountOf(aim, first, end);
  const cost = size + reachCost(aim, first, end) + occurrenceCost(where);
  const stop = start + quote.length;
  const isInsertion = aim.first === aim.end;
  if (isInsertion && (left === 0 || right === 0)) {
    const side = left === 0 ? 'before' : 'after';
    const place = left === 0 ? start : stop;
    const result = withWordsInserted(aim.text, place, words);
    if (words && isPaired(words) && gives(aim, { from: place, to: place, words, now: result })) {
      const at = [{ type: 'words', side, words: quotedTarget(quote, where) } as const];
      const operation: Operation = { type: 'insert', at, newText: newTextOf(words) };
      const isHalf = side === 'after' && endsHalfway(quote, words);
      yield { operation, cost: cost + (side === 'before' ? BEFORE : isHalf ? HALFWAY : 0) };
    }
  }
  const without = withOmitted(aim.text, start, stop);
  if (left + right === 0 && !words && gives(aim, { from: start, to: stop, words, now: without })) {
    yield { operation: { type: 'omitWords', targets: [quotedTarget(quote, where)] }, cost };
  }
  const [head, tail] = [
    aim.text.slice(start, Math.max(start, aim.from)),
    aim.text.slice(aim.to, Math.max(aim.to, stop)),
  ];
  const now = evenly(head + aim.words + tail);
  // A word in the place of a stop is given a space before it, so it is said with the word before the stop.
  if (!now || !isPaired(now) || (/^[,;:.]/.test(quote) && /^[\p{L}\p{N}“(]/u.test(now))) return;
  const result = withSubstituted(aim.text, start, stop, now);
  if (!gives(aim, { from: start, to: stop, words: now, now: result })) return;
  const repeatedWords = wordCountOf(aim, first, aim.first) + wordCountOf(aim, aim.end, end);
  const targets = [quotedTarget(quote, where)];
  yield {
    operation: { type: 'substituteWords', targets, newText: newTextOf(now) },
    cost:
      cost + repeatedWords + (isInsertion ? 2 : left + right > 0 ? 0.5 : 0) + strayCost(aim, first, end, now),
  };
}

/** Words that go on, stop and all: at the end they take the place of a stop that is there. */
const LINKS = /^[,;]?\s*(?:and|or)$/;

/**
 * "At the end insert", "at the beginning insert". Words before the last stop or linking word are inserted after
 * quoted words, because the end meant would be in doubt. A stop alone is never inserted in this way.
 */
function* atEdges(aim: Aim): Generator<Phrasing> {
  if (!aim.isWhole) return;
  const edge = (name: 'beginning' | 'end', words: string, cost: number): Phrasing => {
    const at = [{ type: 'edge', edge: name, of: CONTEXT_PLACE } as const];
    return { operation: { type: 'insert', at, newText: newTextOf(words) }, cost };
  };
  const isSaid = (words: string) => /[\p{L}\p{N}]/u.test(words) && isPaired(words);
  const words = aim.words.trim();
  const end = isSaid(words) ? withWordsAtEnd(aim.text, words, aim.isItem) : null;
  if (end !== null && evenly(end) === aim.wantedText) {
    const isInside = !LINKS.test(words) && !aim.wantedText.endsWith(evenly(words));
    yield edge('end', words, isInside ? 4.5 : 0.5);
  }
  // What stood first may go on without its capital.
  const first = aim.wantedText.slice(0, Math.max(0, aim.wantedText.length - evenly(aim.text).length)).trim();
  const now = withWordsInserted(aim.text, 0, first);
  // Counsel says so of a sentence, and not of a heading.
  const isPlain = aim.lettering.field !== 'heading' || aim.wantedText.endsWith(evenly(aim.text));
  if (isSaid(first) && isPlain && gives(aim, { from: 0, to: 0, words: first, now }))
    yield edge('beginning', first, 1);
}

/**
 * The shortest way to say a change of words that can be taken in no other way (drafting-conventions.md §3.1): what is
 * quoted stands once in the named place, or says which of its places is meant; no word or number is cut; a long stretch
 * is told by its ends. Null when no quotation will do.
 */
export function sayingOf(passage: Passage): Operation | null {
  const aim = aimOf(passage);
  let best: Phrasing | null = null;
  const keep = (saying: Phrasing): void => {
    if (!best || saying.cost < best.cost) best = saying;
  };
  for (const saying of [...atEdges(aim), ...spans(aim)]) keep(saying);
  for (let context = 0; context <= MOST_CONTEXT; context++) {
    if (bestCost(best) <= context) break;
    for (let left = context; left >= 0; left--) {
      for (const saying of quoting(aim, left, context - left)) keep(saying);
    }
  }
  return bestOf(best) ?? allOf(aim);
}

/** All the words of a field in the place of all: no more quotation says of a letter what it is to be. */
function allOf({ isWhole, isItem, wantedText }: Aim): Operation | null {
  if (!isWhole || isItem || !isPaired(wantedText) || !/[.,;:—]$/.test(wantedText)) return null;
  const target: WordsTarget = { type: 'span', from: null, to: null, where: ONCE, in: CONTEXT_PLACE };
  return { type: 'substituteWords', targets: [target], newText: newTextOf(wantedText) };
}

const bestCost = (best: Phrasing | null): number => best?.cost ?? Number.POSITIVE_INFINITY;
const bestOf = (best: Phrasing | null): Operation | null => best?.operation ?? null;
