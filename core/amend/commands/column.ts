import { columnCount, columnsOf, withColumn, withoutColumn } from '../../act/columns.ts';
import { indexTree, type Pid, type Provision, pathTo } from '../../act/tree.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { asAmendedOf, redline } from '../redline/redline.ts';
import { claiming } from '../structure/renumber.ts';
import { insertionOf } from '../structure/with-inserted.ts';
import {
  type Command,
  type DraftingSession,
  finish,
  nameOf,
  shownOf,
  textWithInsertions,
} from './command.ts';
import { copyOf } from './copy.ts';
import { substitute } from './omit.ts';
import type { NextTo } from './place-for.ts';
import { changedInsertion } from './revise.ts';

const OUTSIDE_TABLE = refuse('invalid', 'A column can only be put in or left out in a table');
const LAST_COLUMN = 'The table has no other column in one of its rows. Omit the row or the table instead';

/**
 * Changes the columns of the table that a cell is in. Amending text has no wording for a single column
 * (drafting-conventions.md §3.1, Tables), so the whole table is substituted. A table that an amendment inserts is
 * changed in that insertion.
 */
function changeColumns(
  session: DraftingSession,
  pid: Pid,
  describe: (table: string) => string,
  change: (table: Provision, cell: Pid) => Result<{ readonly table: Provision; readonly focus: Pid }>,
): Command {
  const text = textWithInsertions(session);
  const path = pathTo(text, pid);
  const table = path.findLast(({ kind }) => kind === 'table');
  const cell = path.findLast(({ kind }) => kind === 'cell');
  if (!table || !cell) return OUTSIDE_TABLE;
  const words = describe(nameOf(text, table.pid));
  if (insertionOf(claiming(session.amendments), table.pid)) {
    const changed = change(table, cell.pid);
    if (!changed.ok) return changed;
    const changes = changedInsertion(session, table.pid, () => changed.value.table);
    if (!changes) return OUTSIDE_TABLE;
    return finish(session, changes, words, { pid: changed.value.focus, field: 'content', offset: 0 });
  }
  // The new table starts from the text on the screen, so that it keeps what is already drafted in the old one.
  const shownTable = indexTree(asAmendedOf(redline(session.base, shownOf(session)))).byPid.get(table.pid);
  if (!shownTable) return refuse('not-found', 'This table is not in the text shown');
  const copies = new Map<Pid, Pid>();
  const copy = copyOf(shownTable, (of) => {
    const copyPid = session.newPid();
    copies.set(of, copyPid);
    return copyPid;
  });
  const own = copies.get(cell.pid);
  const changed = own
    ? change(copy, own)
    : refuse('refused', 'This row is omitted. Choose a cell of another row');
  if (!changed.ok) return changed;
  const substituted = substitute(session, [table.pid], changed.value.table);
  if (!substituted.ok) return substituted;
  const focus = { pid: changed.value.focus, field: 'content', offset: 0 } as const;
  return ok({ ...substituted.value, words: `${words}. The wording replaces the whole table`, focus });
}

/** Inserts an empty column before or after the caret's column. Refused `invalid` outside a table. */
export const insertColumn = (session: DraftingSession, { anchor, side }: NextTo): Command =>
  changeColumns(
    session,
    anchor,
    (table) => `Inserted a column in ${table}`,
    (table, cell) => {
      const at = columnsOf(table, cell);
      if (!at) return OUTSIDE_TABLE;
      const widened = withColumn(table, side === 'after' ? at.last : at.first - 1, session.newPid);
      const row = widened.children.find(({ children }) => children.some(({ pid }) => pid === cell));
      const place = row?.children.findIndex(({ pid }) => pid === cell) ?? 0;
      const focus = row?.children[side === 'after' ? place + 1 : place - 1];
      return ok({ table: widened, focus: focus?.pid ?? cell });
    },
  );

/** Omits the caret's column. Refused `invalid` outside a table, and `refused` where a row would have no cell left. */
export const omitColumn = (session: DraftingSession, pid: Pid): Command =>
  changeColumns(
    session,
    pid,
    (table) => `Omitted a column of ${table}`,
    (table, cell) => {
      const at = columnsOf(table, cell);
      if (!at) return OUTSIDE_TABLE;
      const narrowed = columnCount(table) > 1 ? withoutColumn(table, at.first) : null;
      if (!narrowed) return refuse('refused', LAST_COLUMN);
      const row = table.children.findIndex(({ children }) => children.some((one) => one.pid === cell));
      const left = narrowed.children[row]?.children ?? [];
      const focus = left[Math.min(at.first, left.length) - 1] ?? left[0];
      return ok({ table: narrowed, focus: focus?.pid ?? cell });
    },
  );
