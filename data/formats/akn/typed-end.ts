import type { Provision } from '../../../core/act/tree.ts';
import type { PlacedMark } from './gathering.ts';

/** What is quoted without the closing mark that was typed at its end, that mark, and what was typed after it. */
interface TypedEnd {
  readonly node: Provision;
  readonly mark: string;
  readonly after: string;
}

// A single mark may be an apostrophe, so only double ones are told for sure.
const END = /(”)([.,;]?)$/;
const count = (text: string, char: string): number => text.split(char).length - 1;

/**
 * Drafters sometimes type the mark that closes a quotation, and tell the file that it has none. Where the last words
 * quoted close one more quotation than they open, the mark is the quotation's own; null where there is none, or where
 * an editor's mark is on those words.
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
  if (ending === undefined || count(text, '”') <= count(text, '“')) return null;
  if (marks.some(({ pid, field: on }) => pid === node.pid && on === field)) return null;
  return { node: { ...node, [field]: text.slice(0, -ending.length) }, mark, after };
}
