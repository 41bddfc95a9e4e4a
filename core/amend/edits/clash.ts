import { indexTree, type Pid, type Provision } from '../../act/tree.ts';
import { listedByNumber } from '../../base/english.ts';
import { type Edit, type InsertEdit, isPlaced, newPidsOf, pidsOf, type TextEdit } from './edit.ts';
import { type ClashPlace, fieldOf, leavesNoPlace, numberedTwice, textClash, wholeOf } from './edit-clash.ts';
import type { Drafted } from './edit-index.ts';

export { type ClashPlace, clashPlace, editsClash } from './edit-clash.ts';

/** Two amendments that touch the same words, and where: alternatives, of which a selection holds one. */
interface Clash {
  readonly a: string;
  readonly b: string;
  readonly places: readonly ClashPlace[];
}

interface Item<E extends Edit> {
  readonly at: number;
  readonly edit: E;
}

type Report = (a: number, b: number, place: ClashPlace) => void;

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
  const pairs = new Map<number, Map<number, ClashPlace[]>>();
  const report: Report = (x, y, place) => {
    if (x === y) return;
    const [a, b] = x < y ? [x, y] : [y, x];
    const row = pairs.get(a) ?? new Map<number, ClashPlace[]>();
    const places = row.get(b) ?? [];
    const same = (known: ClashPlace) =>
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
  readonly places: readonly ClashPlace[];
}

/** Why an amendment is not shown, in a sentence. */
export const notShownWords = ({ id, with: others }: Pick<LeftOut, 'id' | 'with'>): string =>
  `${id} is not shown: it is an alternative to ${listedByNumber(others)}.`;

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
