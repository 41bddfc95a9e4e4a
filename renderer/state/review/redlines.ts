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

/** Whether nothing of an open section is to be drawn anew but what its editor draws. */
export const isOpenAlike = (was: RedlineNode, now: RedlineNode): boolean =>
  was === now ||
  (was.provision === now.provision && was.changeStatus.state === now.changeStatus.state && isOpenable(now));

/** Whether two redlines are drawn alike: they are the same but for what is in the section that is open, if one is. */
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
 * A redline with every part of the one before that is the same put in the place of its own, so that a view can tell
 * by identity what changed: typing in one section redraws that section.
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
 * A redline with one section of it made anew; null where that doesn't stand in it. `path` is that from the node to the
 * section in the base text.
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

/** What stands in one of two lists of edits and not in the other. */
function differing(a: readonly Edit[], b: readonly Edit[]): readonly Edit[] {
  const [inA, inB] = [new Set(a), new Set(b)];
  return [...a.filter((edit) => !inB.has(edit)), ...b.filter((edit) => !inA.has(edit))];
}

const NO_EDITS: readonly Edit[] = [];

/** An Act's redline for one selection after another, keeping whatever did not change. */
export class Redlines {
  readonly #root: Provision;
  #last: RedlineNode | undefined;
  #selection: readonly Drafted[] = [];

  constructor(root: Provision) {
    this.#root = root;
  }

  /** @throws RangeError when the selection holds alternatives. */
  of(selection: readonly Drafted[]): RedlineNode {
    // Each part of the window asks for it in turn; and a title or a reason changes with every key, and nothing of the
    // text with it.
    if (this.#last && (this.#selection === selection || sameEdits(this.#selection, selection))) {
      this.#selection = selection;
      return this.#last;
    }
    const updated = this.#last && this.#updated(this.#last, selection);
    this.#last = updated ?? share(this.#last, redline(this.#root, selection));
    this.#selection = selection;
    return this.#last;
  }

  /** The last redline with the sections made anew in which only words were changed since; null where anything else was. */
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
    // What is moved stands in another section than it is edited in.
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
