import { PRINTED_NUMBER } from '../../../act/printed-number.ts';
import type { NewText } from '../syntax.ts';
import type { FieldFragment, MatchedWords } from './match.ts';

/** What stands in brackets and is no words: a number, or a letter, of a provision. */
const LABEL = new RegExp(
  `^(?:${PRINTED_NUMBER}|[a-z]{1,2}|[A-Z]|(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})[A-Za-z]?)$`,
);
/** Capitals that are a label only after a number or a unit: "paragraph (BA)", and not "the courts (UK)". */
const CAPITALS = /^[A-Z]{2,3}$/;
const LABELLED = /(?:[\p{L}\p{N})]|\b(?:paragraphs?|items?|steps?|points?|(?:and|or|to)) )$/u;

const isLabel = (inner: string, before: string): boolean =>
  LABEL.test(inner) || (CAPITALS.test(inner) && LABELLED.test(before));

/** Where words stand in brackets in a text, brackets counted; those of a bracket within another, too. */
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

/** Every place in fragments where words stand in brackets. */
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

/** Words that may have been found by the brackets that they stand in. */
interface Bracketed {
  readonly stretch: MatchedWords;
  readonly inBrackets?: true;
}

/**
 * Words in brackets as new text takes their place: with the brackets where it begins with a bracket of its own or with a mark
 * that none can stand before, else within them.
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
