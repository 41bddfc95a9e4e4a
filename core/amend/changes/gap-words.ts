import { indexTree, type Pid, type Provision } from '../../act/tree.ts';
import type { Cite } from './change.ts';

/**
 * Words for places between provisions. An italic heading is no place of its own: "after the italic heading before section 1"
 * would be over section 1, where the group that it heads ends with section 7.
 */

const isGroup = ({ kind }: Provision): boolean => kind === 'crossheading';

/** The last provision of a group under an italic heading; any other provision itself. */
function lastOf(provision: Provision): Provision {
  const last = isGroup(provision) ? provision.children.at(-1) : undefined;
  return last ? lastOf(last) : provision;
}

/** "after section 7": just after all that is in a provision. */
export const wordsAfter = (provision: Provision, cite: Cite): string =>
  `after ${cite(lastOf(provision).pid)}`;

/** "at the beginning of Part 1"; "before section 1", for the first place under an italic heading. */
export function wordsAtStart(provision: Provision, cite: Cite): string {
  const first = isGroup(provision) ? provision.children[0] : undefined;
  if (first) return `before ${cite(first.pid)}`;
  return `${isGroup(provision) ? 'under' : 'at the beginning of'} ${cite(provision.pid)}`;
}

/** Where what is put under `parent`, after its child `after` or first, stands in the text that `cite` names. */
export function gapWords(base: Provision, parent: Pid, after: Pid | null, cite: Cite): string | null {
  const { byPid } = indexTree(base);
  const before = after === null ? undefined : byPid.get(after);
  if (before) return wordsAfter(before, cite);
  const holder = byPid.get(parent);
  if (!holder) return null;
  // After the part that the existing text of a divided provision becomes, which has no name of its own.
  return after === null ? wordsAtStart(holder, cite) : `after the existing text of ${cite(parent)}`;
}

/** A provision with all that is in it: a group goes by more than its heading. */
export const citeWhole = (provision: Provision, cite: Cite): string =>
  isGroup(provision) && provision.children.length > 0
    ? `${cite(provision.pid)} and everything under it`
    : cite(provision.pid);
