import type { Kind, Pid } from '../../../core/act/tree.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';

/** What holds sections, and is not itself being typed when one of them is. */
const GROUPS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading', 'schedule']);
/** The items of a list: what one of them lacks another may yet bring. */
const ITEMS: ReadonlySet<Kind> = new Set(['paragraph', 'subparagraph', 'subsubparagraph']);

/** Where provisions stand, from the root down to one of them; empty where it isn't there. */
function pathTo(node: RedlineNode, pid: Pid): readonly RedlineNode[] {
  if (node.provision.pid === pid) return [node];
  for (const child of node.children) {
    const below = pathTo(child, pid);
    if (below.length > 0) return [node, ...below];
  }
  return [];
}

/**
 * The provisions that are not finished while a person's caret is in one of them: that one, what it is a part of, and, where it
 * is an item of a list, the other items. @param act what the window shows
 */
export function beingTyped(act: RedlineNode, caret: Pid | null): ReadonlySet<Pid> {
  if (caret === null) return new Set();
  const path = pathTo(act, caret).filter(({ provision }) => !GROUPS.has(provision.kind));
  const list = path.findLast(({ provision }) => ITEMS.has(provision.kind));
  const holder = list && path[path.indexOf(list) - 1];
  const items = holder?.children.filter(({ provision }) => ITEMS.has(provision.kind)) ?? [];
  return new Set([caret, ...[...path, ...items].map(({ provision }) => provision.pid)]);
}
