import { mayHold } from '../act/nesting.ts';
import { type Field, indexTree, type Pid, type Provision } from '../act/tree.ts';
import { partKind } from './division.ts';
import {
  type DivideEdit,
  type Edit,
  type InsertEdit,
  isPlaced,
  type MoveEdit,
  newPidsOf,
  type PlacedEdit,
  pidsOf,
  type TextEdit,
} from './edit.ts';
import { type Drafted, kindPlaced } from './edit-index.ts';

/** A place in the base text: characters `from..to` of a field, or (field null) a whole provision. */
export interface Place {
  readonly pid: Pid;
  readonly field: Field | null;
  readonly from: number;
  readonly to: number;
}

/** Two amendments that touch the same words, and where: alternatives, of which a selection holds one. */
export interface Clash {
  readonly a: string;
  readonly b: string;
  readonly places: readonly Place[];
}

const wholeOf = (pid: Pid): Place => ({ pid, field: null, from: 0, to: 0 });

/** Where two text edits of one field touch the same words. Edits that only meet, or share a gap, do not clash. */
function textClash(a: TextEdit, b: TextEdit): Place | null {
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
const leavesNoPlace = (divide: DivideEdit, edit: PlacedEdit, base: Provision): boolean => {
  if (edit.parent !== divide.pid || edit.after === divide.newPid) return false;
  const kind = partKind(indexTree(base).byPid.get(divide.pid)?.kind ?? 'block');
  return kind === null || !mayHold(kind, kindPlaced(base, edit));
};

/** Where two edits clash of which the first is a move or a division. */
function structuralClash(a: MoveEdit | DivideEdit, b: Edit, base: Provision): Place | null {
  if (a.type === 'divide') {
    if (b.type === 'divide') return a.pid === b.pid ? wholeOf(a.pid) : null;
    return isPlaced(b) && leavesNoPlace(a, b, base) ? wholeOf(a.pid) : null;
  }
  if (b.type === 'text') return numberedTwice(a, b) ? fieldOf(b) : null;
  if (b.type !== 'move') return null;
  if (a.pid === b.pid || isWithin(base, a.parent, b.pid)) return wholeOf(a.pid);
  return isWithin(base, b.parent, a.pid) ? wholeOf(b.pid) : null;
}

const numberedTwice = (move: MoveEdit, text: TextEdit): boolean =>
  move.num !== '' && text.field === 'num' && text.pid === move.pid;

const fieldOf = ({ pid, field, from, to }: TextEdit): Place => ({ pid, field, from, to });

const isStructural = (edit: Edit): edit is MoveEdit | DivideEdit =>
  edit.type === 'move' || edit.type === 'divide';

/** Whether two edits touch the same words, and where; null when both can be made. */
export function clashPlace(a: Edit, b: Edit, base: Provision): Place | null {
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

interface Item<E extends Edit> {
  readonly at: number;
  readonly edit: E;
}

type Report = (a: number, b: number, place: Place) => void;

/** Sweeps one field's edits in the order of their starts, holding only the deletions still open. */
function sweep(items: readonly Item<TextEdit>[], report: Report): void {
  let open: Item<TextEdit>[] = [];
  for (const item of [...items].sort((x, y) => x.edit.from - y.edit.from)) {
    open = open.filter(({ edit }) => edit.to > item.edit.from);
    for (const other of open) {
      const place = textClash(other.edit, item.edit);
      if (place) report(other.at, item.at, place);
    }
    if (item.edit.to > item.edit.from) open.push(item);
  }
}

/** Collects what amendments do by the provision that they do it to. */
function byPid<E extends Exclude<Edit, InsertEdit>>(
  amendments: readonly Drafted[],
  pick: (edit: Edit) => edit is E,
): ReadonlyMap<Pid, readonly Item<E>[]> {
  const found = new Map<Pid, Item<E>[]>();
  for (const [at, { edits }] of amendments.entries()) {
    for (const edit of edits) {
      if (!pick(edit)) continue;
      const list = found.get(edit.pid);
      if (list) list.push({ at, edit });
      else found.set(edit.pid, [{ at, edit }]);
    }
  }
  return found;
}

function reachedByOmits(base: Provision, amendments: readonly Drafted[], report: Report): void {
  const { byPid: nodes, parentOf } = indexTree(base);
  const omits = byPid(amendments, (edit) => edit.type === 'omit');
  if (omits.size === 0) return;
  for (const [at, { edits }] of amendments.entries()) {
    for (const anchor of edits.flatMap(pidsOf)) {
      for (let node = nodes.get(anchor); node; node = parentOf.get(node.pid)) {
        for (const other of omits.get(node.pid) ?? []) report(at, other.at, wholeOf(anchor));
      }
    }
  }
}

/** Two moves of one provision, one into what another moves, and a move with a number that is edited as well. */
function movedApart(base: Provision, amendments: readonly Drafted[], report: Report): void {
  const { byPid: nodes, parentOf } = indexTree(base);
  const moves = byPid(amendments, (edit) => edit.type === 'move');
  if (moves.size === 0) return;
  for (const [pid, list] of moves) {
    for (const { at, edit } of list) {
      for (const other of list) report(at, other.at, wholeOf(pid));
      for (let node = nodes.get(edit.parent); node; node = parentOf.get(node.pid)) {
        for (const other of moves.get(node.pid) ?? []) report(at, other.at, wholeOf(pid));
      }
    }
  }
  for (const [at, { edits }] of amendments.entries()) {
    for (const edit of edits) {
      if (edit.type !== 'text') continue;
      for (const move of moves.get(edit.pid) ?? []) {
        if (numberedTwice(move.edit, edit)) report(at, move.at, fieldOf(edit));
      }
    }
  }
}

/** Two divisions of one provision, and parts put beside words that another makes a part of. */
function dividedApart(base: Provision, amendments: readonly Drafted[], report: Report): void {
  const divides = byPid(amendments, (edit) => edit.type === 'divide');
  if (divides.size === 0) return;
  for (const [pid, list] of divides) {
    for (const { at } of list) for (const other of list) report(at, other.at, wholeOf(pid));
  }
  for (const [at, { edits }] of amendments.entries()) {
    for (const edit of edits) {
      if (!isPlaced(edit)) continue;
      for (const divide of divides.get(edit.parent) ?? []) {
        if (leavesNoPlace(divide.edit, edit, base)) report(at, divide.at, wholeOf(edit.parent));
      }
    }
  }
}

/** One and the same new provision (of a copied amendment, say) can't be in a text twice. */
function insertedTwice(amendments: readonly Drafted[], report: Report): void {
  const seen = new Map<Pid, number[]>();
  for (const [at, { edits }] of amendments.entries()) {
    for (const pid of edits.flatMap(newPidsOf)) {
      const others = seen.get(pid) ?? [];
      for (const other of others) report(at, other, wholeOf(pid));
      seen.set(pid, [...others, at]);
    }
  }
}

/**
 * Every pair of amendments that are alternatives, in the order given, with the places where they are. Looks only at
 * edits that share a field or a provision, so it costs little more than reading them.
 */
export function clashesOf(base: Provision, amendments: readonly Drafted[]): readonly Clash[] {
  const pairs = new Map<number, Map<number, Place[]>>();
  const report: Report = (x, y, place) => {
    if (x === y) return;
    const [a, b] = x < y ? [x, y] : [y, x];
    const row = pairs.get(a) ?? new Map<number, Place[]>();
    const places = row.get(b) ?? [];
    const same = (known: Place) =>
      known.pid === place.pid &&
      known.field === place.field &&
      known.from === place.from &&
      known.to === place.to;
    if (!places.some(same)) places.push(place);
    row.set(b, places);
    pairs.set(a, row);
  };
  const fields = new Map<string, Item<TextEdit>[]>();
  for (const [at, { edits }] of amendments.entries()) {
    for (const edit of edits) {
      if (edit.type !== 'text') continue;
      const key = `${edit.field} ${edit.pid}`;
      const list = fields.get(key);
      if (list) list.push({ at, edit });
      else fields.set(key, [{ at, edit }]);
    }
  }
  for (const items of fields.values()) if (items.length > 1) sweep(items, report);
  reachedByOmits(base, amendments, report);
  movedApart(base, amendments, report);
  dividedApart(base, amendments, report);
  insertedTwice(amendments, report);
  return [...pairs]
    .sort(([a], [b]) => a - b)
    .flatMap(([a, row]) =>
      [...row]
        .sort(([x], [y]) => x - y)
        .map(([b, places]) => ({ a: idAt(amendments, a), b: idAt(amendments, b), places })),
    );
}

const idAt = (amendments: readonly Drafted[], at: number) => amendments[at]?.id ?? '';

/** An amendment that a selection could not hold, and which of the chosen it is an alternative to. */
export interface LeftOut {
  readonly id: string;
  readonly with: readonly string[];
  readonly places: readonly Place[];
}

/**
 * The amendments of `wanted` that can be made together, preferring those that come first, and each of the others with
 * what it clashes with: together they are always all of `wanted` (design theorem 5).
 * @throws RangeError when an amendment is wanted twice.
 */
export function chooseCompatible<A extends Drafted>(
  base: Provision,
  wanted: readonly A[],
): { readonly chosen: readonly A[]; readonly leftOut: readonly LeftOut[] } {
  const clashes = new Map<string, Clash[]>();
  for (const clash of clashesOf(base, wanted)) clashes.set(clash.b, [...(clashes.get(clash.b) ?? []), clash]);
  const chosen: A[] = [];
  const leftOut: LeftOut[] = [];
  const taken = new Set<string>();
  const met = new Set<string>();
  for (const amendment of wanted) {
    const { id } = amendment;
    if (met.has(id)) throw new RangeError(`${id} is wanted twice`);
    met.add(id);
    const against = (clashes.get(id) ?? []).filter((clash) => taken.has(clash.a));
    if (against.length === 0) {
      chosen.push(amendment);
      taken.add(id);
    } else {
      leftOut.push({
        id,
        with: against.map((clash) => clash.a),
        places: against.flatMap((clash) => clash.places),
      });
    }
  }
  return { chosen, leftOut };
}
