import { isNumbered } from '../../act/numbering.ts';
import { indexTree, type Pid, type Provision } from '../../act/tree.ts';
import { capital } from '../../base/english.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { editsClash } from '../edits/clash.ts';
import { type Edit, type Numbering, type TextEdit, withReplaced } from '../edits/edit.ts';
import { asAmendedOf, redline } from '../redline/redline.ts';
import { claiming } from '../structure/renumber.ts';
import { type Changes, editsOf } from '../structure/spot-for.ts';
import { divisionOf, insertionOf } from '../structure/with-inserted.ts';
import { movesOf } from '../structure/with-insertions.ts';
import { isUsableText } from '../text/characters.ts';
import { firstRank } from '../text/rank.ts';
import { seriesFor } from '../text/series.ts';
import { spliceBetween } from '../text/splice.ts';
import {
  type Command,
  type DraftingSession,
  finish,
  nameOf,
  shownOf,
  textWithInsertions,
} from './command.ts';
import { spliceField } from './revise.ts';

/** A provision in the text on the screen. */
function asShown(session: DraftingSession, pid: Pid): Provision | undefined {
  const shownText = asAmendedOf(redline(session.base, shownOf(session)));
  return indexTree(shownText).byPid.get(pid);
}

/** Gives a provision another heading. Refused `invalid` for the same heading, or for more than one line. */
export function changeHeading(session: DraftingSession, pid: Pid, heading: string): Command {
  const node = asShown(session, pid);
  if (!node) return refuse('not-found', 'This provision is not in the text shown');
  if (!isUsableText(heading) || /[\n\t]/.test(heading))
    return refuse('invalid', 'A heading must be one line of plain text');
  if (node.heading === heading) return refuse('invalid', 'The provision already has this heading');
  const splice = spliceBetween(node.heading, heading, null);
  const changes = spliceField(session, pid, 'heading', [splice]);
  if (!changes) return refuse('not-found', 'That provision does not exist');
  return finish(session, changes, (text) => `The heading of ${nameOf(text, pid)} is now “${heading}”`);
}

/** Sets the number of an inserted, moved or divided provision, in its edit. Null for existing law in its place. */
function setNewNum(session: DraftingSession, pid: Pid, num: string, numbering: Numbering): Changes | null {
  const live = claiming(session.amendments);
  const inserted = insertionOf(live, pid);
  if (inserted) {
    const { am, edit } = inserted;
    const give = (node: Provision): Provision => ({
      ...node,
      ...(node.pid === pid && { num }),
      children: node.children.map(give),
    });
    const own = { ...edit, provision: give(edit.provision) };
    const now =
      edit.provision.pid === pid
        ? { ...own, numbering }
        : { ...own, numberingInside: { ...edit.numberingInside, [pid]: numbering } };
    return replacedIn(session, am, edit, now);
  }
  const part = divisionOf(live, pid);
  if (part) return replacedIn(session, part.am, part.edit, { ...part.edit, num });
  const moved = movesOf(session.base, live).get(pid);
  return moved ? replacedIn(session, moved.am, moved.edit, { ...moved.edit, num, numbering }) : null;
}

const replacedIn = (session: DraftingSession, am: string, was: Edit, now: Edit): Changes =>
  new Map([[am, withReplaced(editsOf(session.amendments, am), was, now)]]);

/** Changes the number of existing law, by a text edit of the amendment `me`. No rule ever changes such a number. */
function editNum(session: DraftingSession, node: Provision, num: string, reason: string): Result<Changes> {
  const { me, amendments, base, asAlternative } = session;
  const isOwn = (edit: Edit) => edit.type === 'text' && edit.pid === node.pid && edit.field === 'num';
  const otherEdits = editsOf(amendments, me).filter((edit) => !isOwn(edit));
  const edit: TextEdit = {
    type: 'text',
    pid: node.pid,
    field: 'num',
    from: 0,
    to: node.num.length,
    insert: num,
    rank: firstRank(me),
    reason,
  };
  const clashing = claiming(amendments).filter(
    (one) => one.id !== me && one.edits.some((other) => editsClash(other, edit, base)),
  );
  if (clashing.length > 0 && !asAlternative) {
    const ids = clashing.map(({ id }) => id).join(', ');
    return refuse(
      'clash',
      `This change would conflict with ${ids}. Draft as an alternative instead`,
      node.pid,
    );
  }
  return ok(new Map([[me, node.num === num ? otherEdits : [...otherEdits, edit]]]));
}

/** Gives a provision any number, even one that another has. Null for a provision that isn't in the text. */
export function setNumber(
  session: DraftingSession,
  pid: Pid,
  num: string,
  reason: string,
): Result<Changes> | null {
  const renumbered = setNewNum(session, pid, num, { locked: true, override: { reason } });
  const base = indexTree(session.base).byPid.get(pid);
  return renumbered ? ok(renumbered) : base ? editNum(session, base, num, reason) : null;
}

/**
 * Gives a provision a number that a person chose against the rules of drafting-conventions.md §2. The number of an
 * inserted provision is then locked. Refused `invalid` without a reason or a usable number, and `clash` where another
 * provision in the series has the number.
 */
export function changeNumber(session: DraftingSession, pid: Pid, num: string, reason: string): Command {
  const text = textWithInsertions(session);
  const { byPid, parentOf } = indexTree(text);
  const node = byPid.get(pid);
  const parent = parentOf.get(pid);
  if (!node || !parent) return refuse('not-found', 'That provision does not exist');
  if (!isNumbered(node.kind)) return refuse('invalid', `A ${node.kind} has no number`);
  if (!reason.trim()) return refuse('invalid', 'Give a reason for choosing this number');
  if (!num.trim() || num.length > 100 || !isUsableText(num))
    return refuse('invalid', `“${num}” is no number`);
  const holder = seriesFor(text, parent, node.kind).find((other) => other !== node && other.num === num);
  if (holder)
    return refuse('clash', `${capital(nameOf(text, holder.pid))} already has that number`, holder.pid);
  const changes = setNumber(session, pid, num, reason.trim());
  if (!changes) return refuse('not-found', 'That provision does not exist');
  if (!changes.ok) return changes;
  return finish(
    session,
    changes.value,
    `${capital(nameOf(text, pid))} has the number ${num}, because: ${reason.trim()}`,
  );
}

/** Locks the number of an inserted or moved provision, or unlocks it so that the rules number it again. */
export function lockNumber(session: DraftingSession, pid: Pid, locked: boolean): Command {
  const text = textWithInsertions(session);
  const num = indexTree(text).byPid.get(pid)?.num ?? '';
  const holder = insertionOf(claiming(session.amendments), pid)?.edit;
  if (!locked && holder && !holder.numbering && holder.provision.pid !== pid)
    return refuse('refused', 'Let the number of the whole inserted provision follow from its place first');
  const changes = divisionOf(claiming(session.amendments), pid)
    ? null
    : setNewNum(session, pid, num, { locked });
  if (!changes) return refuse('refused', 'Only the number of an inserted or moved provision can be locked');
  const words = (now: Provision) =>
    `The number of ${nameOf(now, pid)} ${locked ? 'is locked' : 'follows from its place'}`;
  return finish(session, changes, words, null, pid);
}
