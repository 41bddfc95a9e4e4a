import type { Field, Provision } from '../../../act/tree.ts';
import { currentProvision, type LiveNode, remainingChildren } from './live-node.ts';
import { plain } from './match.ts';

/** All words of a provision for comparing. Its last stop is ignored, because that depends on its place in a list. */
const comparedWords = (provision: Provision): string => allWords(provision).replace(/[\s,;.:]+$/, '');

const allWords = ({ num, heading, intro, content, wrapUp, children }: Provision): string =>
  plain([num, heading, intro, content, ...children.map(allWords), wrapUp].join(' '), 'tight');

const FIELDS_BEFORE_PARTS: readonly Field[] = ['num', 'heading', 'intro', 'content'];

function* textsOf(provision: Provision): Generator<string> {
  for (const field of FIELDS_BEFORE_PARTS) yield provision[field];
  for (const child of provision.children) yield* textsOf(child);
  yield provision.wrapUp;
}

function* textsOfLive(node: LiveNode): Generator<string> {
  for (const field of FIELDS_BEFORE_PARTS) yield node.text[field];
  for (const child of remainingChildren(node)) yield* textsOfLive(child);
  yield node.text.wrapUp;
}

const COMPARED_LENGTH = 40;

/** The first letters and digits of some texts. Comparisons never ignore one of these. */
function firstLetters(texts: Iterable<string>): string {
  let letters = '';
  for (const text of texts) {
    for (const [letter] of text.matchAll(/[A-Za-z0-9]/g)) {
      letters += letter;
      if (letters.length === COMPARED_LENGTH) return letters;
    }
  }
  return letters;
}

/**
 * Whether a provision of the text has the same words as a given one. The first letters are compared first, because most
 * provisions of an Act differ there and comparing all words is slow.
 */
export const saysTheSame = (node: LiveNode, provision: Provision): boolean =>
  firstLetters(textsOfLive(node)) === firstLetters(textsOf(provision)) &&
  comparedWords(currentProvision(node)) === comparedWords(provision);
