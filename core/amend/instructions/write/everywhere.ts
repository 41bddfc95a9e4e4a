import { type Lettering, type TextChange, withCapitals } from '../capitals.ts';
import { withOmitted, withSubstituted, withWordsInserted } from '../spacing.ts';
import type { Occurrence, Operation, WordsTarget } from '../syntax.ts';
import type { Named } from './field-places.ts';
import type { Hunk } from './hunks.ts';
import { occurrencesOf } from './matching.ts';
import { evenly, isPaired, type Token, tokensOf } from './tokens.ts';

/** How many tokens of context tell one place of an insertion from others. */
const MOST_CONTEXT = 3;

const sameAll = (values: readonly (string | null)[]): string | null => {
  const [first] = values;
  return first !== undefined && first !== null && values.every((value) => value === first) ? first : null;
};

function wordsAround(
  text: string,
  tokens: readonly Token[],
  at: number,
  side: -1 | 1,
  size: number,
): string | null {
  const inside =
    side < 0
      ? tokens.filter(({ to }) => to <= at).slice(-size)
      : tokens.filter(({ from }) => from >= at).slice(0, size);
  const [first, last] = [inside[0], inside.at(-1)];
  return first && last && inside.length === size ? text.slice(first.from, last.to) : null;
}

/**
 * One instruction for a change that is the same at every place where some words stand in the named place: "in both
 * places", "in each place" (drafting-conventions.md §3.1). Null where it isn't.
 */
export function everywhere(
  text: string,
  hunks: readonly Hunk[],
  { others }: Named,
  lettering: Lettering,
): Operation | null {
  if (hunks.length < 2) return null;
  const where: Occurrence = { type: hunks.length === 2 ? 'both' : 'each' };
  const words = sameAll(hunks.map((hunk) => evenly(hunk.words)));
  const old = sameAll(hunks.map(({ from, to }) => evenly(text.slice(from, to))));
  if (words === null || old === null || !isPaired(words) || !isPaired(old)) return null;
  const wanted = evenly(rebuilt(text, hunks));
  const matter = { words, provisions: [] };
  const onlyThere = (quote: string) =>
    occurrencesOf(text, quote).length === hunks.length &&
    others.every((other) => occurrencesOf(other, quote).length === 0);
  const target = (quote: string): WordsTarget => ({ type: 'quoted', words: quote, where, in: [] });
  const made = (quote: string, change: (was: string, from: number, to: number) => TextChange) =>
    evenly(
      occurrencesOf(text, quote)
        .toReversed()
        .reduce((was, at) => withCapitals(change(was, at, at + quote.length), lettering).text, text),
    );
  if (old !== '') {
    if (!onlyThere(old) || /^\P{L}*$/u.test(old)) return null;
    if (words === '') {
      const left = made(old, (was, from, to) => ({ was, from, to, words, now: withOmitted(was, from, to) }));
      return left === wanted ? { type: 'omitWords', targets: [target(old)] } : null;
    }
    const result = made(old, (was, from, to) => {
      return { was, from, to, words, now: withSubstituted(was, from, to, words) };
    });
    return result === wanted ? { type: 'substituteWords', targets: [target(old)], matter } : null;
  }
  const tokens = tokensOf(text);
  for (const side of [-1, 1] as const) {
    for (let size = 1; size <= MOST_CONTEXT; size++) {
      const quote = sameAll(
        hunks.map((hunk) => wordsAround(text, tokens, side < 0 ? hunk.from : hunk.to, side, size)),
      );
      if (quote === null || !isPaired(quote) || !/\p{L}|\p{N}/u.test(quote) || !onlyThere(quote)) continue;
      const result = made(quote, (was, from, to) => {
        const at = side < 0 ? to : from;
        return { was, from: at, to: at, words, now: withWordsInserted(was, at, words) };
      });
      if (result !== wanted) continue;
      const at = [{ type: 'words', side: side < 0 ? 'after' : 'before', words: target(quote) } as const];
      return { type: 'insert', at, matter };
    }
  }
  return null;
}

function rebuilt(text: string, hunks: readonly Hunk[]): string {
  return hunks
    .toReversed()
    .reduce((now, { from, to, words }) => now.slice(0, from) + words + now.slice(to), text);
}
