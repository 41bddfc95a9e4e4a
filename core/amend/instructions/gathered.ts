import { mayHold } from '../../act/nesting.ts';
import type { Kind, Pid, Provision } from '../../act/tree.ts';

/** Groups, outermost first; what is none of them is in all of them. */
const GROUPS: readonly Kind[] = ['part', 'chapter', 'crossheading'];

const depth = (kind: Kind): number => (GROUPS.includes(kind) ? GROUPS.indexOf(kind) : GROUPS.length);

const isBareHeading = ({ kind, children, intro, content, wrapUp }: Provision): boolean =>
  GROUPS.includes(kind) && children.length === 0 && !intro && !content && !wrapUp;

/**
 * A text with what follows a new group's heading in that group: "Before section 27A insert ‘Chapter 1’" puts the
 * sections after it in Chapter 1. The words and their order are the same; for files, where the tree is the structure.
 * `isNew` says which provisions an amendment put in: an empty Chapter of the Act's own stays empty.
 */
export function gathered(root: Provision, isNew: (pid: Pid) => boolean): Provision {
  const children: Provision[] = [];
  const own = root.children.map((child) => gathered(child, isNew));
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
