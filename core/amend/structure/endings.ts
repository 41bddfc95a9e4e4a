import type { Field, Kind, Provision } from '../../act/tree.ts';

/** The last words of a provision, wherever they are in it. */
interface Ending {
  readonly node: Provision;
  readonly field: Field;
  readonly text: string;
}

/** The field in which a provision's text ends: its closing words, a field of its last part, or its own text. */
export function endingOf(node: Provision): Ending {
  if (node.wrapUp) return { node, field: 'wrapUp', text: node.wrapUp };
  const last = node.children.at(-1);
  if (last && last.kind !== 'quotation') return endingOf(last);
  const field = node.content || !node.intro ? 'content' : 'intro';
  return { node, field, text: node[field] };
}

const ITEMS: ReadonlySet<Kind> = new Set(['paragraph', 'subparagraph', 'subsubparagraph']);

/** The lettered and roman items of a provision. Repealed and unavailable ones are left out. */
export const itemsOf = (node: Provision): readonly Provision[] =>
  node.children.filter((child) => ITEMS.has(child.kind) && !child.missing && !child.repealed);

/** The list that a provision is part of: its parent's items, or its parent's definitions. */
export const listOf = (node: Provision, parent: Provision): readonly Provision[] =>
  node.kind === 'definition' ? parent.children.filter(({ kind }) => kind === 'definition') : itemsOf(parent);

const LINK = /(?:^|\s|[,;—])(and|or)$/;

/** The "and" or "or" that an item ends with. */
export const linkOf = (node: Provision): string | null => LINK.exec(endingOf(node).text)?.[1] ?? null;

/** The comma or semi-colon that an item ends with, before any linking word. */
export const separatorOf = (node: Provision): string | null =>
  /([,;])(?:\s*(?:and|or|but|nor))?$/.exec(endingOf(node).text)?.[1] ?? null;
