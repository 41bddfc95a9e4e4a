import { indexTree, type Pid, type Provision } from '../../act/tree.ts';
import type { Cite } from './change.ts';

/**
 * Describes gaps between provisions. A gap after an italic heading's group is described by the last section of the group:
 * "after the italic heading before section 1" would wrongly mean the gap above section 1.
 */

const isGroup = ({ kind }: Provision): boolean => kind === 'crossheading';

/** The last provision of an italic heading's group. Any other provision itself. */
function lastOf(provision: Provision): Provision {
  const last = isGroup(provision) ? provision.children.at(-1) : undefined;
  return last ? lastOf(last) : provision;
}

/** "after section 7": the gap just after a provision and everything in it. */
export const wordsAfter = (provision: Provision, cite: Cite): string =>
  `after ${cite(lastOf(provision).pid)}`;

/** The first gap in a provision: "at the beginning of Part 1", or "before section 1" under an italic heading. */
export function wordsAtStart(provision: Provision, cite: Cite): string {
  const first = isGroup(provision) ? provision.children[0] : undefined;
  if (first) return `before ${cite(first.pid)}`;
  return `${isGroup(provision) ? 'under' : 'at the beginning of'} ${cite(provision.pid)}`;
}

/** The gap under `parent` after its child `after`, or the first gap for null. Null where the text has no such gap. */
export function gapWords(base: Provision, parent: Pid, after: Pid | null, cite: Cite): string | null {
  const { byPid } = indexTree(base);
  const before = after === null ? undefined : byPid.get(after);
  if (before) return wordsAfter(before, cite);
  const holder = byPid.get(parent);
  if (!holder) return null;
  // `after` is the new part of a divided provision, which the base text doesn't have.
  return after === null ? wordsAtStart(holder, cite) : `after the existing text of ${cite(parent)}`;
}

/** A provision with everything in it. The citation of a group alone would only mean its heading. */
export const citeWhole = (provision: Provision, cite: Cite): string =>
  isGroup(provision) && provision.children.length > 0
    ? `${cite(provision.pid)} and everything under it`
    : cite(provision.pid);
