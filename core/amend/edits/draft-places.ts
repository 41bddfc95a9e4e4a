import { cite } from '../../act/citation.ts';
import { type Kind, type Pid, type Provision, walk } from '../../act/tree.ts';
import type { Amendment } from './amendment.ts';
import { newPidsOf, pidsOf } from './edit.ts';

/** What groups sections and is no place of its own to look something up by. */
const GROUPS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading']);

/** One place that amendments change, or that is linked: the unit it belongs to, and how it is cited. */
interface Unit {
  /** The section, Schedule, Part or heading that answers for the place. */
  readonly pid: Pid;
  readonly cite: string;
  readonly heading: string;
  readonly isNew: boolean;
}

/** Every place of a draft, the base text's and the new ones, with the unit that answers for it. */
export interface Places {
  /** Null for a place that neither the base text nor an amendment holds. */
  readonly unitOf: (pid: Pid) => Unit | null;
  /** "section 2A(3)(g)". @throws RangeError for a place that isn't there */
  readonly cite: (pid: Pid) => string;
  /** Where a place stands among all: document order, new ones after what is there. */
  readonly orderOf: (pid: Pid) => number;
  /** The places that each amendment changes, each once. */
  readonly changedBy: (amendment: string) => readonly Pid[];
}

/** How a new provision is cited by itself: alone in an Act, or as a part of the provision it is put under. */
function citeNew(root: Provision, parent: Provision, provision: Provision, pid: Pid): string {
  const put = (node: Provision): Provision =>
    node === parent
      ? { ...node, children: [provision] }
      : { ...node, children: node.children.filter((child) => holds(child, parent)).map(put) };
  return cite(put(root), pid);
}

const holds = (node: Provision, wanted: Provision): boolean =>
  node === wanted || node.children.some((child) => holds(child, wanted));

/** What is remembered of a place until somebody asks how it is cited. */
interface Place {
  readonly unit: Pid;
  readonly heading: string;
  readonly isNew: boolean;
  readonly order: number;
  readonly cite: () => string;
}

/** Reads a draft for its places. Withdrawn amendments make none. */
export function placesOf(
  root: Provision,
  amendments: readonly Pick<Amendment, 'id' | 'state' | 'edits'>[],
): Places {
  const held = new Map<Pid, Place>();
  const nodes = new Map<Pid, Provision>();
  const put = (node: Pick<Provision, 'pid' | 'heading'>, unit: Pid, isNew: boolean, words: () => string) =>
    held.set(node.pid, { unit, heading: node.heading, isNew, order: held.size, cite: words });
  const visit = (node: Provision, within: Pid | null): void => {
    // A group answers for its own heading only.
    const unit = within ?? node.pid;
    put(node, unit, false, () => cite(root, node.pid));
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
        const unit = isGroup(parent.pid) ? provision.pid : (held.get(parent.pid)?.unit ?? provision.pid);
        for (const node of walk(provision))
          put(node, unit, true, () => citeNew(root, parent, provision, node.pid));
        places.add(provision.pid);
        continue;
      }
      // Where a provision is moved to is a place only if something answers for it.
      for (const pid of pidsOf(edit)) if (pid === edit.pid || !isGroup(pid)) places.add(pid);
      const divided = held.get(edit.pid);
      for (const pid of newPidsOf(edit))
        if (divided) put({ pid, heading: '' }, divided.unit, true, divided.cite);
    }
    changed.set(id, [...places]);
  }
  const units = new Map<Pid, Unit>();
  const unitOf = (pid: Pid): Unit | null => {
    const of = held.get(pid)?.unit;
    const known = of === undefined ? undefined : units.get(of);
    if (of === undefined || known) return known ?? null;
    const place = held.get(of);
    if (!place) return null;
    const unit = { pid: of, cite: place.cite(), heading: place.heading, isNew: place.isNew };
    units.set(of, unit);
    return unit;
  };
  return {
    unitOf,
    cite: (pid) => {
      const place = held.get(pid);
      if (!place) throw new RangeError(`No such place: ${pid}`);
      return place.cite();
    },
    orderOf: (pid) => held.get(pid)?.order ?? held.size,
    changedBy: (amendment) => changed.get(amendment) ?? [],
  };
}
