import type { Provision } from '../../../act/tree.ts';
import { LIMITS } from './limits.ts';
import { type TextPart, tokenise } from './tokens.ts';

/** A provision's own words in reading order, with its quotations and the position of its numbered children. */
export function textPartsOf(node: Provision): readonly TextPart[] {
  const parts: TextPart[] = [{ text: node.intro }, { text: node.content }];
  let listed = false;
  for (const child of node.children) {
    if (child.kind === 'quotation') parts.push({ block: child }, { text: child.wrapUp });
    else if (!listed) {
      parts.push({ list: true });
      listed = true;
    }
  }
  parts.push({ text: node.wrapUp });
  return parts.filter((part) => !('text' in part) || part.text !== '');
}

/** A provision's own words as one text, without quotations. The offsets of a SourceRef are into this text. */
export const ownWords = (node: Provision): string => tokenise(textPartsOf(node)).text;

/** How many characters of unread words a refusal quotes. */
export const MAX_QUOTED_CHARACTERS = 200;

/** How a provision's own words begin, without looking at the rest. */
export function firstWords(node: Provision): string {
  const parts: TextPart[] = [];
  let left = MAX_QUOTED_CHARACTERS;
  for (const part of textPartsOf(node)) {
    if (left <= 0) break;
    parts.push('text' in part ? { text: part.text.slice(0, left) } : part);
    if ('text' in part) left -= part.text.length;
  }
  return tokenise(parts).text;
}

/** The length of a provision's own words in UTF-16 code units, without the spaces between its fields. */
const lengthOf = ({ intro, content, wrapUp, children }: Provision): number =>
  children.reduce(
    (sum, child) => sum + (child.kind === 'quotation' ? child.wrapUp.length : 0),
    intro.length + content.length + wrapUp.length,
  );

/** Whether a provision is over the limit for reading. */
export const isTooLong = (node: Provision): boolean => lengthOf(node) > LIMITS.charactersPerProvision;

/** How many characters at the end of too long a provision are searched for what they say about the next one. */
const END_CHARACTERS = 500;

/** How a provision's own words end, without looking at the rest. */
export function endOfWords(node: Provision): string {
  const last = textPartsOf(node).findLast((part) => 'text' in part);
  return last && 'text' in last ? last.text.slice(-END_CHARACTERS) : '';
}

/** Everything outside quotations, in document order. */
export function* outsideQuotations(root: Provision): Generator<Provision> {
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    for (const child of node.children.toReversed()) if (child.kind !== 'quotation') stack.push(child);
  }
}
