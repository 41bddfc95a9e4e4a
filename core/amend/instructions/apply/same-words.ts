import type { Field, Provision } from '../../../act/tree.ts';
import { currentProvision, type LiveNode, remainingChildren } from './live-node.ts';
import { plain } from './match.ts';

/** All the words of a provision as they are compared; the last stop is that of where it stands. */
const wordsOf = (provision: Provision): string => allWords(provision).replace(/[\s,;.:]+$/, '');

const allWords = ({ num, heading, intro, content, wrapUp, children }: Provision): string =>
  plain([num, heading, intro, content, ...children.map(allWords), wrapUp].join(' '), 'tight');

const OPENING: readonly Field[] = ['num', 'heading', 'intro', 'content'];

function* textsOf(provision: Provision): Generator<string> {
  for (const field of OPENING) yield provision[field];
  for (const child of provision.children) yield* textsOf(child);
  yield provision.wrapUp;
}

function* textsOfLive(node: LiveNode): Generator<string> {
  for (const field of OPENING) yield node.text[field];
  for (const child of remainingChildren(node)) yield* textsOfLive(child);
  yield node.text.wrapUp;
}

const COMPARED_LENGTH = 40;

/** The first letters and figures of some texts: what is overlooked in a comparison is never one of these. */
function firstOf(texts: Iterable<string>): string {
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
 * Whether a provision of the text has the same words as one that is given. The first
 * letters are compared first, because most provisions of an Act differ there and comparing all words is slow.
 */
export const saysTheSame = (node: LiveNode, provision: Provision): boolean =>
  firstOf(textsOfLive(node)) === firstOf(textsOf(provision)) &&
  wordsOf(currentProvision(node)) === wordsOf(provision);
