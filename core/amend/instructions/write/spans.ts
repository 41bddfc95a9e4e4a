import { withOmitted, withSubstituted } from '../spacing.ts';
import type { Operation, WordsTarget } from '../syntax.ts';
import { type Aim, countOccurrences, countWords, givesWantedText, sliceOf } from './aim.ts';
import { CONTEXT_PLACE, newTextOf, ONCE, type Phrasing } from './phrasing.ts';
import { endsHalfway, FUNCTION_WORD, strayCost } from './reach-cost.ts';
import { evenly, isPaired } from './tokens.ts';

/** More words than this are not quoted in full (drafting-conventions.md §3.1, "substitute a span"). */
const LONGEST_QUOTED = 8;
/** The shortest words at an end of what changes that stand nowhere else in the place, and their cost. */
function landmark(aim: Aim, end: 'first' | 'last'): { readonly words: string; readonly cost: number } | null {
  const maxSize = Math.min(aim.end - aim.first, 8);
  for (let size = 1; size <= maxSize; size++) {
    const [first, stop] = end === 'first' ? [aim.first, aim.first + size] : [aim.end - size, aim.end];
    const words = sliceOf(aim, first, stop);
    const isSlight = FUNCTION_WORD.test(words) || (size === 1 && end === 'first' && words.length < 8);
    const isHalf = end === 'first' && endsHalfway(words, sliceOf(aim, stop, stop + 1));
    if (isSlight || isHalf || !isPaired(words) || countOccurrences(aim, words) !== 1) continue;
    return { words, cost: countWords(aim, first, stop) };
  }
  return null;
}

const STOPPED = /[.,;:—][”’)]*$/;
const LINKED = /\s(?:and|or|but)\s*$/;

/** The same change with words after it that stay, so that both what goes and what comes end with a phrase. */
function widen(aim: Aim, extraTokens: number): Aim | null {
  const end = aim.end + extraTokens;
  const last = aim.tokens[end - 1];
  if (extraTokens === 0) return aim;
  if (!last?.isWord || end > aim.tokens.length) return null;
  return { ...aim, end, words: aim.words + aim.text.slice(aim.to, last.to) };
}

/** How many words after a change are told with it at most. */
const MOST_AFTER = 3;

/** "The words from “X” to “Y”", for more than anyone would compare word by word. */
export function* spans(aim: Aim): Generator<Phrasing> {
  if (countWords(aim, aim.first, aim.end) <= LONGEST_QUOTED) return;
  for (let extraTokens = 0; extraTokens <= MOST_AFTER; extraTokens++) {
    const wider = widen(aim, extraTokens);
    if (wider) yield* spansOf(wider, extraTokens * 1.5);
  }
}

function* spansOf(aim: Aim, extra: number): Generator<Phrasing> {
  const [x, y] = [landmark(aim, 'first'), landmark(aim, 'last')];
  const words = evenly(aim.words);
  if (!isPaired(words)) return;
  const begin = aim.tokens[aim.first]?.from ?? 0;
  const last = aim.tokens[aim.end - 1]?.to ?? begin;
  const textAfter = aim.text.slice(last).trim();
  // "The end" is before the last stop, unless the new words bring one of their own.
  const keepsStop = /^[.,;:]$/.test(textAfter) && !STOPPED.test(words);
  const takesAll = textAfter === '' && (STOPPED.test(words) || !STOPPED.test(aim.text.trimEnd()));
  const isEnd = aim.isWhole && (keepsStop || takesAll) && !(aim.isItem && LINKED.test(aim.text));
  const ways: readonly { from: string | null; to: string | null; cost: number; stop: number }[] = [
    ...(x && y ? [{ from: x.words, to: y.words, cost: x.cost + y.cost + 2, stop: last }] : []),
    ...(x && isEnd ? [{ from: x.words, to: null, cost: x.cost + 1.5, stop: last }] : []),
    ...(y && aim.first === 0 && aim.isWhole
      ? [{ from: null, to: y.words, cost: y.cost + 5, stop: last }]
      : []),
  ];
  const stray = words ? strayCost(aim, aim.first, aim.end, words) : 0;
  for (const { from, to, cost, stop } of ways) {
    const targets: readonly WordsTarget[] = [{ type: 'span', from, to, where: ONCE, in: CONTEXT_PLACE }];
    const result = words ? withSubstituted(aim.text, begin, stop, words) : withOmitted(aim.text, begin, stop);
    if (!givesWantedText(aim, { from: begin, to: stop, words, now: result })) continue;
    const operation: Operation = words
      ? { type: 'substituteWords', targets, newText: newTextOf(words) }
      : { type: 'omitWords', targets };
    yield { operation, cost: cost + extra + stray };
  }
}
