import { cite } from '../../act/citation.ts';
import { nextNumber } from '../../act/numbering.ts';
import { indexTree, type Kind, type Pid, type Provision, provision } from '../../act/tree.ts';
import { refuse } from '../../base/result.ts';
import { editsClash } from '../edits/clash.ts';
import { isUndivided, partKind } from '../edits/division.ts';
import type { DivideEdit, Edit } from '../edits/edit.ts';
import { claiming } from '../structure/renumber.ts';
import { alternativeTo, editsOf } from '../structure/spot-for.ts';
import { divisionOf } from '../structure/with-inserted.ts';
import { type Command, type DraftingSession, finish, nameOf, textWithInsertions } from './command.ts';
import { changedInsertion } from './revise.ts';

const PART_WORDS: Partial<Record<Kind, string>> = {
  subsection: 'subsection',
  scheduleSubparagraph: 'sub-paragraph',
};

/** An inserted provision with its text as its first part. It isn't law yet, so no `divide` edit is needed. */
function withFirstPart(node: Provision, kind: Kind, num: string, pid: Pid): Provision {
  const { intro, content, wrapUp, children } = node;
  const part = provision({ pid, kind, num, intro, content, wrapUp, children });
  return { ...node, intro: '', content: '', wrapUp: '', children: [part] };
}

/**
 * Divides an undivided section, Schedule or paragraph of a Schedule: "The existing text becomes subsection (1)"
 * (drafting-conventions.md §2.1). Further parts can then be inserted after it. Refused `invalid` for another kind,
 * `refused` where it is divided already, and `clash` where another amendment changes or omits it.
 */
export function divide(session: DraftingSession, pid: Pid): Command {
  const text = textWithInsertions(session);
  const node = indexTree(text).byPid.get(pid);
  const kind = node && partKind(node.kind);
  if (!node || !kind)
    return refuse('invalid', 'Only a section, a Schedule or a paragraph of one can be divided');
  const base = indexTree(session.base).byPid.get(pid);
  if (!isUndivided(base ?? node)) return refuse('refused', 'This provision is already divided');
  const live = claiming(session.amendments);
  const newPid = session.newPid();
  const num = nextNumber(kind, null, null);
  const words = `The existing text of ${nameOf(text, pid)} becomes ${PART_WORDS[kind] ?? ''} ${num}`.replace(
    '  ',
    ' ',
  );
  const focus = { pid: newPid, field: 'content', offset: 0 } as const;
  if (!base) {
    const changes = changedInsertion(session, pid, (found) => withFirstPart(found, kind, num, newPid));
    return changes
      ? finish(session, changes, words, focus)
      : refuse('not-found', 'That provision does not exist');
  }
  const edit: DivideEdit = { type: 'divide', pid, num, newPid };
  const isClashing = (other: Edit) => editsClash(other, edit, session.base);
  const clashing = live.filter(({ edits }) => edits.some(isClashing)).map(({ id }) => id);
  if (clashing[0] === session.me) return refuse('refused', `${session.me} already divides or omits this`);
  if (clashing.length > 0 && !session.asAlternative) return alternativeTo(session.base, clashing, pid);
  return finish(session, new Map([[session.me, [...editsOf(session.amendments, session.me), edit]]]), words, {
    ...focus,
    pid,
  });
}

/** Removes a division, of which `pid` is the new part. Refused `refused` while other parts follow that one. */
export function undivide(session: DraftingSession, pid: Pid): Command {
  const part = divisionOf(claiming(session.amendments), pid);
  if (!part) return refuse('not-found', 'No amendment makes this part of existing text');
  const edits = editsOf(session.amendments, part.am);
  const hasPartAfter = edits.some((edit) => 'after' in edit && edit.after === pid);
  if (hasPartAfter) return refuse('refused', 'Other parts follow it: remove those first');
  const name = cite(session.base, part.edit.pid);
  return finish(
    session,
    new Map([[part.am, edits.filter((edit) => edit !== part.edit)]]),
    `${name} is no longer divided`,
  );
}
