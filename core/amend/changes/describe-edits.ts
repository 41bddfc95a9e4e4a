import { cite } from '../../act/citation.ts';
import type { Provision } from '../../act/tree.ts';
import { groupBy } from '../../base/group-by.ts';
import type { Amendment } from '../edits/amendment.ts';
import type { Edit } from '../edits/edit.ts';
import { editKey } from '../edits/edit-key.ts';
import { redline } from '../redline/redline.ts';
import { type Change, changesOf } from './changes-of.ts';

/** An edit that can be excluded by itself, with its changes in words. */
interface DescribedEdit {
  /** The `editKey`, which is the same for both halves of a substitution. */
  readonly key: string;
  readonly changes: readonly Change[];
}

const descriptionsByEdits = new WeakMap<readonly Edit[], readonly DescribedEdit[]>();

/**
 * Every edit of an amendment that can be excluded by itself, in the order of the Act, with its changes in words. An edit
 * without effect has no changes.
 */
export function describeEdits(
  base: Provision,
  { id, edits }: Pick<Amendment, 'id' | 'edits'>,
): readonly DescribedEdit[] {
  const cached = descriptionsByEdits.get(edits);
  if (cached) return cached;
  const byKey = groupBy(edits, (edit) => editKey(id, edit));
  // A provision beside a new part can only be described together with the division that makes the part.
  const divisions = edits.filter((edit) => edit.type === 'divide');
  const all = changesOf(redline(base, [{ id, edits }]), (pid) => cite(base, pid)).map(({ key }) => key);
  const list = [...byKey].map(([key, own]): DescribedEdit => {
    const context = divisions.filter((edit) => !own.includes(edit));
    const marked = redline(base, [{ id, edits: [...context, ...own] }]);
    const changes = changesOf(marked, (pid) => cite(base, pid)).filter(
      ({ kind, pid }) => kind !== 'provision-divided' || !context.some((edit) => edit.pid === pid),
    );
    return { key, changes };
  });
  const fieldOf = (key: string) => key.split(' ').slice(0, 2).join(' ');
  const place = ({ changes: [first] }: DescribedEdit): number => {
    const at = first ? all.findIndex((key) => fieldOf(key) === fieldOf(first.key)) : -1;
    return at < 0 ? all.length : at;
  };
  const sorted = list.toSorted(
    (a, b) => place(a) - place(b) || (a.changes[0]?.at ?? 0) - (b.changes[0]?.at ?? 0),
  );
  descriptionsByEdits.set(edits, sorted);
  return sorted;
}
