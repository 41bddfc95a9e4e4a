import { mayHold } from '../../act/nesting.ts';
import { type Field, indexTree, type Pid, type Provision, pathTo } from '../../act/tree.ts';
import { partKind } from './division.ts';
import {
  type DivideEdit,
  type Edit,
  isPlaced,
  type MoveEdit,
  newPidsOf,
  type PlacedEdit,
  pidsOf,
  type TextEdit,
} from './edit.ts';
import { kindPlaced } from './edit-index.ts';

/** A contested place in the base text: characters `from..to` of a field, or a whole provision where `field` is null. */
export interface ClashPlace {
  readonly pid: Pid;
  readonly field: Field | null;
  readonly from: number;
  readonly to: number;
}

/** A whole provision as a clash place. */
export const wholeOf = (pid: Pid): ClashPlace => ({ pid, field: null, from: 0, to: 0 });

/** Where two text edits of one field touch the same words. Edits that are only adjacent, or share a gap, do not clash. */
export function textClash(a: TextEdit, b: TextEdit): ClashPlace | null {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  const overlap = from < to;
  const inside = from === to && ((a.from < from && to < a.to) || (b.from < from && to < b.to));
  return overlap || inside ? { pid: a.pid, field: a.field, from, to } : null;
}

const isWithin = (base: Provision, pid: Pid, ancestor: Pid): boolean =>
  pathTo(base, pid).some((node) => node.pid === ancestor);

/** The first provision touched by an edit that is `outer` or inside it. */
const touchedIn = (edit: Edit, outer: Pid, base: Provision): Pid | undefined =>
  pidsOf(edit).find((pid) => isWithin(base, pid, outer));

/** Whether a division removes the gap of a placed provision, which would then stand beside the new part. */
export const leavesNoPlace = (divide: DivideEdit, edit: PlacedEdit, base: Provision): boolean => {
  if (edit.parent !== divide.pid || edit.after === divide.newPid) return false;
  const kind = partKind(indexTree(base).byPid.get(divide.pid)?.kind ?? 'block');
  return kind === null || !mayHold(kind, kindPlaced(base, edit));
};

/** Where a move or a division clashes with another edit. */
function structuralClash(a: MoveEdit | DivideEdit, b: Edit, base: Provision): ClashPlace | null {
  if (a.type === 'divide') {
    if (b.type === 'divide') return a.pid === b.pid ? wholeOf(a.pid) : null;
    return isPlaced(b) && leavesNoPlace(a, b, base) ? wholeOf(a.pid) : null;
  }
  if (b.type === 'text') return numberedTwice(a, b) ? fieldOf(b) : null;
  if (b.type !== 'move') return null;
  if (a.pid === b.pid) return wholeOf(a.pid);
  const into = [a, b].find((move) => isWithin(base, move.parent, move === a ? b.pid : a.pid));
  return into ? wholeOf(into.parent) : null;
}

/** Whether a move gives a new number to a provision whose number is edited, too. */
export const numberedTwice = (move: MoveEdit, text: TextEdit): boolean =>
  move.num !== '' && text.field === 'num' && text.pid === move.pid;

/** The base words of a text edit as a clash place. */
export const fieldOf = ({ pid, field, from, to }: TextEdit): ClashPlace => ({ pid, field, from, to });

const isStructural = (edit: Edit): edit is MoveEdit | DivideEdit =>
  edit.type === 'move' || edit.type === 'divide';

/** The place where two edits exclude each other. Null when both can be made. */
export function clashPlace(a: Edit, b: Edit, base: Provision): ClashPlace | null {
  if (a.type === 'text' && b.type === 'text') {
    return a.pid === b.pid && a.field === b.field ? textClash(a, b) : null;
  }
  const omitted =
    (a.type === 'omit' && touchedIn(b, a.pid, base)) || (b.type === 'omit' && touchedIn(a, b.pid, base));
  if (omitted) return wholeOf(omitted);
  const newPids = new Set(newPidsOf(a));
  const twice = newPidsOf(b).find((pid) => newPids.has(pid));
  if (twice !== undefined) return wholeOf(twice);
  return (
    (isStructural(a) ? structuralClash(a, b, base) : null) ??
    (isStructural(b) ? structuralClash(b, a, base) : null)
  );
}

/**
 * Whether two edits exclude each other. These do: overlapping deletions; an insertion strictly inside the other's
 * deletion; any change inside a provision that the other omits; two moves of one provision; a move into a provision that
 * the other moves; two divisions of one provision. Adjacent edits and insertions in one gap don't, nor do changes inside
 * a provision that the other moves.
 */
export const editsClash = (a: Edit, b: Edit, base: Provision): boolean => clashPlace(a, b, base) !== null;
