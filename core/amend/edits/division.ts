import { usuallyHolds } from '../../act/nesting.ts';
import { type Field, type Kind, type Provision, provision } from '../../act/tree.ts';
import type { DivideEdit } from './edit.ts';

/** What the existing text of a provision becomes when it is divided (drafting-conventions.md §2.1 N13, N14). */
const PART_OF: Partial<Record<Kind, Kind>> = {
  section: 'subsection',
  scheduleParagraph: 'scheduleSubparagraph',
  schedule: 'part',
};

/** The kind of the one part that a provision's text becomes; null for a kind that is never divided. */
export const partKind = (kind: Kind): Kind | null => PART_OF[kind] ?? null;

/** The fields that go into the new part; its number and heading a provision keeps. */
export const DIVIDED: ReadonlySet<Field> = new Set(['intro', 'content', 'wrapUp']);

/** Whether a provision holds nothing that could not stand in the part that its text would become. */
export function isUndivided(node: Provision): boolean {
  const kind = partKind(node.kind);
  return kind !== null && node.children.every((child) => usuallyHolds(kind, child.kind));
}

/** The part that a division makes of a provision's text: its words and children, under the new number. */
export function partOf(node: Provision, { newPid, num, heading = '' }: DivideEdit): Provision {
  const { intro, content, wrapUp, children, spans, kind } = node;
  const part = partKind(kind);
  if (part === null) throw new RangeError(`${node.pid} is a ${kind}, which is never divided`);
  const inside = spans?.filter(({ field }) => DIVIDED.has(field));
  const made = provision({ pid: newPid, kind: part, num, heading, intro, content, wrapUp, children });
  return inside?.length ? { ...made, spans: inside } : made;
}

/** A divided provision without what went into its part. */
export function shellOf(node: Provision): Provision {
  const { spans, ...rest } = node;
  const own = spans?.filter(({ field }) => !DIVIDED.has(field));
  const shell: Provision = { ...rest, intro: '', content: '', wrapUp: '', children: [] };
  return own?.length ? { ...shell, spans: own } : shell;
}
