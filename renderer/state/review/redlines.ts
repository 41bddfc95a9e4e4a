import { FIELDS, indexTree, type Pid, type Provision, pathTo } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import {
  type Drafted,
  indexEdits,
  type RedlineNode,
  type Run,
  redline,
  redlineNode,
  within,
} from '../../../core/amend/redline/redline.ts';
import { saysTheSame } from '../../ui/says-the-same.ts';
import { isContainer, isOpenable, nodeKey, unitOf } from './units.ts';

/** Whether the page outside the editor of an open section stays the same. */
export const isOpenAlike = (was: RedlineNode, now: RedlineNode): boolean =>
  was === now ||
  (was.provision === now.provision && was.changeStatus.state === now.changeStatus.state && isOpenable(now));

/** Whether two redlines look the same outside the open section, if there is one. */
export function drawnAlike(was: RedlineNode, now: RedlineNode, open: Pid | null): boolean {
  if (was === now) return true;
  if (open === null) return false;
  if (!isContainer(now.provision)) return now.provision.pid === open && isOpenAlike(was, now);
  return (
    was.provision === now.provision &&
    was.changeStatus === now.changeStatus &&
    was.fields === now.fields &&
    was.children.length === now.children.length &&
    now.children.every((child, at) => {
      const before = was.children[at];
      return before !== undefined && drawnAlike(before, child, open);
    })
  );
}

const sameRuns = (a: readonly Run[], b: readonly Run[]): boolean =>
  a.length === b.length && saysTheSame(a, b);

/**
 * Replaces the unchanged parts of a redline by those of the last one, so that views can compare by identity. Typing in
 * a section then redraws only that section.
 */
function share(before: RedlineNode | undefined, now: RedlineNode): RedlineNode {
  if (!before || before === now) return now;
  const beforeByKey = new Map(before.children.map((child) => [nodeKey(child), child]));
  const children = now.children.map((child) => share(beforeByKey.get(nodeKey(child)), child));
  const isSame =
    before.provision === now.provision &&
    before.children.length === children.length &&
    children.every((child, at) => child === before.children[at]) &&
    saysTheSame(before.changeStatus, now.changeStatus) &&
    saysTheSame(before.division, now.division) &&
    FIELDS.every((field) => sameRuns(before.fields[field], now.fields[field]));
  return isSame ? before : { ...now, children };
}

const sameEdits = (a: readonly Drafted[], b: readonly Drafted[]): boolean =>
  a.length === b.length && a.every(({ id, edits }, at) => id === b[at]?.id && edits === b[at]?.edits);

/**
 * Replaces one section of a redline; null if the section is not there. `path` leads from the node to the section in the
 * base text.
 */
function withUnit(node: RedlineNode, path: readonly Provision[], unit: RedlineNode): RedlineNode | null {
  if (node.changeStatus.state !== 'kept') return null;
  const [, next] = path;
  if (!next) return share(node, unit);
  const at = node.children.findIndex(({ provision }) => provision.pid === next.pid);
  const child = node.children[at];
  const now = child && withUnit(child, path.slice(1), unit);
  if (!now) return null;
  return now === child ? node : { ...node, children: node.children.with(at, now) };
}

/** The edits that are in only one of two lists. */
function differing(a: readonly Edit[], b: readonly Edit[]): readonly Edit[] {
  const [inA, inB] = [new Set(a), new Set(b)];
  return [...a.filter((edit) => !inB.has(edit)), ...b.filter((edit) => !inA.has(edit))];
}

const NO_EDITS: readonly Edit[] = [];

/** The redline of an Act for one selection after another, with unchanged parts shared. */
export class Redlines {
  readonly #root: Provision;
  #last: RedlineNode | undefined;
  #selection: readonly Drafted[] = [];

  constructor(root: Provision) {
    this.#root = root;
  }

  /** Computes the redline. @throws RangeError if the selection contains alternatives */
  of(selection: readonly Drafted[]): RedlineNode {
    // Each part of the window asks for the redline. Typing in a title or reason changes the amendments, but not their
    // edits.
    if (this.#last && (this.#selection === selection || sameEdits(this.#selection, selection))) {
      this.#selection = selection;
      return this.#last;
    }
    const updated = this.#last && this.#updated(this.#last, selection);
    this.#last = updated ?? share(this.#last, redline(this.#root, selection));
    this.#selection = selection;
    return this.#last;
  }

  /** Recomputes only the sections in which words have changed; null if anything else has changed. */
  #updated(last: RedlineNode, selection: readonly Drafted[]): RedlineNode | null {
    const before = this.#selection;
    if (selection.length !== before.length || !selection.every(({ id }, at) => id === before[at]?.id))
      return null;
    const units = new Set<Pid>();
    const changed = selection.flatMap(({ edits }, at) => {
      const old = before[at]?.edits ?? [];
      return old === edits ? NO_EDITS : differing(old, edits);
    });
    for (const edit of changed) {
      if (edit.type !== 'text') return null;
      units.add(unitOf(this.#root, edit.pid) ?? this.#root.pid);
    }
    // A moved provision is shown in another section than the one in which it is edited.
    if (selection.some(({ edits }) => edits.some(({ type }) => type === 'move'))) return null;
    let act: RedlineNode | null = last;
    for (const pid of units) act = act && withUnit(act, pathTo(this.#root, pid), this.#unit(pid, selection));
    return act;
  }

  #unit(pid: Pid, selection: readonly Drafted[]): RedlineNode {
    const base = indexTree(this.#root).byPid.get(pid) ?? this.#root;
    return redlineNode(base, indexEdits(within(base, selection), this.#root));
  }
}
