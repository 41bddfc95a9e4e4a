import { mayInsert } from '../../act/nesting.ts';
import { indexTree, type Kind, type Pid, type Provision, pathTo } from '../../act/tree.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { isUndivided, partKind } from '../edits/division.ts';
import type { Where } from '../structure/with-inserted.ts';

/** A side of the provision that the caret is in. */
export interface NextTo {
  readonly anchor: Pid;
  readonly side: 'before' | 'after';
}

/** The place just before or after a provision. Null for the whole text, or a provision that isn't in it. */
export function nextTo(text: Provision, { anchor, side }: NextTo): Where | null {
  const parent = indexTree(text).parentOf.get(anchor);
  if (!parent) return null;
  if (side === 'after') return { after: anchor };
  const at = parent.children.findIndex(({ pid }) => pid === anchor);
  const before = parent.children[at - 1];
  return before ? { after: before.pid } : { firstIn: parent.pid };
}

/** The last place in a provision. */
export const lastIn = ({ pid, children }: Provision): Where => {
  const last = children.at(-1);
  return last ? { after: last.pid } : { firstIn: pid };
};

/**
 * The place of a new provision of a kind: beside the provision of that kind round the caret, else in the innermost
 * provision that can hold one. A Schedule goes after everything else.
 * Refused `refused`, with the command to use, in an undivided section, and `invalid` where the kind can't stand.
 */
export function placeFor(text: Provision, kind: Kind, at: NextTo): Result<Where> {
  const path = pathTo(text, at.anchor);
  if (path.length === 0) return refuse('not-found', 'That place is not in the text');
  const sameKind = path.findLast((node) => node.kind === kind);
  const next = sameKind && nextTo(text, { ...at, anchor: sameKind.pid });
  if (next) return ok(next);
  const holder = path.findLast((node) => mayInsert(node.kind, kind));
  if (!holder) return refuse('invalid', `A ${kind} cannot be put here`);
  if (kind === partKind(holder.kind) && isUndivided(holder) && hasText(holder)) {
    const message = `${holder.num || 'This'} is not divided yet. Use Divide first: its existing text becomes the first part`;
    return refuse('refused', message, holder.pid);
  }
  if (kind === 'schedule') return ok(lastIn(holder));
  const inside = path[path.indexOf(holder) + 1];
  const place = inside && nextTo(text, { ...at, anchor: inside.pid });
  return ok(place ?? (at.side === 'after' ? lastIn(holder) : { firstIn: holder.pid }));
}

const hasText = ({ intro, content, children }: Provision): boolean =>
  intro !== '' || content !== '' || children.length > 0;
