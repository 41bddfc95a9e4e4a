import { type Field, indexTree, type Pid, type Provision } from '../act/tree.ts';
import { type Edit, pidOf, type TextEdit } from './edit.ts';
import type { Drafted } from './redline.ts';

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

/** Whether two edits touch the same words, and where; null when both can be made. */
export function clashPlace(a: Edit, b: Edit, base: Provision): Place | null {
  if (a.type === 'text' && b.type === 'text') {
    return a.pid === b.pid && a.field === b.field ? textClash(a, b) : null;
  }
  if (a.type === 'omit' && isWithin(base, pidOf(b), a.pid)) return wholeOf(pidOf(b));
  if (b.type === 'omit' && isWithin(base, pidOf(a), b.pid)) return wholeOf(pidOf(a));
  return a.type === 'insert' && b.type === 'insert' ? sharedPid(a.provision, b.provision) : null;
}

/** Two insertions of one and the same provision (a copied amendment, say) can't both be in a text. */
function sharedPid(a: Provision, b: Provision): Place | null {
  const known = indexTree(a).byPid;
  for (const pid of indexTree(b).byPid.keys()) if (known.has(pid)) return wholeOf(pid);
  return null;
}

/**
 * Whether two edits touch the same words: overlapping deletions, an insertion strictly inside the other's deletion,
 * anything inside what the other leaves out. Edits that only meet, or insert in one gap, do not.
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

function reachedByOmits(base: Provision, amendments: readonly Drafted[], report: Report): void {
  const { byPid, parentOf } = indexTree(base);
  const omits = new Map<Pid, number[]>();
  for (const [at, { edits }] of amendments.entries()) {
    for (const edit of edits) {
      if (edit.type === 'omit') omits.set(edit.pid, [...(omits.get(edit.pid) ?? []), at]);
    }
  }
  if (omits.size === 0) return;
  for (const [at, { edits }] of amendments.entries()) {
    for (const edit of edits) {
      const anchor = pidOf(edit);
      for (let node = byPid.get(anchor); node; node = parentOf.get(node.pid)) {
        for (const other of omits.get(node.pid) ?? []) report(at, other, wholeOf(anchor));
      }
    }
  }
}

function insertedTwice(amendments: readonly Drafted[], report: Report): void {
  const seen = new Map<Pid, number[]>();
  for (const [at, { edits }] of amendments.entries()) {
    for (const edit of edits) {
      if (edit.type !== 'insert') continue;
      for (const pid of indexTree(edit.provision).byPid.keys()) {
        const others = seen.get(pid) ?? [];
        for (const other of others) report(at, other, wholeOf(pid));
        seen.set(pid, [...others, at]);
      }
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
