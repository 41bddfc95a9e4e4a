import { mayHold } from '../../act/nesting.ts';
import type { Kind, Pid, Provision } from '../../act/tree.ts';

/** Kinds that group provisions, outermost first. Any other kind may be inside any of these. */
const GROUP_KINDS: readonly Kind[] = ['part', 'chapter', 'crossheading'];

const depth = (kind: Kind): number =>
  GROUP_KINDS.includes(kind) ? GROUP_KINDS.indexOf(kind) : GROUP_KINDS.length;

const isBareHeading = ({ kind, children, intro, content, wrapUp }: Provision): boolean =>
  GROUP_KINDS.includes(kind) && children.length === 0 && !intro && !content && !wrapUp;

/**
 * Moves the provisions after a new group's heading into that group. For example, "Before section 27A insert ‘Chapter 1’"
 * puts the sections after it in Chapter 1. The words and their order stay the same. Files need this, because they show
 * the structure by the tree.
 * @param isNew whether an amendment inserted the provision; an empty Chapter that the Act already had stays empty
 */
export function nestUnderNewHeadings(root: Provision, isNew: (pid: Pid) => boolean): Provision {
  const children: Provision[] = [];
  const own = root.children.map((child) => nestUnderNewHeadings(child, isNew));
  for (let at = 0; at < own.length; at++) {
    const group = own[at];
    if (!group) continue;
    if (!isNew(group.pid) || !isBareHeading(group)) {
      children.push(group);
      continue;
    }
    const isIn = ({ kind }: Provision) => depth(kind) > depth(group.kind) && mayHold(group.kind, kind);
    const next = own.findIndex((other, index) => index > at && !isIn(other));
    const end = next < 0 ? own.length : next;
    children.push({ ...group, children: own.slice(at + 1, end) });
    at = end - 1;
  }
  const isSame =
    children.length === root.children.length && children.every((child, at) => child === root.children[at]);
  return isSame ? root : { ...root, children };
}
