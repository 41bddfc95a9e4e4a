import { usuallyHolds } from '../../act/nesting.ts';
import { type Field, indexTree, type Kind, type Pid, type Provision } from '../../act/tree.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { claiming } from '../structure/renumber.ts';
import { insertionOf } from '../structure/with-inserted.ts';
import { type DraftingSession, textWithInsertions } from './command.ts';

/** An inserted provision where it stands, with all that stands round it. */
export interface InsertedPlace {
  readonly text: Provision;
  readonly node: Provision;
  readonly parent: Provision;
  /** Its own amendment. */
  readonly am: string;
  /** Whether it is the whole of what one edit inserts, not a part of that. */
  readonly isWhole: boolean;
}

/**
 * Finds an inserted provision. What is law already is never restructured by a key: refused `refused`, with the command
 * that does what is wanted.
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

/** The part that each kind may be made a part of its elder sibling as (drafting-conventions.md §1.1). */
const DEEPER: Partial<Record<Kind, Kind>> = {
  subsection: 'paragraph',
  paragraph: 'subparagraph',
  subparagraph: 'subsubparagraph',
  scheduleParagraph: 'scheduleSubparagraph',
  scheduleSubparagraph: 'paragraph',
};

/** The kind that a provision of a kind becomes one level further in; null where there is none. */
export const deeperKind = (kind: Kind): Kind | null => DEEPER[kind] ?? null;

/** A provision as another kind, with what is in it one level further in or out as well; null where that can't be. */
export function asKind(node: Provision, kind: Kind): Provision | null {
  const children: Provision[] = [];
  for (const child of node.children) {
    const inner = kindBelow(node.kind, child.kind, kind);
    const converted = inner && (inner === child.kind ? child : asKind(child, inner));
    if (!converted || !usuallyHolds(kind, converted.kind)) return null;
    children.push(converted);
  }
  return { ...node, kind, children };
}

/** What a child becomes when its parent becomes another kind: what stood one level below it still does. */
function kindBelow(parent: Kind, child: Kind, now: Kind): Kind | null {
  return deeperKind(parent) === child ? deeperKind(now) : child;
}

/** A provision with its text in the field that fits: opening words where something follows them in it. */
export function settled(node: Provision): Provision {
  const { intro, content, children } = node;
  const text = intro + content;
  const [now, other] = children.length > 0 ? ([text, ''] as const) : (['', text] as const);
  return intro === now && content === other ? node : { ...node, intro: now, content: other };
}

/** The last line of a provision, in the provision that has it. */
export function lastLine(node: Provision): { readonly node: Provision; readonly field: Field } {
  const last = node.children.at(-1);
  if (node.wrapUp) return { node, field: 'wrapUp' };
  if (last) return lastLine(last);
  return { node, field: node.intro && !node.content ? 'intro' : 'content' };
}

export const isEmpty = ({ heading, intro, content, wrapUp, children }: Provision): boolean =>
  heading + intro + content + wrapUp === '' && children.length === 0;
