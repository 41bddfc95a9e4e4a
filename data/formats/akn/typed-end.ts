import type { Provision } from '../../../core/act/tree.ts';
import type { PlacedMark } from './gathering.ts';

/** A quotation without the closing mark that was typed at its end, the mark, and the punctuation typed after it. */
interface TypedEnd {
  readonly node: Provision;
  readonly mark: string;
  readonly after: string;
}

// A single closing mark may be an apostrophe, so only a double one is certain.
const END = /(”)([.,;]?)$/;
const countChar = (text: string, char: string): number => text.split(char).length - 1;

/**
 * Separates a closing quotation mark that the drafter typed among the quoted words, while the file says that the
 * quotation has none. The mark belongs to the quotation if the last words close one more quotation than they open. Null
 * where they don't, or where an editor's mark is on those words.
 */
export function withoutTypedEnd(node: Provision, marks: readonly PlacedMark[]): TypedEnd | null {
  const last = node.children.at(-1);
  if (last && node.wrapUp === '') {
    const inner = last.kind === 'quotation' || last.opaque ? null : withoutTypedEnd(last, marks);
    return inner && { ...inner, node: { ...node, children: [...node.children.slice(0, -1), inner.node] } };
  }
  const field = last ? 'wrapUp' : 'content';
  const text = node[field];
  const [ending, mark = '', after = ''] = END.exec(text) ?? [];
  if (ending === undefined || countChar(text, '”') <= countChar(text, '“')) return null;
  if (marks.some(({ pid, field: on }) => pid === node.pid && on === field)) return null;
  return { node: { ...node, [field]: text.slice(0, -ending.length) }, mark, after };
}
