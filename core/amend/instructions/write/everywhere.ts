import { type Lettering, withCapitals } from '../capitals.ts';
import { withOmitted, withSubstituted, withWordsInserted } from '../spacing.ts';
import type { Occurrence, Operation, WordsTarget } from '../syntax.ts';
import { type Hunk, withChanges } from './hunk.ts';
import { occurrencesOf } from './matching.ts';
import { FUNCTION_WORD } from './reach-cost.ts';
import { isPaired, singleSpaced, tokensOf } from './tokens.ts';

/** A text of the named place, and the changes in it. */
export interface ChangedText {
  readonly text: string;
  readonly hunks: readonly Hunk[];
  readonly lettering: Lettering;
}

/** The value that all have; null if they differ or one is null. */
const commonValue = (values: readonly (string | null)[]): string | null => {
  const [first] = values;
  return first !== undefined && first !== null && values.every((value) => value === first) ? first : null;
};

/** A change quoted with `size` unchanged tokens on one side (-1 before, 1 after); null if the text has fewer. */
function withContext(text: string, { from, to, words }: Hunk, side: -1 | 1, size: number) {
  const tokens = tokensOf(text);
  const around =
    side < 0
      ? tokens.filter((token) => token.to <= from).slice(-size)
      : tokens.filter((token) => token.from >= to).slice(0, size);
  const [first, last] = [around[0], around.at(-1)];
  if (!first || !last || around.length < size) return null;
  return side < 0
    ? {
        context: singleSpaced(text.slice(first.from, last.to)),
        old: singleSpaced(text.slice(first.from, to)),
        now: singleSpaced(text.slice(first.from, from) + words),
      }
    : {
        context: singleSpaced(text.slice(first.from, last.to)),
        old: singleSpaced(text.slice(from, last.to)),
        now: singleSpaced(words + text.slice(to, last.to)),
      };
}

/** The words that an operation quotes, when it has one quotation; '' for other operations. */
function quotedWordsOf(operation: Operation): string {
  const [first] = operation.type === 'insert' ? operation.at : [];
  const [target] =
    operation.type === 'substituteWords' || operation.type === 'omitWords'
      ? operation.targets
      : first?.type === 'words'
        ? [first.words]
        : [];
  return target?.type === 'quoted' ? target.words : '';
}

/** Carries out an operation on quoted words at all of their occurrences in a text. */
export function applyToText(operation: Operation, text: string, lettering: Lettering): string {
  const quote = quotedWordsOf(operation);
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

/** Counts the occurrences in some texts of the words that an operation quotes. */
export const countQuoted = (operation: Operation, texts: readonly string[]): number =>
  texts.reduce((count, text) => count + occurrencesOf(text, quotedWordsOf(operation)).length, 0);

/** Whether two words make one name: “mooring master”, but not “the master” or “sections 4”. */
const makesOneName = (word: string, next: string): boolean =>
  /\p{L}$/u.test(word) && /^\p{L}/u.test(next) && !FUNCTION_WORD.test(word);

/** Generates the operations that can make a change, with the shortest quotation first, then with up to three tokens of context. */
function* candidateOperations(changedTexts: readonly ChangedText[], where: Occurrence): Generator<Operation> {
  const all = changedTexts.flatMap(({ text, hunks }) => hunks.map((hunk) => ({ text, hunk })));
  const words = commonValue(all.map(({ hunk }) => singleSpaced(hunk.words)));
  const old = commonValue(all.map(({ text, hunk }) => singleSpaced(text.slice(hunk.from, hunk.to))));
  if (words === null || old === null || !isPaired(words)) return;
  const target = (quote: string): WordsTarget => ({ type: 'quoted', words: quote, where, in: [] });
  const substituted = (quote: string, now: string): Operation =>
    now === ''
      ? { type: 'omitWords', targets: [target(quote)] }
      : { type: 'substituteWords', targets: [target(quote)], newText: { words: now, provisions: [] } };
  // If one noun comes before every place, both words are quoted: “mooring master”, and not “master”.
  const term = all.map(({ text, hunk }) => withContext(text, hunk, -1, 1));
  const noun = commonValue(term.map((one) => one?.context ?? null));
  const [quote, now] = [
    commonValue(term.map((one) => one?.old ?? null)),
    commonValue(term.map((one) => one?.now ?? null)),
  ];
  if (old !== '' && noun !== null && makesOneName(noun, old) && quote !== null && now !== null)
    yield substituted(quote, now);
  if (/\p{L}|\d\(|\d{2}/u.test(old)) yield substituted(old, words);
  const sides: readonly (readonly [side: -1 | 1, size: number])[] = [1, 2, 3].flatMap((size) => [
    [-1, size] as const,
    [1, size] as const,
  ]);
  // Drafters prefer "after “x” insert" to "before “x” insert".
  const order = old === '' ? sides.toSorted(([a, x], [b, y]) => a - b || x - y) : sides;
  for (const [side, size] of order) {
    const wide = all.map(({ text, hunk }) => withContext(text, hunk, side, size));
    const [context, quote, now] = (['context', 'old', 'now'] as const).map((part) =>
      commonValue(wide.map((one) => one?.[part] ?? null)),
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
 * places", "in each place" (drafting-conventions.md §3.1). `otherTexts` are the texts of the named place without this change.
 * Null when the words also occur where they don't change, or when the changes differ.
 */
export function writeEverywhere(
  changedTexts: readonly ChangedText[],
  otherTexts: readonly string[],
  where?: Occurrence,
): Operation | null {
  const count = changedTexts.reduce((sum, { hunks }) => sum + hunks.length, 0);
  if (count < 2) return null;
  for (const operation of candidateOperations(
    changedTexts,
    where ?? { type: count === 2 ? 'both' : 'each' },
  )) {
    const quote = quotedWordsOf(operation);
    const newWords = 'newText' in operation ? operation.newText.words : '';
    if (!isPaired(quote) || !isPaired(newWords) || !/\p{L}|\p{N}/u.test(quote)) continue;
    const texts = changedTexts.map(({ text }) => text);
    if (countQuoted(operation, texts) !== count || countQuoted(operation, otherTexts) > 0) continue;
    if (
      changedTexts.every(
        (one) =>
          singleSpaced(applyToText(operation, one.text, one.lettering)) ===
          singleSpaced(withChanges(one.text, one.hunks)),
      )
    )
      return operation;
  }
  return null;
}
