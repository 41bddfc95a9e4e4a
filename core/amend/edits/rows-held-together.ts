import { indexTree, type Pid, type Provision } from '../../act/tree.ts';
import type { Edit, PlacedEdit } from './edit.ts';

/** Rows that a cell reaches over, by their first and last place in the table. */
interface Held {
  readonly from: number;
  readonly to: number;
}

const deepest = (row: Provision): number =>
  Math.max(1, ...row.children.map(({ layout }) => layout?.down ?? 1));

const heldIn = ({ children }: Provision): readonly Held[] =>
  children.flatMap((row, from) => {
    const to = Math.min(children.length, from + deepest(row)) - 1;
    return to > from ? [{ from, to }] : [];
  });

/** The rows that go or come back with one, as a cell reaches over them: it is among them, and alone where none does. */
export function rowsWith(base: Provision, pid: Pid): readonly Pid[] {
  const { byPid, parentOf } = indexTree(base);
  const table = parentOf.get(pid);
  if (byPid.get(pid)?.kind !== 'row' || !table) return [pid];
  let from = table.children.findIndex((row) => row.pid === pid);
  let to = from;
  for (const held of heldIn(table).toSorted((a, b) => a.from - b.from))
    if (held.from <= to && held.to >= from) [from, to] = [Math.min(from, held.from), Math.max(to, held.to)];
  return table.children.slice(from, to + 1).map((row) => row.pid);
}

/**
 * Why a row can't come, go or move where it would: a cell that reaches over several rows would end with others, and what
 * stands beside it would be set under another column. Null where it can.
 */
export function rowsFault(base: Provision, edit: Edit, edits: readonly Edit[]): string | null {
  if (edit.type === 'text' || edit.type === 'divide') return null;
  const { byPid, parentOf } = indexTree(base);
  const isOmitted = (pid: Pid): boolean => edits.some((one) => one.type === 'omit' && one.pid === pid);
  const stillHeld = (table: Provision, isMet: (held: Held) => boolean): boolean =>
    heldIn(table).some(
      (held) =>
        isMet(held) && !table.children.slice(held.from, held.to + 1).every(({ pid }) => isOmitted(pid)),
    );
  const isBetween = ({ parent, after }: PlacedEdit): boolean => {
    const table = byPid.get(parent);
    if (!table) return false;
    const at = table.children.findIndex(({ pid }) => pid === after);
    return stillHeld(table, ({ from, to }) => at >= from && at < to);
  };
  if (edit.type === 'insert') {
    if (edit.provision.kind !== 'row') return null;
    const isBelow = (one: Edit): boolean =>
      one.type === 'insert' && one.parent === edit.parent && one.after === edit.after && one.rank > edit.rank;
    const reach = deepest(edit.provision);
    if (reach > 1 && reach > edits.filter(isBelow).length + 1) return REACHES;
    return isBetween(edit) ? BETWEEN : null;
  }
  const table = parentOf.get(edit.pid);
  if (byPid.get(edit.pid)?.kind !== 'row' || !table) return null;
  const at = table.children.findIndex(({ pid }) => pid === edit.pid);
  if (stillHeld(table, ({ from, to }) => at >= from && at <= to)) return TOGETHER;
  return edit.type === 'move' && isBetween(edit) ? BETWEEN : null;
}

const TOGETHER = 'A cell here reaches over several rows. Omit all of them together';
const BETWEEN = 'A cell here reaches over several rows, so no row can be put between them';
const REACHES = 'A cell of the new row reaches over more rows than are put in with it';
