import { FIELDS, type Kind, type Pid, type Provision, pathTo } from '../../../core/act/tree.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';

/** The provisions that contain sections and are drawn as headings above them. */
const CONTAINERS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading']);

export const isContainer = (provision: Provision): boolean => CONTAINERS.has(provision.kind);

/** The section, or provision drawn like one, that contains a provision of the base text; null outside any. */
export function unitOf(root: Provision, pid: Pid): Pid | null {
  const path = pathTo(root, pid);
  // From the top down, because an Act may quote a group of sections, which is no container of its own text.
  return (path.find((node) => !isContainer(node)) ?? path.at(-1))?.pid ?? null;
}

/** The sections that are, or contain, a provision. A moved provision has two, because its old place is shown too. */
export function unitsHolding(act: RedlineNode, pid: Pid): readonly Pid[] {
  const holds = (node: RedlineNode): boolean => node.provision.pid === pid || node.children.some(holds);
  return act.children.flatMap((node) => {
    if (isContainer(node.provision)) return unitsHolding(node, pid);
    return holds(node) ? [node.provision.pid] : [];
  });
}

function findUnit(group: RedlineNode, pid: Pid): RedlineNode | null {
  for (const node of group.children) {
    if (node.provision.pid === pid && isOpenable(node)) return node;
    const inside = isContainer(node.provision) ? unitIn(node, pid) : null;
    if (inside) return inside;
  }
  return null;
}

const lastUnitIn = new WeakMap<RedlineNode, { readonly pid: Pid; readonly unit: RedlineNode | null }>();

/**
 * The section of a redline, or of a group in it, that can be opened for typing; null if there is none. Cached for each
 * group: the open section is looked up often, and a key changes only one group.
 */
export function unitIn(group: RedlineNode, pid: Pid): RedlineNode | null {
  const cached = lastUnitIn.get(group);
  if (cached?.pid === pid) return cached.unit;
  const unit = findUnit(group, pid);
  lastUnitIn.set(group, { pid, unit });
  return unit;
}

/** Whether a section is in the text as amended and its words are available. Only then can it be typed in. */
export const isOpenable = ({ provision, changeStatus }: RedlineNode): boolean =>
  !isContainer(provision) && changeStatus.state !== 'deleted' && !provision.missing;

/** A key that distinguishes the two places of a moved provision. */
export const nodeKey = ({ provision, changeStatus }: RedlineNode): string =>
  changeStatus.state === 'kept' ? provision.pid : `${provision.pid} ${changeStatus.state} ${changeStatus.am}`;

const owners = new WeakMap<RedlineNode, ReadonlySet<string>>();

/** The ids of the amendments that change a node or anything in it. */
export function amendmentsOf(node: RedlineNode): ReadonlySet<string> {
  const cached = owners.get(node);
  if (cached) return cached;
  const ams = new Set(node.children.flatMap((child) => [...amendmentsOf(child)]));
  if (node.changeStatus.state !== 'kept') ams.add(node.changeStatus.am);
  if (node.division) ams.add(node.division.am);
  for (const field of FIELDS) {
    for (const run of node.fields[field]) if (run.kind !== 'kept') ams.add(run.am);
  }
  owners.set(node, ams);
  return ams;
}
