import { cite } from '../../act/citation.ts';
import { type Kind, type Pid, type Provision, walk } from '../../act/tree.ts';
import type { Amendment } from './amendment.ts';
import { newPidsOf, pidsOf } from './edit.ts';

/** Kinds that group sections. People look things up by section, not by these. */
const GROUPS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading']);

/** The provision under which lists of changes and links show a place. */
interface Unit {
  /** A section or Schedule, or a Part or heading for its own words. */
  readonly pid: Pid;
  readonly cite: string;
  readonly heading: string;
  readonly isNew: boolean;
}

/** Every provision of the base text and of the amendments, with the unit that it is listed under. */
export interface Places {
  /** Null for a provision that neither the base text nor an amendment has. */
  readonly unitOf: (pid: Pid) => Unit | null;
  /** The citation, such as "section 2A(3)(g)". @throws RangeError for a place that neither has */
  readonly cite: (pid: Pid) => string;
  /** An index in document order, with new provisions after all of the base text. */
  readonly orderOf: (pid: Pid) => number;
  /** The provisions that an amendment changes, each once. */
  readonly changedBy: (amendment: string) => readonly Pid[];
}

/** The citation of a provision in an inserted one, as if that were its parent's only child. */
function citeNew(root: Provision, parent: Provision, provision: Provision, pid: Pid): string {
  const prune = (node: Provision): Provision =>
    node === parent
      ? { ...node, children: [provision] }
      : { ...node, children: node.children.filter((child) => holds(child, parent)).map(prune) };
  return cite(prune(root), pid);
}

const holds = (node: Provision, target: Provision): boolean =>
  node === target || node.children.some((child) => holds(child, target));

/** A place. Its citation is computed on demand, because that takes longest and is rarely needed. */
interface Place {
  readonly unit: Pid;
  readonly heading: string;
  readonly isNew: boolean;
  readonly order: number;
  readonly cite: () => string;
}

/** The places of the base text and of all amendments that aren't withdrawn. */
export function placesOf(
  root: Provision,
  amendments: readonly Pick<Amendment, 'id' | 'state' | 'edits'>[],
): Places {
  const byPid = new Map<Pid, Place>();
  const nodes = new Map<Pid, Provision>();
  const add = (node: Pick<Provision, 'pid' | 'heading'>, unit: Pid, isNew: boolean, words: () => string) =>
    byPid.set(node.pid, { unit, heading: node.heading, isNew, order: byPid.size, cite: words });
  const visit = (node: Provision, within: Pid | null): void => {
    // A group is the unit of its own heading only. The provisions in it have units of their own.
    const unit = within ?? node.pid;
    add(node, unit, false, () => cite(root, node.pid));
    nodes.set(node.pid, node);
    for (const child of node.children) visit(child, GROUPS.has(node.kind) ? null : unit);
  };
  visit(root, null);
  const isGroup = (pid: Pid): boolean => GROUPS.has(nodes.get(pid)?.kind ?? 'act');

  const changed = new Map<string, readonly Pid[]>();
  for (const { id, state, edits } of amendments) {
    if (state === 'withdrawn') continue;
    const places = new Set<Pid>();
    for (const edit of edits) {
      if (edit.type === 'insert') {
        const { provision } = edit;
        const parent = nodes.get(edit.parent) ?? root;
        const unit = isGroup(parent.pid) ? provision.pid : (byPid.get(parent.pid)?.unit ?? provision.pid);
        for (const node of walk(provision))
          add(node, unit, true, () => citeNew(root, parent, provision, node.pid));
        places.add(provision.pid);
        continue;
      }
      // The group that a provision is moved into does not count as changed.
      for (const pid of pidsOf(edit)) if (pid === edit.pid || !isGroup(pid)) places.add(pid);
      const divided = byPid.get(edit.pid);
      for (const pid of newPidsOf(edit))
        if (divided) add({ pid, heading: '' }, divided.unit, true, divided.cite);
    }
    changed.set(id, [...places]);
  }
  const units = new Map<Pid, Unit>();
  const unitOf = (pid: Pid): Unit | null => {
    const unitPid = byPid.get(pid)?.unit ?? '';
    const cached = units.get(unitPid);
    if (cached) return cached;
    const place = byPid.get(unitPid);
    if (!place) return null;
    const unit = { pid: unitPid, cite: place.cite(), heading: place.heading, isNew: place.isNew };
    units.set(unitPid, unit);
    return unit;
  };
  return {
    unitOf,
    cite: (pid) => {
      const place = byPid.get(pid);
      if (!place) throw new RangeError(`No such place: ${pid}`);
      return place.cite();
    },
    orderOf: (pid) => byPid.get(pid)?.order ?? byPid.size,
    changedBy: (amendment) => changed.get(amendment) ?? [],
  };
}
