import { mayHold } from '../../act/nesting.ts';
import { indexTree, type Kind, type Pid, type Provision } from '../../act/tree.ts';
import type { Amendment } from './amendment.ts';
import { partKind } from './division.ts';
import {
  type DivideEdit,
  type Edit,
  isPlaced,
  type MoveEdit,
  type OmitEdit,
  type PlacedEdit,
  pidOf,
  type TextEdit,
} from './edit.ts';
import { fieldKey } from './letters.ts';
import { byRank, type Owned } from './segments.ts';

/** An amendment, as far as the text depends on it. */
export type Drafted = Pick<Amendment, 'id' | 'edits'>;

/** The edits of a selection by place, so that the redline of one provision reads only its own edits. */
export interface EditIndex {
  /** The whole base text, because a moved provision may come from anywhere in it. */
  readonly root: Provision;
  /** By `fieldKey`. */
  readonly text: ReadonlyMap<string, readonly Owned<TextEdit>[]>;
  /** By `gapKey`. */
  readonly placements: ReadonlyMap<string, readonly Owned<PlacedEdit>[]>;
  readonly omits: ReadonlyMap<Pid, Owned<OmitEdit>>;
  readonly moves: ReadonlyMap<Pid, Owned<MoveEdit>>;
  readonly divides: ReadonlyMap<Pid, Owned<DivideEdit>>;
  /** The provisions with text edits, a division, or inserted children. */
  readonly edited: ReadonlySet<Pid>;
  /** The provisions with an edit at any depth. All others read as in the base text. */
  readonly reached: ReadonlySet<Pid>;
}

/** The key of a gap under a provision in `EditIndex.placements`. `after` is a child, or null for the first gap. */
export const gapKey = (parent: Pid, after: Pid | null): string => JSON.stringify([parent, after]);

/**
 * The amendments of a selection with only the edits that the redline of one base provision depends on. A move makes that
 * the whole selection, because a moved provision is edited in one place and printed in another.
 */
export function within(base: Provision, selection: readonly Drafted[]): readonly Drafted[] {
  const { byPid } = indexTree(base);
  const isIn = (edit: Edit): boolean => byPid.has(pidOf(edit));
  const relevant: Drafted[] = [];
  for (const { id, edits } of selection) {
    if (edits.some((edit) => edit.type === 'move')) return selection;
    if (edits.some(isIn)) relevant.push({ id, edits: edits.filter(isIn) });
  }
  return relevant;
}

function push<E>(map: Map<string, Owned<E>[]>, key: string, owned: Owned<E>): void {
  const list = map.get(key);
  if (list) list.push(owned);
  else map.set(key, [owned]);
}

/** Adds the only edit of its type on a provision. @throws RangeError where there is one already */
function addOnly<E>(map: Map<Pid, Owned<E>>, pid: Pid, owned: Owned<E>, verb: string): void {
  const other = map.get(pid);
  if (other) throw new RangeError(`${owned.am} ${verb} ${pid}, which ${other.am} ${verb}`);
  map.set(pid, owned);
}

/** Provisions with everything above them in the text. */
export function withAncestors(root: Provision, pids: Iterable<Pid>): ReadonlySet<Pid> {
  const { parentOf } = indexTree(root);
  const reached = new Set<Pid>();
  for (const pid of pids)
    for (let at: Pid | undefined = pid; at !== undefined && !reached.has(at); at = parentOf.get(at)?.pid)
      reached.add(at);
  return reached;
}

/**
 * Sorts a selection's edits by place. The order of the amendments makes no difference.
 * @throws RangeError for alternatives: two that omit, move or divide one provision, or one that removes another's gap
 */
export function indexEdits(selection: readonly Drafted[], root: Provision): EditIndex {
  const text = new Map<string, Owned<TextEdit>[]>();
  const placements = new Map<string, Owned<PlacedEdit>[]>();
  const omits = new Map<Pid, Owned<OmitEdit>>();
  const moves = new Map<Pid, Owned<MoveEdit>>();
  const divides = new Map<Pid, Owned<DivideEdit>>();
  const edited = new Set<Pid>();
  for (const { id: am, edits } of selection) {
    for (const edit of edits) {
      if (edit.type === 'text') push(text, fieldKey(edit), { am, edit });
      if (isPlaced(edit)) push(placements, gapKey(edit.parent, edit.after), { am, edit });
      if (edit.type === 'omit') addOnly(omits, edit.pid, { am, edit }, 'omits');
      else edited.add(edit.type === 'move' ? edit.parent : pidOf(edit));
      if (edit.type === 'move') addOnly(moves, edit.pid, { am, edit }, 'moves');
      if (edit.type === 'divide') addOnly(divides, edit.pid, { am, edit }, 'divides');
    }
  }
  for (const list of placements.values()) list.sort(byRank);
  const reached = withAncestors(root, [...edited, ...omits.keys(), ...moves.keys()]);
  const index = { root, text, placements, omits, moves, divides, edited, reached };
  for (const { am, edit } of moves.values()) refuseMove(index, am, edit);
  for (const { am, edit } of divides.values()) refuseDivision(index, am, edit);
  return index;
}

/** Throws for a move into a moved provision, and for one that renumbers a provision whose number is edited, too. */
function refuseMove({ root, moves, text }: EditIndex, am: string, { pid, parent, num }: MoveEdit): void {
  const { parentOf } = indexTree(root);
  for (let at: Pid | undefined = parent; at !== undefined; at = parentOf.get(at)?.pid) {
    const other = moves.get(at);
    if (other) throw new RangeError(`${am} moves ${pid} into ${at}, which ${other.am} moves`);
  }
  const renumbered = num && text.get(fieldKey({ pid, field: 'num' }))?.[0];
  if (renumbered) throw new RangeError(`${am} moves ${pid} and numbers it, and so does ${renumbered.am}`);
}

/** Throws for a division that removes the gap of another amendment's provision. */
function refuseDivision({ root, placements, edited }: EditIndex, am: string, edit: DivideEdit): void {
  if (!edited.has(edit.pid)) return;
  const node = indexTree(root).byPid.get(edit.pid);
  const kind = node && partKind(node.kind);
  if (!kind) throw new RangeError(`${am} divides ${edit.pid}, which can't be divided`);
  for (const after of [null, ...node.children.map((child) => child.pid)]) {
    for (const other of placements.get(gapKey(edit.pid, after)) ?? []) {
      if (!mayHold(kind, kindPlaced(root, other.edit)))
        throw new RangeError(`${am} divides ${edit.pid}, in which ${other.am} puts a part beside its words`);
    }
  }
}

/** The kind of provision that an edit puts in a gap. @throws RangeError for a move of an unknown provision */
export function kindPlaced(root: Provision, edit: PlacedEdit): Kind {
  if (edit.type === 'insert') return edit.provision.kind;
  const node = indexTree(root).byPid.get(edit.pid);
  if (!node) throw new RangeError(`There is no provision ${edit.pid} to move`);
  return node.kind;
}
