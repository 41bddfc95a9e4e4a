import { usuallyHolds } from '../../act/nesting.ts';
import { type Field, indexTree, type Kind, type Pid, type Provision } from '../../act/tree.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { claiming } from '../structure/renumber.ts';
import { insertionOf } from '../structure/with-inserted.ts';
import { type DraftingSession, textWithInsertions } from './command.ts';

/** An inserted provision, with its parent and the whole text round it. */
export interface InsertedPlace {
  readonly text: Provision;
  readonly node: Provision;
  readonly parent: Provision;
  /** The amendment that inserts it. */
  readonly am: string;
  /** Whether an edit inserts exactly this provision, not a larger one that it is part of. */
  readonly isWhole: boolean;
}

/**
 * Finds an inserted provision. Refused `refused` for existing law, because a key never changes the structure of law.
 * `instead` names the command that does.
 */
export function insertedAt(session: DraftingSession, pid: Pid, instead: string): Result<InsertedPlace> {
  const holder = insertionOf(claiming(session.amendments), pid);
  const text = textWithInsertions(session);
  const { byPid, parentOf } = indexTree(text);
  const node = byPid.get(pid);
  const parent = parentOf.get(pid);
  if (!node || !parent) return refuse('not-found', 'That provision is not in the text');
  if (!holder)
    return refuse(
      'refused',
      `This is existing law, so this key does not change its structure. ${instead}`,
      pid,
    );
  return ok({ text, node, parent, am: holder.am, isWhole: holder.edit.provision.pid === pid });
}

/** Whether a provision of the text is inserted by some amendment. */
export const isInserted = (session: DraftingSession, pid: Pid): boolean =>
  insertionOf(claiming(session.amendments), pid) !== null;

/** The kind that Tab gives a provision of each kind, one level further in (drafting-conventions.md §1.1). */
const DEEPER: Partial<Record<Kind, Kind>> = {
  subsection: 'paragraph',
  paragraph: 'subparagraph',
  subparagraph: 'subsubparagraph',
  scheduleParagraph: 'scheduleSubparagraph',
  scheduleSubparagraph: 'paragraph',
};

/** The kind that a provision of a kind becomes one level further in; null where there is none. */
export const deeperKind = (kind: Kind): Kind | null => DEEPER[kind] ?? null;

/** A provision as another kind, its parts moved in or out with it. Null where a part can't stand there. */
export function convertToKind(node: Provision, kind: Kind): Provision | null {
  const children: Provision[] = [];
  for (const child of node.children) {
    const inner = kindBelow(node.kind, child.kind, kind);
    const converted = inner && (inner === child.kind ? child : convertToKind(child, inner));
    if (!converted || !usuallyHolds(kind, converted.kind)) return null;
    children.push(converted);
  }
  return { ...node, kind, children };
}

/** The kind of a child when its parent becomes another kind: a child one level below the parent stays one level below. */
function kindBelow(parent: Kind, child: Kind, now: Kind): Kind | null {
  return deeperKind(parent) === child ? deeperKind(now) : child;
}

/** A provision with its text in the right field: opening words if it has parts, else its content. */
export function fixTextField(node: Provision): Provision {
  const { intro, content, children } = node;
  const text = intro + content;
  const [now, other] = children.length > 0 ? ([text, ''] as const) : (['', text] as const);
  return intro === now && content === other ? node : { ...node, intro: now, content: other };
}

/** The field with the last line of a provision, which may be in its last part. */
export function lastLine(node: Provision): { readonly node: Provision; readonly field: Field } {
  const last = node.children.at(-1);
  if (node.wrapUp) return { node, field: 'wrapUp' };
  if (last) return lastLine(last);
  return { node, field: node.intro && !node.content ? 'intro' : 'content' };
}

export const isEmpty = ({ heading, intro, content, wrapUp, children }: Provision): boolean =>
  heading + intro + content + wrapUp === '' && children.length === 0;
