import type { Kind } from '../../../act/tree.ts';
import { withWordsAtEnd } from '../apply/replace-words.ts';
import type { LinkWord, WordsTarget } from '../syntax.ts';
import type { PlacedOperation } from './field-places.ts';
import { locationOf } from './places.ts';
import type { RunningNode } from './running-index.ts';
import { singleSpaced } from './tokens.ts';

/** The kinds that are items of a list, and may end in its linking word. */
export const ITEMS: ReadonlySet<Kind> = new Set([
  'paragraph',
  'subparagraph',
  'subsubparagraph',
  'definition',
]);

const LINKED = /^(?<rest>.*\S)\s+(?<link>and|or)$/su;

/** Writes a change of only the linking word at the end of an item (drafting-conventions.md §3.2 R3.1 to R3.3); null for other changes. */
export function writeLinkChange(node: RunningNode, before: string, after: string): PlacedOperation | null {
  const at = locationOf(node);
  if (!ITEMS.has(node.provision.kind) || node.children.length > 0 || !at) return null;
  const [context, of] = [at.slice(0, -1), at.slice(-1)];
  const was = LINKED.exec(before)?.groups;
  const now = LINKED.exec(after)?.groups;
  const link = (words: string): LinkWord => ({ words, side: 'end', of });
  if (was?.link && singleSpaced(after) === singleSpaced(was.rest ?? '')) {
    const targets: WordsTarget[] = [{ type: 'link', link: link(was.link) }];
    return { context, operation: { type: 'omitWords', targets } };
  }
  if (was?.link && now?.link && was.rest === now.rest && was.link !== now.link) {
    const targets: WordsTarget[] = [{ type: 'link', link: link(was.link) }];
    return {
      context,
      operation: { type: 'substituteWords', targets, newText: { words: now.link, provisions: [] } },
    };
  }
  const end = /(?<stop>[,;]?)\s+(?<link>and|or)$/.exec(after)?.groups;
  for (const words of end ? [`${end.link}`, `${end.stop} ${end.link}`] : []) {
    const textWithEnd = withWordsAtEnd(before, words, true);
    if (textWithEnd === null || singleSpaced(textWithEnd) !== singleSpaced(after)) continue;
    const at = [{ type: 'edge', edge: 'end', of } as const];
    return { context, operation: { type: 'insert', at, newText: { words, provisions: [] } } };
  }
  return null;
}
