import { usuallyHolds } from '../../act/nesting.ts';
import type { Pid, Provision } from '../../act/tree.ts';
import { refuse } from '../../base/result.ts';
import { claiming } from '../structure/renumber.ts';
import type { Changes } from '../structure/spot-for.ts';
import { omitProvision } from '../structure/structural-edits.ts';
import { applyChanges, type Command, type DraftingSession, type Focus, finish, nameOf } from './command.ts';
import { convertToKind, fixTextField, insertedAt, isEmpty, isInserted, lastLine } from './inserted-only.ts';
import { changedInsertion } from './revise.ts';

const INSTEAD = 'Use Omit to omit this provision';
const LAW_BEFORE =
  'The words before this provision are existing law, so you cannot join to them. Delete the words of this provision to remove it';

/** Removes an inserted provision from its amendment. Null where that isn't possible. */
function removeInserted(session: DraftingSession, pid: Pid, am: string): Changes | null {
  const out = omitProvision(session.base, claiming(session.amendments), am, pid);
  return out.ok ? out.value : null;
}

/** Backspace at the start of an inserted provision: joins its words to the line before. Refused `refused` for law. */
export function mergeWithPrevious(session: DraftingSession, pid: Pid): Command {
  const place = insertedAt(session, pid, INSTEAD);
  if (!place.ok) return place;
  const { node, parent, am, text } = place.value;
  const name = nameOf(text, pid);
  const elder = parent.children[parent.children.indexOf(node) - 1];
  const before = elder ? lastLine(elder) : { node: parent, field: 'intro' as const };
  const { pid: into, [before.field]: words } = before.node;
  const focus: Focus = { pid: into, field: before.field, offset: words.length };
  const out = removeInserted(session, pid, am);
  if (!out) return refuse('not-found', 'That provision does not exist');
  if (isEmpty(node)) return finish(session, out, `Deleted ${name}`, focus);
  if (!isInserted(session, into)) return refuse('refused', LAW_BEFORE);
  if (node.heading)
    return refuse('refused', 'A provision with a heading cannot be joined to the one before it');
  const join = elder ? joinToLine(before.node, before.field, node, elder) : joinToParent(parent, node);
  if (!join) return refuse('refused', 'The provisions in it cannot go there: move them first');
  const changes = changedInsertion(applyChanges(session, out), into, join);
  if (!changes) return refuse('refused', LAW_BEFORE);
  const summary = `Joined ${name} to the words before it`;
  const holds = node.children.length > 0 || (!elder && parent.children.length > 1);
  const field = before.field === 'wrapUp' ? 'wrapUp' : holds ? 'intro' : 'content';
  return finish(session, new Map([...out, ...changes]), summary, { ...focus, field });
}

type Join = (target: Provision) => Provision;

/** Joins a provision to the line before it. Its parts can go along only if that provision has none. */
function joinToLine(
  last: Provision,
  field: ReturnType<typeof lastLine>['field'],
  node: Provision,
  elder: Provision,
): Join | null {
  const text = node.intro + node.content;
  if (node.children.length === 0 && !node.wrapUp)
    return (target) => {
      const grown = { ...target, [field]: target[field] + text };
      return field === 'wrapUp' ? grown : fixTextField(grown);
    };
  const fits = last === elder && last.kind === node.kind && last.children.length === 0 && field !== 'wrapUp';
  if (!fits) return null;
  const { children, wrapUp } = node;
  return (target) => fixTextField({ ...target, [field]: target[field] + text, children, wrapUp });
}

/** Joins a first part to its parent's opening words. An only part makes its parent undivided again. */
function joinToParent(parent: Provision, node: Provision): Join | null {
  const text = node.intro + node.content;
  const { wrapUp } = node;
  if (parent.children.length === 1) {
    const children = partsFor(parent, node);
    if (!children || (parent.wrapUp && wrapUp)) return null;
    return (target) =>
      fixTextField({
        ...target,
        intro: target.intro + text,
        children,
        wrapUp: wrapUp || target.wrapUp,
      });
  }
  // Opening words before a section's subsections would be text outside its division (drafting-conventions.md §1.1).
  if (node.children.length > 0 || wrapUp || !parent.intro) return null;
  return (target) => ({ ...target, intro: target.intro + text });
}

/** The parts of a provision as parts of its parent. Null where they can't stand there. */
function partsFor(parent: Provision, node: Provision): readonly Provision[] | null {
  if (node.children.every((child) => usuallyHolds(parent.kind, child.kind))) return node.children;
  return convertToKind(node, parent.kind)?.children ?? null;
}
