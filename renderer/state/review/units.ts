import { FIELDS, type Kind, type Pid, type Provision, pathTo } from '../../../core/act/tree.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';

/** What holds sections and is drawn as a heading over them. */
const CONTAINERS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading']);

export const isContainer = (provision: Provision): boolean => CONTAINERS.has(provision.kind);

/** The section (or what stands in the place of one) that a provision of the base text is drawn in; null outside it. */
export function unitOf(root: Provision, pid: Pid): Pid | null {
  const path = pathTo(root, pid);
  // Top down: an Act may quote a group of sections, which is no container of its own text.
  return (path.find((node) => !isContainer(node)) ?? path.at(-1))?.pid ?? null;
}

/** What is drawn in one piece and is, or holds, a provision: two where it was moved, for it is shown where it stood too. */
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
 * The section of a redline or of a group in it, where it stands now, that can be opened to type in; null when there is
 * none. Looked for once in each group: the one that is open is asked for over and over, and a key leaves most groups as
 * they were.
 */
export function unitIn(group: RedlineNode, pid: Pid): RedlineNode | null {
  const cached = lastUnitIn.get(group);
  if (cached?.pid === pid) return cached.unit;
  const unit = findUnit(group, pid);
  lastUnitIn.set(group, { pid, unit });
  return unit;
}

/** Whether a section stands in the text as amended, with words that are held: only then can they be typed in. */
export const isOpenable = ({ provision, changeStatus }: RedlineNode): boolean =>
  !isContainer(provision) && changeStatus.state !== 'deleted' && !provision.missing;

/** Tells the two ends of a move apart. */
export const nodeKey = ({ provision, changeStatus }: RedlineNode): string =>
  changeStatus.state === 'kept' ? provision.pid : `${provision.pid} ${changeStatus.state} ${changeStatus.am}`;

const owners = new WeakMap<RedlineNode, ReadonlySet<string>>();

/** The amendments that change anything in a node or in what it holds. */
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
