import { mayHold } from '../../act/nesting.ts';
import { type Field, indexTree, type Pid, type Provision } from '../../act/tree.ts';
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

/** A place in the base text: characters `from..to` of a field, or (field null) a whole provision. */
export interface ClashPlace {
  readonly pid: Pid;
  readonly field: Field | null;
  readonly from: number;
  readonly to: number;
}

/** A whole provision, as a place. */
export const wholeOf = (pid: Pid): ClashPlace => ({ pid, field: null, from: 0, to: 0 });

/** Where two text edits of one field touch the same words. Edits that only meet, or share a gap, do not clash. */
export function textClash(a: TextEdit, b: TextEdit): ClashPlace | null {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  const overlap = from < to;
  const inside = from === to && ((a.from < from && to < a.to) || (b.from < from && to < b.to));
  return overlap || inside ? { pid: a.pid, field: a.field, from, to } : null;
}

function isWithin(base: Provision, pid: Pid, ancestor: Pid): boolean {
  const { byPid, parentOf } = indexTree(base);
  for (let at = byPid.get(pid); at; at = parentOf.get(at.pid)) if (at.pid === ancestor) return true;
  return false;
}

/** The provision of those that an edit touches that another, by leaving it out or moving it, takes along. */
const reached = (edit: Edit, taken: Pid, base: Provision): Pid | undefined =>
  pidsOf(edit).find((pid) => isWithin(base, pid, taken));

/** Whether a division leaves no place for what is put directly under the provision: a part beside its own words. */
export const leavesNoPlace = (divide: DivideEdit, edit: PlacedEdit, base: Provision): boolean => {
  if (edit.parent !== divide.pid || edit.after === divide.newPid) return false;
  const kind = partKind(indexTree(base).byPid.get(divide.pid)?.kind ?? 'block');
  return kind === null || !mayHold(kind, kindPlaced(base, edit));
};

/** Where two edits clash of which the first is a move or a division. */
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

/** Whether a move gives a number that is edited as well. */
export const numberedTwice = (move: MoveEdit, text: TextEdit): boolean =>
  move.num !== '' && text.field === 'num' && text.pid === move.pid;

/** The words that an edit strikes, as a place. */
export const fieldOf = ({ pid, field, from, to }: TextEdit): ClashPlace => ({ pid, field, from, to });

const isStructural = (edit: Edit): edit is MoveEdit | DivideEdit =>
  edit.type === 'move' || edit.type === 'divide';

/** Whether two edits touch the same words, and where; null when both can be made. */
export function clashPlace(a: Edit, b: Edit, base: Provision): ClashPlace | null {
  if (a.type === 'text' && b.type === 'text') {
    return a.pid === b.pid && a.field === b.field ? textClash(a, b) : null;
  }
  const gone =
    (a.type === 'omit' && reached(b, a.pid, base)) || (b.type === 'omit' && reached(a, b.pid, base));
  if (gone) return wholeOf(gone);
  const known = new Set(newPidsOf(a));
  const twice = newPidsOf(b).find((pid) => known.has(pid));
  if (twice !== undefined) return wholeOf(twice);
  return (
    (isStructural(a) ? structuralClash(a, b, base) : null) ??
    (isStructural(b) ? structuralClash(b, a, base) : null)
  );
}

/**
 * Whether two edits touch the same words: overlapping deletions, an insertion strictly inside the other's deletion,
 * anything inside what the other leaves out, two moves of one provision or one into what the other moves, two divisions
 * of one provision. Edits that only meet, or insert in one gap, do not, nor changes inside what the other moves.
 */
export const editsClash = (a: Edit, b: Edit, base: Provision): boolean => clashPlace(a, b, base) !== null;
