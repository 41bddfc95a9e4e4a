import { cite } from '../../core/act/citation.ts';
import type { Provision } from '../../core/act/tree.ts';
import type { Amendment } from '../../core/amend/amendment.ts';
import { type Change, changesOf } from '../../core/amend/changes-of.ts';
import type { Edit } from '../../core/amend/edit.ts';
import { redline } from '../../core/amend/redline.ts';

const told = new WeakMap<readonly Edit[], readonly Change[]>();

/** One amendment's own changes in words, in the order of the Act. Worked out once for each version of its edits. */
export function describedChanges(
  base: Provision,
  { id, edits }: Pick<Amendment, 'id' | 'edits'>,
): readonly Change[] {
  const known = told.get(edits);
  if (known) return known;
  const changes = changesOf(redline(base, [{ id, edits }]), (pid) => cite(base, pid));
  told.set(edits, changes);
  return changes;
}
