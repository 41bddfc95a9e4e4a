import { type Pid, type Provision, pathTo } from '../../act/tree.ts';
import { listedByNumber } from '../../base/english.ts';
import { groupBy } from '../../base/group-by.ts';
import { sameValue } from '../../base/same-value.ts';
import { type Edit, type InsertEdit, isPlaced, newPidsOf, pidsOf, type TextEdit } from './edit.ts';
import { type ClashPlace, fieldOf, leavesNoPlace, numberedTwice, textClash, wholeOf } from './edit-clash.ts';
import type { Drafted } from './edit-index.ts';
import { fieldKey } from './letters.ts';

export { type ClashPlace, clashPlace, editsClash } from './edit-clash.ts';

/** Two alternatives, by amendment id: amendments that can't both be selected because they change the same places. */
interface Clash {
  readonly a: string;
  readonly b: string;
  readonly places: readonly ClashPlace[];
}

/** An edit with the index of its amendment in the list. */
interface Indexed<E extends Edit> {
  readonly at: number;
  readonly edit: E;
}

/** Records that the amendments at two indices clash at a place. Ignored where both are the same amendment. */
type Report = (a: number, b: number, place: ClashPlace) => void;

const indexed = <E extends Edit>(
  amendments: readonly Drafted[],
  isOfType: (edit: Edit) => edit is E,
): readonly Indexed<E>[] =>
  amendments.flatMap(({ edits }, at) => edits.filter(isOfType).map((edit) => ({ at, edit })));

/** Compares one field's edits by their starts, each only with the earlier deletions that reach beyond its start. */
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
const editsByPid = <E extends Exclude<Edit, InsertEdit>>(
  amendments: readonly Drafted[],
  isOfType: (edit: Edit) => edit is E,
): ReadonlyMap<Pid, readonly Indexed<E>[]> => groupBy(indexed(amendments, isOfType), ({ edit }) => edit.pid);

/** Reports every change of a provision that another amendment omits, or of something in it. */
function reportOmissions(base: Provision, amendments: readonly Drafted[], report: Report): void {
  const omits = editsByPid(amendments, (edit) => edit.type === 'omit');
  if (omits.size === 0) return;
  for (const [at, { edits }] of amendments.entries()) {
    for (const anchor of edits.flatMap(pidsOf)) {
      for (const { pid } of pathTo(base, anchor))
        for (const omit of omits.get(pid) ?? []) report(at, omit.at, wholeOf(anchor));
    }
  }
}

/** Reports two moves of one provision, a move into a moved one, and a renumbering move of an edited number. */
function reportMoves(base: Provision, amendments: readonly Drafted[], report: Report): void {
  const moves = editsByPid(amendments, (edit) => edit.type === 'move');
  if (moves.size === 0) return;
  for (const [pid, list] of moves) {
    for (const { at, edit } of list) {
      for (const other of list) report(at, other.at, wholeOf(pid));
      for (const node of pathTo(base, edit.parent))
        for (const other of moves.get(node.pid) ?? []) report(at, other.at, wholeOf(edit.parent));
    }
  }
  for (const { at, edit } of indexed(amendments, (candidate) => candidate.type === 'text')) {
    for (const move of moves.get(edit.pid) ?? [])
      if (numberedTwice(move.edit, edit)) report(at, move.at, fieldOf(edit));
  }
}

/** Reports two divisions of one provision, and parts inserted beside words that another amendment makes a part. */
function reportDivisions(base: Provision, amendments: readonly Drafted[], report: Report): void {
  const divides = editsByPid(amendments, (edit) => edit.type === 'divide');
  if (divides.size === 0) return;
  for (const [pid, list] of divides) {
    for (const { at } of list) for (const other of list) report(at, other.at, wholeOf(pid));
  }
  for (const { at, edit } of indexed(amendments, isPlaced)) {
    for (const divide of divides.get(edit.parent) ?? [])
      if (leavesNoPlace(divide.edit, edit, base)) report(at, divide.at, wholeOf(edit.parent));
  }
}

/** Reports a new provision that two amendments insert: a text can't have the same identity twice. */
function reportSameInsertions(amendments: readonly Drafted[], report: Report): void {
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
    if (!places.some((reported) => sameValue(reported, place))) places.push(place);
    row.set(b, places);
    pairs.set(a, row);
  };
  const textEdits = indexed(amendments, (edit) => edit.type === 'text');
  for (const items of groupBy(textEdits, ({ edit }) => fieldKey(edit)).values())
    if (items.length > 1) sweep(items, report);
  reportOmissions(base, amendments, report);
  reportMoves(base, amendments, report);
  reportDivisions(base, amendments, report);
  reportSameInsertions(amendments, report);
  return [...pairs]
    .sort(([a], [b]) => a - b)
    .flatMap(([a, row]) =>
      [...row]
        .sort(([x], [y]) => x - y)
        .map(([b, places]) => ({ a: idAt(amendments, a), b: idAt(amendments, b), places })),
    );
}

const idAt = (amendments: readonly Drafted[], at: number) => amendments[at]?.id ?? '';

/** An amendment that is left out of a selection, because it is an alternative to chosen amendments. */
export interface LeftOut {
  readonly id: string;
  /** The ids of those chosen amendments. */
  readonly with: readonly string[];
  readonly places: readonly ClashPlace[];
}

/** The sentence that says why an amendment is not shown. */
export const notShownWords = ({ id, with: alternatives }: Pick<LeftOut, 'id' | 'with'>): string =>
  `${id} is not shown: it is an alternative to ${listedByNumber(alternatives)}.`;

/**
 * Chooses amendments that can be made together, earlier ones first. Every other amendment is in `leftOut` with the chosen
 * ones that it clashes with, so that none disappears silently (docs/design.md §2, theorem 5).
 * @throws RangeError when an amendment is in the list twice
 */
export function chooseCompatible<A extends Drafted>(
  base: Provision,
  preferred: readonly A[],
): { readonly chosen: readonly A[]; readonly leftOut: readonly LeftOut[] } {
  const clashes = groupBy(clashesOf(base, preferred), ({ b }) => b);
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
