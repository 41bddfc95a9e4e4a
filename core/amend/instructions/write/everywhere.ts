import { type Lettering, withCapitals } from '../capitals.ts';
import { withOmitted, withSubstituted, withWordsInserted } from '../spacing.ts';
import type { Occurrence, Operation, WordsTarget } from '../syntax.ts';
import { type Hunk, withChanges } from './hunk.ts';
import { occurrencesOf } from './matching.ts';
import { SLIGHT } from './reach-cost.ts';
import { evenly, isPaired, tokensOf } from './tokens.ts';

/** A text of the named place in which words change, and how. */
export interface ChangedText {
  readonly text: string;
  readonly hunks: readonly Hunk[];
  readonly lettering: Lettering;
}

/** How many tokens of context tell the places of a change from others. */
const MOST_CONTEXT = 3;

const sameAll = (values: readonly (string | null)[]): string | null => {
  const [first] = values;
  return first !== undefined && first !== null && values.every((value) => value === first) ? first : null;
};

/** A change with so many tokens on one side of it, which stay; null where there are not so many. */
function widen(text: string, { from, to, words }: Hunk, side: -1 | 1, size: number) {
  const tokens = tokensOf(text);
  const around =
    side < 0
      ? tokens.filter((token) => token.to <= from).slice(-size)
      : tokens.filter((token) => token.from >= to).slice(0, size);
  const [first, last] = [around[0], around.at(-1)];
  if (!first || !last || around.length < size) return null;
  return side < 0
    ? {
        context: evenly(text.slice(first.from, last.to)),
        old: evenly(text.slice(first.from, to)),
        now: evenly(text.slice(first.from, from) + words),
      }
    : {
        context: evenly(text.slice(first.from, last.to)),
        old: evenly(text.slice(from, last.to)),
        now: evenly(words + text.slice(to, last.to)),
      };
}

/** The words that an operation on one quotation quotes. */
function quotedIn(operation: Operation): string {
  const [first] = operation.type === 'insert' ? operation.at : [];
  const [target] =
    operation.type === 'substituteWords' || operation.type === 'omitWords'
      ? operation.targets
      : first?.type === 'words'
        ? [first.words]
        : [];
  return target?.type === 'quoted' ? target.words : '';
}

/** A text with one operation on quoted words carried out wherever they stand in it. */
export function applyToText(operation: Operation, text: string, lettering: Lettering): string {
  const quote = quotedIn(operation);
  const [anchor] = operation.type === 'insert' ? operation.at : [];
  const words = 'newText' in operation ? operation.newText.words : '';
  const isBefore = anchor?.type === 'words' && anchor.side === 'before';
  return occurrencesOf(text, quote)
    .toReversed()
    .reduce((was, at) => {
      const end = at + quote.length;
      const place = isBefore ? at : end;
      const change =
        operation.type === 'omitWords'
          ? { from: at, to: end, now: withOmitted(was, at, end) }
          : operation.type === 'insert'
            ? { from: place, to: place, now: withWordsInserted(was, place, words) }
            : { from: at, to: end, now: withSubstituted(was, at, end, words) };
      return withCapitals({ ...change, was, words }, lettering).text;
    }, text);
}

/** In how many places of some texts the words that an operation quotes stand. */
export const placesOf = (operation: Operation, texts: readonly string[]): number =>
  texts.reduce((count, text) => count + occurrencesOf(text, quotedIn(operation)).length, 0);

/** Whether a word makes one name with what follows it: “mooring” with “master”, and not “the”, or “sections” with “4”. */
const isNoun = (word: string, next: string): boolean =>
  /\p{L}$/u.test(word) && /^\p{L}/u.test(next) && !SLIGHT.test(word);

/** The operations that can make a change, the shortest quotation first: by itself, then with more and more of the words beside it. */
function* phrasings(changedTexts: readonly ChangedText[], where: Occurrence): Generator<Operation> {
  const all = changedTexts.flatMap(({ text, hunks }) => hunks.map((hunk) => ({ text, hunk })));
  const words = sameAll(all.map(({ hunk }) => evenly(hunk.words)));
  const old = sameAll(all.map(({ text, hunk }) => evenly(text.slice(hunk.from, hunk.to))));
  if (words === null || old === null || !isPaired(words)) return;
  const target = (quote: string): WordsTarget => ({ type: 'quoted', words: quote, where, in: [] });
  const substituted = (quote: string, now: string): Operation =>
    now === ''
      ? { type: 'omitWords', targets: [target(quote)] }
      : { type: 'substituteWords', targets: [target(quote)], newText: { words: now, provisions: [] } };
  // The noun that is always the same is quoted with its last word: “mooring master”, and not “master”.
  const term = all.map(({ text, hunk }) => widen(text, hunk, -1, 1));
  const noun = sameAll(term.map((one) => one?.context ?? null));
  const [quote, now] = [
    sameAll(term.map((one) => one?.old ?? null)),
    sameAll(term.map((one) => one?.now ?? null)),
  ];
  if (old !== '' && noun !== null && isNoun(noun, old) && quote !== null && now !== null)
    yield substituted(quote, now);
  if (/\p{L}|\d\(|\d{2}/u.test(old)) yield substituted(old, words);
  const sides: readonly (readonly [side: -1 | 1, size: number])[] = [1, 2, 3].flatMap((size) => [
    [-1, size] as const,
    [1, size] as const,
  ]);
  // Words are rather put in after others than before them.
  const order = old === '' ? sides.toSorted(([a, x], [b, y]) => a - b || x - y) : sides;
  for (const [side, size] of order) {
    if (size > MOST_CONTEXT) continue;
    const wide = all.map(({ text, hunk }) => widen(text, hunk, side, size));
    const [context, quote, now] = (['context', 'old', 'now'] as const).map((part) =>
      sameAll(wide.map((one) => one?.[part] ?? null)),
    );
    if (context == null || quote == null || now == null) continue;
    if (old !== '') {
      yield substituted(quote, now);
      continue;
    }
    const at = [{ type: 'words', side: side < 0 ? 'after' : 'before', words: target(context) } as const];
    yield { type: 'insert', at, newText: { words, provisions: [] } };
  }
}

/**
 * One instruction for a change that is the same at every place where some words stand in the named place: "in both
 * places", "in each place" (drafting-conventions.md §3.1). `otherTexts` are the texts of the place in which nothing changes so.
 * Null where the words stand in another place, too, or the change isn't the same in each.
 */
export function everywhere(
  changedTexts: readonly ChangedText[],
  otherTexts: readonly string[],
  where?: Occurrence,
): Operation | null {
  const count = changedTexts.reduce((sum, { hunks }) => sum + hunks.length, 0);
  if (count < 2) return null;
  for (const operation of phrasings(changedTexts, where ?? { type: count === 2 ? 'both' : 'each' })) {
    const quote = quotedIn(operation);
    const newWords = 'newText' in operation ? operation.newText.words : '';
    if (!isPaired(quote) || !isPaired(newWords) || !/\p{L}|\p{N}/u.test(quote)) continue;
    const texts = changedTexts.map(({ text }) => text);
    if (placesOf(operation, texts) !== count || placesOf(operation, otherTexts) > 0) continue;
    if (
      changedTexts.every(
        (one) =>
          evenly(applyToText(operation, one.text, one.lettering)) ===
          evenly(withChanges(one.text, one.hunks)),
      )
    )
      return operation;
  }
  return null;
}
