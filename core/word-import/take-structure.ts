import { indexTree, type Pid, type Provision } from '../act/tree.ts';
import { setNumber } from '../amend/commands/label.ts';
import { relocate } from '../amend/commands/move.ts';
import type { MoveEdit } from '../amend/edits/edit.ts';
import type { Drafted } from '../amend/edits/edit-index.ts';
import { moveProvision } from '../amend/structure/move-provision.ts';
import { numberFor } from '../amend/structure/number-for.ts';
import type { Changes } from '../amend/structure/spot-for.ts';
import { insertionOf } from '../amend/structure/with-inserted.ts';
import { movesOf } from '../amend/structure/with-insertions.ts';
import { type Result, refuse } from '../base/result.ts';
import type { MovedPart } from './item.ts';

/** Moves and renumbers provisions as a returned file has them, through the commands that the window uses. */

interface StructureContext {
  readonly base: Provision;
  readonly amendments: readonly Drafted[];
  /** The amendment that new changes go into. */
  readonly into: string;
  readonly newPid: () => Pid;
}

/** The reason that is recorded when a number differs from what the numbering rules give. */
const OVERRIDE_REASON = 'As in the Word file that was imported';

/** How a moved provision is numbered: unlocked where the rules give the number in the file, otherwise locked to it. */
function numberingOf(
  { base, amendments }: StructureContext,
  { pid, where, num }: MovedPart,
): MoveEdit['numbering'] {
  const node = indexTree(base).byPid.get(pid);
  if (num === null || !node) return undefined;
  const otherAmendments = amendments.map((one) => ({
    ...one,
    edits: one.edits.filter((edit) => edit.type !== 'move' || edit.pid !== pid),
  }));
  const numberByRules = numberFor(base, otherAmendments, where, node.kind);
  return numberByRules.ok && numberByRules.value === num
    ? { locked: false }
    : { locked: true, override: { reason: OVERRIDE_REASON } };
}

/** Moves a provision. The amendment that already moves or inserts it is changed, or else `into`. */
export function moveAsInWord(context: StructureContext, part: MovedPart): Result<Changes> {
  const { base, amendments, into, newPid } = context;
  const { pid, where, num } = part;
  if (insertionOf(amendments, pid)) {
    const session = { base, amendments, me: into, newPid };
    return relocate(session, pid, where, (found) => (num === null ? found : { ...found, num }));
  }
  const earlierMove = movesOf(base, amendments).get(pid);
  const numbering = num === null ? earlierMove?.edit.numbering : numberingOf(context, part);
  const number = num ?? earlierMove?.edit.num ?? '';
  return moveProvision(base, amendments, earlierMove?.am ?? into, pid, where, number, false, numbering);
}

/** Gives a provision its number in the file. */
export function renumberAsInWord(
  { base, amendments, into, newPid }: StructureContext,
  pid: Pid,
  num: string,
): Result<Changes> {
  const changes = setNumber({ base, amendments, me: into, newPid }, pid, num, OVERRIDE_REASON);
  return (
    changes ?? refuse('stale', 'The draft has changed since the file was made. Make this change by hand', pid)
  );
}
