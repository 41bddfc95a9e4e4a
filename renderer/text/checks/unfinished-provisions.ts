import type { Kind, Pid } from '../../../core/act/tree.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';

/** Kinds that contain sections. They don’t count as unfinished while one of their sections is typed in. */
const GROUPS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading', 'schedule']);
/** List items. A later item may supply what an earlier one lacks. */
const ITEMS: ReadonlySet<Kind> = new Set(['paragraph', 'subparagraph', 'subsubparagraph']);

/** The nodes from the root down to a provision; empty if it isn’t there. */
function pathTo(node: RedlineNode, pid: Pid): readonly RedlineNode[] {
  if (node.provision.pid === pid) return [node];
  for (const child of node.children) {
    const below = pathTo(child, pid);
    if (below.length > 0) return [node, ...below];
  }
  return [];
}

/**
 * The provisions that are unfinished while the caret is in one of them: itself, its ancestors within the section, and the
 * other items of its list.
 * @param act the redline that the window shows
 */
export function unfinishedProvisions(act: RedlineNode, caret: Pid | null): ReadonlySet<Pid> {
  if (caret === null) return new Set();
  const path = pathTo(act, caret).filter(({ provision }) => !GROUPS.has(provision.kind));
  const list = path.findLast(({ provision }) => ITEMS.has(provision.kind));
  const holder = list && path[path.indexOf(list) - 1];
  const items = holder?.children.filter(({ provision }) => ITEMS.has(provision.kind)) ?? [];
  return new Set([caret, ...[...path, ...items].map(({ provision }) => provision.pid)]);
}
