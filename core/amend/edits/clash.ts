import { indexTree, type Pid, type Provision } from '../../act/tree.ts';
import { listedByNumber } from '../../base/english.ts';
import { type Edit, type InsertEdit, isPlaced, newPidsOf, pidsOf, type TextEdit } from './edit.ts';
import { type ClashPlace, fieldOf, leavesNoPlace, numberedTwice, textClash, wholeOf } from './edit-clash.ts';
import type { Drafted } from './edit-index.ts';

export { type ClashPlace, clashPlace, editsClash } from './edit-clash.ts';

/** Two amendments that touch the same words, and where. A selection can hold only one of them. */
interface Clash {
  readonly a: string;
  readonly b: string;
  readonly places: readonly ClashPlace[];
}

/** An edit with the place of its amendment in the list. */
interface Indexed<E extends Edit> {
  readonly at: number;
  readonly edit: E;
}

type Report = (a: number, b: number, place: ClashPlace) => void;

/** Compares one field's edits in the order of their starts, each only with the deletions that reach as far. */
function sweep(items: readonly Indexed<TextEdit>[], report: Report): void {
  let open: Indexed<TextEdit>[] = [];
  for (const indexed of [...items].sort((x, y) => x.edit.from - y.edit.from)) {
    open = open.filter(({ edit }) => edit.to > indexed.edit.from);
    for (const other of open) {
      const place = textClash(other.edit, indexed.edit);
      if (place) report(other.at, indexed.at, place);
    }
    if (indexed.edit.to > indexed.edit.from) open.push(indexed);
  }
}

/** The edits of one type, by the provision that they change. */
function byPid<E extends Exclude<Edit, InsertEdit>>(
  amendments: readonly Drafted[],
  pick: (edit: Edit) => edit is E,
): ReadonlyMap<Pid, readonly Indexed<E>[]> {
  const byTarget = new Map<Pid, Indexed<E>[]>();
  for (const [at, { edits }] of amendments.entries()) {
    for (const edit of edits) {
      if (!pick(edit)) continue;
      const list = byTarget.get(edit.pid);
      if (list) list.push({ at, edit });
      else byTarget.set(edit.pid, [{ at, edit }]);
    }
  }
  return byTarget;
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

/** Reports two moves of one provision, a move into a moved one, and a renumbering move of an edited number. */
function movedApart(base: Provision, amendments: readonly Drafted[], report: Report): void {
  const { byPid: nodes, parentOf } = indexTree(base);
  const moves = byPid(amendments, (edit) => edit.type === 'move');
  if (moves.size === 0) return;
  for (const [pid, list] of moves) {
    for (const { at, edit } of list) {
      for (const other of list) report(at, other.at, wholeOf(pid));
      for (let node = nodes.get(edit.parent); node; node = parentOf.get(node.pid)) {
        for (const other of moves.get(node.pid) ?? []) report(at, other.at, wholeOf(edit.parent));
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

/** Reports two divisions of one provision, and parts inserted beside words that another amendment makes a part. */
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

/** Reports a new provision that two amendments insert: a text can't have the same identity twice. */
function insertedTwice(amendments: readonly Drafted[], report: Report): void {
  const inserters = new Map<Pid, number[]>();
  for (const [at, { edits }] of amendments.entries()) {
    for (const pid of edits.flatMap(newPidsOf)) {
      const earlier = inserters.get(pid) ?? [];
      for (const other of earlier) report(at, other, wholeOf(pid));
      inserters.set(pid, [...earlier, at]);
    }
  }
}

/**
 * Every pair of amendments that are alternatives, in the order of the list, with the contested places. Compares only
 * edits that share a field or a provision, so the cost is little more than that of reading them.
 */
export function clashesOf(base: Provision, amendments: readonly Drafted[]): readonly Clash[] {
  const pairs = new Map<number, Map<number, ClashPlace[]>>();
  const report: Report = (x, y, place) => {
    if (x === y) return;
    const [a, b] = x < y ? [x, y] : [y, x];
    const row = pairs.get(a) ?? new Map<number, ClashPlace[]>();
    const places = row.get(b) ?? [];
    const isSame = (reported: ClashPlace) =>
      reported.pid === place.pid &&
      reported.field === place.field &&
      reported.from === place.from &&
      reported.to === place.to;
    if (!places.some(isSame)) places.push(place);
    row.set(b, places);
    pairs.set(a, row);
  };
  const fields = new Map<string, Indexed<TextEdit>[]>();
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

/** An amendment that a selection can't hold, and the chosen ones that it is an alternative to. */
export interface LeftOut {
  readonly id: string;
  readonly with: readonly string[];
  readonly places: readonly ClashPlace[];
}

/** The sentence that says why an amendment is not shown. */
export const notShownWords = ({ id, with: alternatives }: Pick<LeftOut, 'id' | 'with'>): string =>
  `${id} is not shown: it is an alternative to ${listedByNumber(alternatives)}.`;

/**
 * Chooses amendments that can be made together, earlier ones first. Each of the others is in `leftOut`, with the chosen
 * ones that it clashes with, so that none is lost (design theorem 5).
 * @throws RangeError when an amendment is in the list twice
 */
export function chooseCompatible<A extends Drafted>(
  base: Provision,
  preferred: readonly A[],
): { readonly chosen: readonly A[]; readonly leftOut: readonly LeftOut[] } {
  const clashes = new Map<string, Clash[]>();
  for (const clash of clashesOf(base, preferred))
    clashes.set(clash.b, [...(clashes.get(clash.b) ?? []), clash]);
  const chosen: A[] = [];
  const leftOut: LeftOut[] = [];
  const chosenIds = new Set<string>();
  const met = new Set<string>();
  for (const amendment of preferred) {
    const { id } = amendment;
    if (met.has(id)) throw new RangeError(`${id} is wanted twice`);
    met.add(id);
    const against = (clashes.get(id) ?? []).filter((clash) => chosenIds.has(clash.a));
    if (against.length === 0) {
      chosen.push(amendment);
      chosenIds.add(id);
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
