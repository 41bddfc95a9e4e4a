import { isNumbered } from '../../act/numbering.ts';
import { indexTree, type Pid } from '../../act/tree.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import type { InsertEdit } from '../edits/edit.ts';
import { asAmendedOf, redline } from '../redline/redline.ts';
import { moveProvision } from '../structure/move-provision.ts';
import { numberFor } from '../structure/number-for.ts';
import { claiming } from '../structure/renumber.ts';
import type { Changes } from '../structure/spot-for.ts';
import { type InsertFields, insertProvision, omitProvision } from '../structure/structural-edits.ts';
import { insertionOf, type Where } from '../structure/with-inserted.ts';
import {
  applyChanges,
  type Command,
  type DraftingSession,
  finish,
  nameOf,
  shownOf,
  textWithInsertions,
} from './command.ts';
import { type NextTo, nextTo } from './place-for.ts';
import { restore } from './restore.ts';

/** The fields that an insertion keeps when it moves. */
const keptFields = ({ numbering, numberingInside, pair }: InsertEdit): InsertFields => ({
  ...(numbering && { numbering }),
  ...(numberingInside && { numberingInside }),
  ...(pair !== undefined && { pair }),
});

/** The fields that a part of an insertion keeps when it moves by itself. */
function keptFieldsOfPart({ numbering, numberingInside }: InsertEdit, pid: Pid): InsertFields {
  const own = numberingInside?.[pid] ?? (numbering && { locked: false });
  return { ...(own && { numbering: own }), ...(numberingInside && { numberingInside }) };
}

/**
 * Moves an inserted provision. It stays in its amendment unless the new place is inside another's insertion. `change`
 * may alter the provision on the way.
 */
export function relocate(
  session: DraftingSession,
  pid: Pid,
  where: Where,
  change: (provision: InsertEdit['provision']) => InsertEdit['provision'] = (provision) => provision,
): Result<Changes> {
  const holder = insertionOf(claiming(session.amendments), pid);
  const provision = holder && indexTree(holder.edit.provision).byPid.get(pid);
  if (!holder || !provision) return refuse('not-found', 'That inserted provision does not exist');
  const out = omitProvision(session.base, claiming(session.amendments), holder.am, pid);
  if (!out.ok) return out;
  const inserting =
    holder.edit.provision === provision ? keptFields(holder.edit) : keptFieldsOfPart(holder.edit, pid);
  const now = applyChanges(session, out.value);
  const inserted = insertProvision(
    session.base,
    claiming(now.amendments),
    holder.am,
    where,
    change(provision),
    session.asAlternative,
    inserting,
  );
  return inserted.ok ? ok(new Map([...out.value, ...inserted.value])) : inserted;
}

/**
 * Moves a provision, with everything in it, to before or after another. It is one change with two ends, and it gets the
 * number of its new place. An inserted provision only changes its place in its amendment.
 */
export function move(session: DraftingSession, pid: Pid, at: NextTo): Command {
  const live = claiming(session.amendments);
  const text = textWithInsertions(session);
  const { byPid } = indexTree(text);
  const node = byPid.get(pid);
  const where = nextTo(text, at);
  if (!node || !where) return refuse('not-found', 'That provision or place does not exist');
  if (indexTree(node).byPid.has(at.anchor))
    return refuse('invalid', 'You cannot move a provision into itself');
  const name = nameOf(text, pid);
  const summary = (now: typeof text) => {
    const renamed = nameOf(now, pid);
    const next = `${at.side} ${nameOf(text, at.anchor)}`;
    return `Moved ${name} to ${next}${renamed === name ? '' : `: it is now ${renamed}`}`;
  };
  if (insertionOf(live, pid)) {
    const changes = relocate(session, pid, where);
    return changes.ok ? finish(session, changes.value, summary, null, pid) : changes;
  }
  const { base, me, asAlternative } = session;
  const unmoved = session.amendments.map((one) => ({
    ...one,
    edits: one.edits.filter((edit) => edit.type !== 'move' || edit.pid !== pid || one.id !== me),
  }));
  const num = isNumbered(node.kind) ? numberFor(base, unmoved, where, node.kind) : ok('');
  if (!num.ok) return num;
  const moved = moveProvision(base, live, me, pid, where, num.value, asAlternative, { locked: false });
  return moved.ok ? finish(session, moved.value, summary, null, pid) : moved;
}

/**
 * Moves a provision past the sibling before or after it in the text on the screen. If that is its place in the Act, the
 * move is removed. Refused `invalid` where there is no such sibling of the same kind.
 */
export function moveBy(session: DraftingSession, pid: Pid, by: -1 | 1): Command {
  const { parentOf } = indexTree(asAmendedOf(redline(session.base, shownOf(session))));
  const siblings = parentOf.get(pid)?.children ?? [];
  const passed = siblings[siblings.findIndex((sibling) => sibling.pid === pid) + by];
  if (!passed || passed.kind !== siblings.find((sibling) => sibling.pid === pid)?.kind)
    return refuse('invalid', `There is no provision ${by < 0 ? 'before' : 'after'} this one to move it past`);
  const home = indexTree(session.base).parentOf.get(pid)?.children ?? [];
  const isBack = home[home.findIndex((sibling) => sibling.pid === pid) - by]?.pid === passed.pid;
  const isMoved = session.amendments.some(
    ({ id, edits }) => id === session.me && edits.some((edit) => edit.type === 'move' && edit.pid === pid),
  );
  if (isBack && isMoved) return restore(session, pid);
  return move(session, pid, { anchor: passed.pid, side: by < 0 ? 'before' : 'after' });
}
