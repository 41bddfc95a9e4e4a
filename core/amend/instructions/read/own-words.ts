import type { Provision } from '../../../act/tree.ts';
import { MOST } from './limits.ts';
import { type Piece, tokenise } from './tokens.ts';

/** A provision's own words in reading order, with its quotations and the place of its numbered children. */
export function piecesOf(node: Provision): readonly Piece[] {
  const pieces: Piece[] = [{ text: node.intro }, { text: node.content }];
  let listed = false;
  for (const child of node.children) {
    if (child.kind === 'quotation') pieces.push({ block: child }, { text: child.wrapUp });
    else if (!listed) {
      pieces.push({ list: true });
      listed = true;
    }
  }
  pieces.push({ text: node.wrapUp });
  return pieces.filter((piece) => !('text' in piece) || piece.text !== '');
}

/** A provision's own words as one text, quotations left out: what `from` and `to` of a SourceRef count in. */
export const ownWords = (node: Provision): string => tokenise(piecesOf(node)).text;

/** How much is quoted of words that are not read because there are too many. */
export const QUOTED = 200;

/** How a provision's own words begin, without looking at the rest. */
export function firstWords(node: Provision): string {
  const pieces: Piece[] = [];
  let left = QUOTED;
  for (const piece of piecesOf(node)) {
    if (left <= 0) break;
    pieces.push('text' in piece ? { text: piece.text.slice(0, left) } : piece);
    if ('text' in piece) left -= piece.text.length;
  }
  return tokenise(pieces).text;
}

/** How long a provision's own words are, or a little less. */
const lengthOf = ({ intro, content, wrapUp, children }: Provision): number =>
  children.reduce(
    (sum, child) => sum + (child.kind === 'quotation' ? child.wrapUp.length : 0),
    intro.length + content.length + wrapUp.length,
  );

/** Whether a provision is longer than any is that is read. */
export const isTooLong = (node: Provision): boolean => lengthOf(node) > MOST.inOne;

/** How much of the end of words that are too long is looked at for what they say of those after them. */
const LOOKED_AT = 500;

/** How a provision's own words end, without looking at the rest. */
export function endOfWords(node: Provision): string {
  const last = piecesOf(node).findLast((piece) => 'text' in piece);
  return last && 'text' in last ? last.text.slice(-LOOKED_AT) : '';
}

/** Everything outside quotations, in document order. */
export function* outsideQuotations(root: Provision): Generator<Provision> {
  const rest = [root];
  for (let node = rest.pop(); node; node = rest.pop()) {
    yield node;
    for (const child of node.children.toReversed()) if (child.kind !== 'quotation') rest.push(child);
  }
}
