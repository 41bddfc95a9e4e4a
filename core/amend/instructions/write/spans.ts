import { withOmitted, withSubstituted } from '../spacing.ts';
import type { Operation, WordsTarget } from '../syntax.ts';
import { type Aim, countOccurrences, countWords, givesWantedText, sliceOf } from './aim.ts';
import { CONTEXT_PLACE, newTextOf, ONCE, type Phrasing } from './phrasing.ts';
import { endsHalfway, FUNCTION_WORD, strayCost } from './reach-cost.ts';
import { isPaired, singleSpaced } from './tokens.ts';

/** The most words that are quoted in full (drafting-conventions.md §3.1, "substitute a span"). */
const MAX_QUOTED_WORDS = 8;
/** The shortest words at one end of the changed words that occur only once in the place, and their cost. */
function landmark(aim: Aim, end: 'first' | 'last'): { readonly words: string; readonly cost: number } | null {
  const maxSize = Math.min(aim.end - aim.first, 8);
  for (let size = 1; size <= maxSize; size++) {
    const [first, stop] = end === 'first' ? [aim.first, aim.first + size] : [aim.end - size, aim.end];
    const words = sliceOf(aim, first, stop);
    const isWeak = FUNCTION_WORD.test(words) || (size === 1 && end === 'first' && words.length < 8);
    const isHalfway = end === 'first' && endsHalfway(words, sliceOf(aim, stop, stop + 1));
    if (isWeak || isHalfway || !isPaired(words) || countOccurrences(aim, words) !== 1) continue;
    return { words, cost: countWords(aim, first, stop) };
  }
  return null;
}

const LAST_STOP = /[.,;:—][”’)]*$/;
const LAST_LINK = /\s(?:and|or|but)\s*$/;

/** Extends a change by kept words after it, so that the old and the new words end with the same phrase. */
function widen(aim: Aim, extraTokens: number): Aim | null {
  const end = aim.end + extraTokens;
  const last = aim.tokens[end - 1];
  if (extraTokens === 0) return aim;
  if (!last?.isWord || end > aim.tokens.length) return null;
  return { ...aim, end, words: aim.words + aim.text.slice(aim.to, last.to) };
}

/** The most kept words by which a change is extended. */
const MAX_KEPT_WORDS = 3;

/** "The words from “X” to “Y”", for changes that are too long to compare word by word. */
export function* spanPhrasings(aim: Aim): Generator<Phrasing> {
  if (countWords(aim, aim.first, aim.end) <= MAX_QUOTED_WORDS) return;
  for (let extraTokens = 0; extraTokens <= MAX_KEPT_WORDS; extraTokens++) {
    const wider = widen(aim, extraTokens);
    if (wider) yield* phrasingsOf(wider, extraTokens * 1.5);
  }
}

function* phrasingsOf(aim: Aim, extraCost: number): Generator<Phrasing> {
  const [start, end] = [landmark(aim, 'first'), landmark(aim, 'last')];
  const words = singleSpaced(aim.words);
  if (!isPaired(words)) return;
  const begin = aim.tokens[aim.first]?.from ?? 0;
  const last = aim.tokens[aim.end - 1]?.to ?? begin;
  const textAfter = aim.text.slice(last).trim();
  // "The end" is before the last stop, unless the new words end with a stop.
  const keepsStop = /^[.,;:]$/.test(textAfter) && !LAST_STOP.test(words);
  const takesAll = textAfter === '' && (LAST_STOP.test(words) || !LAST_STOP.test(aim.text.trimEnd()));
  const isEnd = aim.isWhole && (keepsStop || takesAll) && !(aim.isItem && LAST_LINK.test(aim.text));
  const now = words ? withSubstituted(aim.text, begin, last, words) : withOmitted(aim.text, begin, last);
  if (!givesWantedText(aim, { from: begin, to: last, words, now })) return;
  const forms: readonly { from: string | null; to: string | null; cost: number }[] = [
    ...(start && end ? [{ from: start.words, to: end.words, cost: start.cost + end.cost + 2 }] : []),
    ...(start && isEnd ? [{ from: start.words, to: null, cost: start.cost + 1.5 }] : []),
    ...(end && aim.first === 0 && aim.isWhole ? [{ from: null, to: end.words, cost: end.cost + 5 }] : []),
  ];
  const stray = words ? strayCost(aim, aim.first, aim.end, words) : 0;
  for (const { from, to, cost } of forms) {
    const targets: readonly WordsTarget[] = [{ type: 'span', from, to, where: ONCE, in: CONTEXT_PLACE }];
    const operation: Operation = words
      ? { type: 'substituteWords', targets, newText: newTextOf(words) }
      : { type: 'omitWords', targets };
    yield { operation, cost: cost + extraCost + stray };
  }
}
