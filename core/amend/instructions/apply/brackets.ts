import type { Matter } from '../syntax.ts';
import type { FieldPiece, MatchedWords } from './match.ts';

/** What stands in brackets and is no words: a number, or a letter, of a provision. */
const LABEL = /^(?:\d+[A-Z]*|[A-Za-z]{1,2}|[ivxlc]+[A-Za-z]?)$/;

/** Where words stand in brackets in a text, brackets counted; those of a bracket within another, too. */
function pairsIn(text: string): readonly (readonly [from: number, to: number])[] {
  const open: number[] = [];
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') open.push(at);
    if (text[at] !== ')') continue;
    const from = open.pop();
    if (from !== undefined && !LABEL.test(text.slice(from + 1, at))) pairs.push([from, at + 1]);
  }
  return pairs;
}

/** Every place in pieces where words stand in brackets. */
export const bracketedIn = (pieces: readonly FieldPiece[]): readonly MatchedWords[] =>
  pieces.flatMap(({ text, label }, piece) =>
    label
      ? []
      : pairsIn(text).map(([from, to]) => ({ pieces, from: { piece, at: from }, to: { piece, at: to } })),
  );

/** Words that may have been found by the brackets that they stand in. */
interface Bracketed {
  readonly stretch: MatchedWords;
  readonly inBrackets?: true;
}

/** Words in brackets as matter takes their place: with the brackets, unless it comes with none of its own. */
export function bracketsFor<T extends Bracketed>(target: T, { words, provisions }: Matter): T {
  const isBracketed = words.startsWith('(') && words.endsWith(')');
  if (!target.inBrackets || isBracketed || provisions.length > 0) return target;
  const { from, to } = target.stretch;
  const stretch = {
    ...target.stretch,
    from: { ...from, at: from.at + 1 },
    to: { ...to, at: to.at - 1 },
  };
  return { ...target, stretch };
}
