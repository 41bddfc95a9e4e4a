import type { Pid } from '../../act/tree.ts';
import { capital } from '../../base/english.ts';
import { refuse } from '../../base/result.ts';
import type { Edit } from '../edits/edit.ts';
import { rowsWith } from '../edits/rows-held-together.ts';
import { claiming } from '../structure/renumber.ts';
import { editsOf } from '../structure/spot-for.ts';
import { type Command, type DraftingSession, finish, nameOf, textWithInsertions } from './command.ts';

const takesAway = (edit: Edit, pid: Pid): boolean =>
  (edit.type === 'omit' || edit.type === 'move') && edit.pid === pid;

/**
 * Removes the omission, substitution or move of a provision from its amendment, even long after undo could. A row of a
 * table comes back with the rows that share a spanning cell with it. The substituted provisions are removed. Refused
 * `invalid` where no amendment omits or moves the provision.
 */
export function restore(session: DraftingSession, pid: Pid): Command {
  const live = claiming(session.amendments);
  const holder =
    live.find(({ id, edits }) => id === session.me && edits.some((edit) => takesAway(edit, pid))) ??
    live.find(({ edits }) => edits.some((edit) => takesAway(edit, pid)));
  const edit = holder?.edits.find((own) => takesAway(own, pid));
  if (!holder || !edit) return refuse('invalid', 'Nothing omits or moves this provision');
  const pair = 'pair' in edit ? edit.pair : undefined;
  const rows = rowsWith(session.base, pid);
  const otherEdits = editsOf(session.amendments, holder.id).filter(
    (own) =>
      !rows.some((row) => (row === pid ? own === edit : takesAway(own, row))) &&
      (pair === undefined || !('pair' in own) || own.pair !== pair),
  );
  const outcome = edit.type === 'move' ? 'is back in its old place' : 'is restored';
  const name = nameOf(textWithInsertions({ ...session, amendments: [] }), pid);
  return finish(session, new Map([[holder.id, otherEdits]]), `${capital(name)} ${outcome}`);
}
