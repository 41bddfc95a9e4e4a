import { usuallyHolds } from '../../act/nesting.ts';
import { indexTree, type Pid, type Provision } from '../../act/tree.ts';
import { refuse } from '../../base/result.ts';
import type { Changes } from '../structure/spot-for.ts';
import { pidOfShell } from '../structure/with-insertions.ts';
import { applyChanges, type Command, type DraftingSession, finish, nameOf } from './command.ts';
import { convertToKind, deeperKind, fixTextField, insertedAt, isInserted } from './inserted-only.ts';
import { relocate } from './move.ts';
import { lastIn } from './place-for.ts';
import { changedInsertion } from './revise.ts';

const INSTEAD = 'Use Move, or Insert and Omit';

/** Moves the text of an inserted provision to its opening words, or back to its content, once it gains or loses parts. */
const fixTextFieldOf = (session: DraftingSession, changes: Changes, pid: Pid): Changes => {
  const settling = changedInsertion(applyChanges(session, changes), pid, fixTextField);
  return settling ? new Map([...changes, ...settling]) : changes;
};

/** The caret stays at the beginning of the provision's words. */
const focusOn = (node: Provision) =>
  ({ pid: node.pid, field: node.children.length > 0 ? 'intro' : 'content', offset: 0 }) as const;

/** Tab: an inserted provision becomes the last part of the one before it. Refused `refused` for existing law. */
export function indent(session: DraftingSession, pid: Pid): Command {
  const place = insertedAt(session, pid, INSTEAD);
  if (!place.ok) return place;
  const { node, parent } = place.value;
  const elder = parent.children[parent.children.indexOf(node) - 1];
  const kind = deeperKind(node.kind);
  const inner = kind && convertToKind(node, kind);
  if (!elder || pidOfShell(elder.pid) !== null || elder.repealed || elder.missing)
    return refuse('refused', 'There is no provision before this one that it can become part of');
  if (!inner || !usuallyHolds(elder.kind, inner.kind))
    return refuse('refused', `A ${node.kind} cannot go further in here`);
  if (elder.wrapUp)
    return refuse(
      'refused',
      'The provision before this one has closing words, so this one cannot become part of it',
    );
  const moved = relocate(session, pid, lastIn(elder), () => inner);
  if (!moved.ok) return moved;
  const changes = isInserted(session, elder.pid)
    ? fixTextFieldOf(session, moved.value, elder.pid)
    : moved.value;
  return finish(session, changes, (text) => `Moved in: it is now ${nameOf(text, pid)}`, focusOn(inner), pid);
}

/**
 * Shift and Tab: an inserted provision moves out, to just after its parent. The siblings that followed it become its own
 * parts. Refused `refused` for existing law, and where the parts of existing law would be split.
 */
export function outdent(session: DraftingSession, pid: Pid): Command {
  const place = insertedAt(session, pid, INSTEAD);
  if (!place.ok) return place;
  const { node, parent, text } = place.value;
  const outer = deeperKind(parent.kind) === node.kind ? convertToKind(node, parent.kind) : null;
  if (!outer || !indexTree(text).parentOf.has(parent.pid))
    return refuse('refused', `A ${node.kind} cannot go further out here`);
  const followers = parent.children.slice(parent.children.indexOf(node) + 1);
  if (parent.wrapUp)
    return refuse('refused', 'Closing words follow this provision, so you cannot move it out');
  if (followers.some((other) => !isInserted(session, parent.pid) || !usuallyHolds(outer.kind, other.kind)))
    return refuse(
      'refused',
      `That would split ${nameOf(text, parent.pid)}, which is existing law. ${INSTEAD}`,
    );
  const grown = fixTextField({ ...outer, children: [...outer.children, ...followers] });
  let now: Changes = new Map();
  if (followers.length > 0) {
    const followerPids = new Set(followers.map((other) => other.pid));
    const left = changedInsertion(session, parent.pid, (holder) => ({
      ...holder,
      children: holder.children.filter((child) => !followerPids.has(child.pid)),
    }));
    now = left ?? now;
  }
  const moved = relocate(applyChanges(session, now), pid, { after: parent.pid }, () => grown);
  if (!moved.ok) return moved;
  const all = new Map([...now, ...moved.value]);
  const changes = isInserted(session, parent.pid) ? fixTextFieldOf(session, all, parent.pid) : all;
  return finish(session, changes, (read) => `Moved out: it is now ${nameOf(read, pid)}`, focusOn(grown), pid);
}
