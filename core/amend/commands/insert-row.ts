import { emptyRow, isHeadRow } from '../../act/table.ts';
import { indexTree, type Pid, type Provision, pathTo } from '../../act/tree.ts';
import { refuse } from '../../base/result.ts';
import { rowsWith } from '../edits/rows-held-together.ts';
import { insertProvision } from '../structure/structural-edits.ts';
import { type Command, type DraftingSession, finish, textWithInsertions } from './command.ts';
import { type NextTo, nextTo } from './place-for.ts';

/** The row round a provision, or the provision itself if it is a row. Null outside a table. */
export const rowAt = (text: Provision, pid: Pid): Provision | null =>
  pathTo(text, pid).findLast(({ kind }) => kind === 'row') ?? null;

/**
 * Inserts an empty row above or below the caret's row, with the same columns. Refused `refused` above the heading of a
 * table, and `invalid` outside one.
 */
export function insertRow(session: DraftingSession, at: NextTo): Command {
  const text = textWithInsertions(session);
  const like = rowAt(text, at.anchor);
  if (!like) return refuse('invalid', 'A row can only be put in a table');
  if (at.side === 'before' && isHeadRow(like))
    return refuse('refused', 'A row cannot stand above the heading of its table');
  const where = nextTo(text, { ...at, anchor: like.pid });
  if (!where) return refuse('not-found', 'That place is not in the text');
  // Of rows that share a spanning cell, only the first has a cell in every column.
  const [fullRow = like.pid] = rowsWith(text, like.pid);
  const newRow = emptyRow(indexTree(text).byPid.get(fullRow) ?? like, session.newPid);
  const { base, amendments, me, asAlternative } = session;
  const inserted = insertProvision(base, amendments, me, where, newRow, asAlternative);
  if (!inserted.ok) return inserted;
  const summary = `Inserted a row ${at.side === 'after' ? 'below' : 'above'}`;
  const [first] = newRow.children;
  return finish(
    session,
    inserted.value,
    summary,
    first ? { pid: first.pid, field: 'content', offset: 0 } : null,
  );
}
