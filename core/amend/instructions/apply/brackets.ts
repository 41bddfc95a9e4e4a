import { PRINTED_NUMBER } from '../../../act/printed-number.ts';
import type { NewText } from '../syntax.ts';
import type { FieldFragment, MatchedWords } from './match.ts';

/** The number or letter of a provision in brackets, which counts as no words. */
const LABEL = new RegExp(
  `^(?:${PRINTED_NUMBER}|[a-z]{1,2}|[A-Z]|(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})[A-Za-z]?)$`,
);
/** Capitals that are a label only after a number or a unit: "paragraph (BA)", and not "the courts (UK)". */
const CAPITALS = /^[A-Z]{2,3}$/;
const LABELLED = /(?:[\p{L}\p{N})]|\b(?:paragraphs?|items?|steps?|points?|(?:and|or|to)) )$/u;

const isLabel = (inner: string, before: string): boolean =>
  LABEL.test(inner) || (CAPITALS.test(inner) && LABELLED.test(before));

/** The pairs of brackets in a text with words between them, brackets included. Nested pairs count, too. */
function pairsIn(text: string): readonly (readonly [from: number, to: number])[] {
  const open: number[] = [];
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') open.push(at);
    if (text[at] !== ')') continue;
    const from = open.pop();
    if (from !== undefined && !isLabel(text.slice(from + 1, at), text.slice(Math.max(0, from - 20), from)))
      pairs.push([from, at + 1]);
  }
  return pairs;
}

/** All words in brackets in some fragments. */
export const bracketedIn = (fragments: readonly FieldFragment[]): readonly MatchedWords[] =>
  fragments.flatMap(({ text, isNumber }, fragment) =>
    isNumber
      ? []
      : pairsIn(text).map(([from, to]) => ({
          fragments,
          from: { fragment, at: from },
          to: { fragment, at: to },
        })),
  );

/** Words that were perhaps found by their brackets. */
interface Bracketed {
  readonly stretch: MatchedWords;
  readonly inBrackets?: true;
}

/**
 * The range of words in brackets that new text replaces. The brackets are replaced, too, where the new text begins with a
 * bracket or with a mark that can't follow one.
 */
export function bracketsFor<T extends Bracketed>(target: T, { words, provisions }: NewText): T {
  const isBracketed = /^[([,;:.—–]/.test(words.trimStart());
  if (!target.inBrackets || isBracketed || provisions.length > 0) return target;
  const { from, to } = target.stretch;
  const stretch = {
    ...target.stretch,
    from: { ...from, at: from.at + 1 },
    to: { ...to, at: to.at - 1 },
  };
  return { ...target, stretch };
}
