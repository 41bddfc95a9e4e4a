import { type Kind, type Pid, type Provision, pathTo } from '../../core/act/tree.ts';
import type { Edit } from '../../core/amend/edit.ts';
import { type Drafted, indexEdits, type RedlineNode, redlineNode } from '../../core/amend/redline.ts';

/**
 * The text is drawn in units: a section or Schedule whole, and the headings and gaps between them. A unit's redline
 * is made anew only when edits in it change, so typing in one section costs nothing in the others.
 */
const CONTAINERS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading']);

export const isContainer = (provision: Provision): boolean => CONTAINERS.has(provision.kind);

/** The unit that a provision of the base text is drawn in: itself for a container; null when it isn't in the tree. */
export function unitOf(root: Provision, pid: Pid): Pid | null {
  const path = pathTo(root, pid);
  // Top down: an Act may quote a group of sections, which is no container of its own text.
  return (path.find((node) => !isContainer(node)) ?? path.at(-1))?.pid ?? null;
}

interface Slice {
  readonly edits: readonly Edit[];
  readonly said: string;
}

const placeOf = (edit: Edit): Pid => (edit.type === 'insert' ? edit.parent : edit.pid);

/** One amendment's edits by unit. */
function slice(root: Provision, edits: readonly Edit[]): ReadonlyMap<Pid, Slice> {
  const byUnit = new Map<Pid, Edit[]>();
  for (const edit of edits) {
    const unit = unitOf(root, placeOf(edit));
    if (unit === null) continue;
    const list = byUnit.get(unit);
    if (list) list.push(edit);
    else byUnit.set(unit, [edit]);
  }
  return new Map([...byUnit].map(([unit, list]) => [unit, { edits: list, said: JSON.stringify(list) }]));
}

/** A unit as it is drawn: a container's children are the units in it, in order, with those put in by amendments. */
export interface Unit {
  readonly node: RedlineNode;
  /** The units in a container; empty for a section. */
  readonly units: readonly Unit[];
}

interface Held {
  readonly said: string;
  readonly node: RedlineNode;
}

/** An act's units for one selection after another, keeping whatever did not change. */
export class Units {
  readonly #root: Provision;
  readonly #slices = new WeakMap<readonly Edit[], ReadonlyMap<Pid, Slice>>();
  readonly #held = new Map<Pid, Held>();
  readonly #units = new Map<Pid, Unit>();

  constructor(root: Provision) {
    this.#root = root;
  }

  /** @throws RangeError when the selection holds alternatives. */
  of(selection: readonly Drafted[]): Unit {
    return this.#unit(this.#root, selection, null);
  }

  #slicesOf(edits: readonly Edit[]): ReadonlyMap<Pid, Slice> {
    const known = this.#slices.get(edits);
    if (known) return known;
    const made = slice(this.#root, edits);
    this.#slices.set(edits, made);
    return made;
  }

  #unit(base: Provision, selection: readonly Drafted[], omittedBy: string | null): Unit {
    const node = this.#node(base, selection, omittedBy);
    if (!isContainer(base)) return this.#keep(base.pid, node, []);
    const inside = new Map(base.children.map((child) => [child.pid, child]));
    const fate = node.fate.state === 'deleted' ? node.fate.am : omittedBy;
    const units = node.children.map((child): Unit => {
      const held = child.fate.state === 'inserted' ? undefined : inside.get(child.provision.pid);
      return held ? this.#unit(held, selection, fate) : { node: child, units: [] };
    });
    return this.#keep(base.pid, node, units);
  }

  /** The same value for the same drawing, so that a view can tell by identity that nothing changed. */
  #keep(pid: Pid, node: RedlineNode, units: readonly Unit[]): Unit {
    const known = this.#units.get(pid);
    if (known?.node === node && sameUnits(known.units, units)) return known;
    const unit = { node, units };
    this.#units.set(pid, unit);
    return unit;
  }

  #node(base: Provision, selection: readonly Drafted[], omittedBy: string | null): RedlineNode {
    const mine = selection.flatMap(({ id, edits }) => {
      const found = this.#slicesOf(edits).get(base.pid);
      return found ? [{ id, ...found }] : [];
    });
    const said = `${omittedBy ?? ''}\n${mine.map(({ id, said }) => `${id} ${said}`).join('\n')}`;
    const known = this.#held.get(base.pid);
    if (known?.said === said) return known.node;
    const wanted =
      omittedBy === null ? mine : [{ id: omittedBy, edits: [{ type: 'omit', pid: base.pid }] as const }];
    const node = redlineNode(isContainer(base) ? shallow(base) : base, indexEdits(wanted));
    this.#held.set(base.pid, { said, node });
    return node;
  }
}

/** A container with its children bare: what is in them is their own unit's business. */
function shallow(base: Provision): Provision {
  const bare = { num: '', heading: '', intro: '', content: '', wrapUp: '', children: [] };
  return { ...base, children: base.children.map((child) => ({ ...child, ...bare })) };
}

/** A provision that an amendment put in has no unit kept for it: its node is what tells it apart. */
const sameUnit = (a: Unit, b: Unit | undefined): boolean =>
  a === b || (a.units.length === 0 && b?.units.length === 0 && a.node === b.node);

const sameUnits = (a: readonly Unit[], b: readonly Unit[]): boolean =>
  a.length === b.length && a.every((unit, at) => sameUnit(unit, b[at]));

/** The units without others in them, in reading order: sections, Schedules, the long title. */
export function* leaves(unit: Unit): Generator<Unit> {
  if (!isContainer(unit.node.provision) || unit.node.fate.state === 'inserted') yield unit;
  for (const child of unit.units) yield* leaves(child);
}
