import type { Field, Kind, Provision } from '../../act/tree.ts';

/** The last words of a provision, wherever they are in it. */
interface Ending {
  readonly node: Provision;
  readonly field: Field;
  readonly text: string;
}

/** Where a provision's text ends: in its closing words, in its last item, or in its own. */
export function endingOf(node: Provision): Ending {
  if (node.wrapUp) return { node, field: 'wrapUp', text: node.wrapUp };
  const last = node.children.at(-1);
  if (last && last.kind !== 'quotation') return endingOf(last);
  const field = node.content || !node.intro ? 'content' : 'intro';
  return { node, field, text: node[field] };
}

const ITEMS: ReadonlySet<Kind> = new Set(['paragraph', 'subparagraph', 'subsubparagraph']);

/** The lettered or roman items of a provision: what a list is made of. None for one that is divided otherwise. */
export const itemsOf = (node: Provision): readonly Provision[] =>
  node.children.filter((child) => ITEMS.has(child.kind) && !child.missing && !child.repealed);

/** What a provision is one of a list of: lettered items, or the definitions it stands among. */
export const listOf = (node: Provision, parent: Provision): readonly Provision[] =>
  node.kind === 'definition' ? parent.children.filter(({ kind }) => kind === 'definition') : itemsOf(parent);

const LINK = /(?:^|\s|[,;—])(and|or)$/;

/** The "and" or "or" that an item ends with (R3.1). */
export const linkOf = (item: Provision): string | null => LINK.exec(endingOf(item).text)?.[1] ?? null;

/** The comma or semi-colon that an item ends with, before any linking word. */
export const separatorOf = (item: Provision): string | null =>
  /([,;])(?:\s*(?:and|or|but|nor))?$/.exec(endingOf(item).text)?.[1] ?? null;
