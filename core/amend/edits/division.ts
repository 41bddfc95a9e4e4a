import { usuallyHolds } from '../../act/nesting.ts';
import { type Field, type Kind, type Provision, provision } from '../../act/tree.ts';
import type { DivideEdit } from './edit.ts';

/** The kind of part that existing text becomes when a provision is divided (drafting-conventions.md §2.1). */
const PART_OF: Partial<Record<Kind, Kind>> = {
  section: 'subsection',
  scheduleParagraph: 'scheduleSubparagraph',
  schedule: 'part',
};

/** The kind of part that a provision's text becomes. Null for a kind that is never divided. */
export const partKind = (kind: Kind): Kind | null => PART_OF[kind] ?? null;

/** The fields that go into the new part. The provision keeps its number and heading. */
export const DIVIDED: ReadonlySet<Field> = new Set(['intro', 'content', 'wrapUp']);

/** Whether a provision can be divided: all its children could stand in the part that its text would become. */
export function isUndivided(node: Provision): boolean {
  const kind = partKind(node.kind);
  return kind !== null && node.children.every((child) => usuallyHolds(kind, child.kind));
}

/**
 * The part that a division makes: the provision's words and children, under the new number.
 * @throws RangeError for a kind that is never divided
 */
export function partOf(node: Provision, { newPid, num, heading = '' }: DivideEdit): Provision {
  const { intro, content, wrapUp, children, spans, kind } = node;
  const part = partKind(kind);
  if (part === null) throw new RangeError(`${node.pid} is a ${kind}, which is never divided`);
  const inside = spans?.filter(({ field }) => DIVIDED.has(field));
  const divided = provision({ pid: newPid, kind: part, num, heading, intro, content, wrapUp, children });
  return inside?.length ? { ...divided, spans: inside } : divided;
}

/** A divided provision without the words and children that went into its part. */
export function shellOf(node: Provision): Provision {
  const { spans, ...rest } = node;
  const own = spans?.filter(({ field }) => !DIVIDED.has(field));
  const shell: Provision = { ...rest, intro: '', content: '', wrapUp: '', children: [] };
  return own?.length ? { ...shell, spans: own } : shell;
}
