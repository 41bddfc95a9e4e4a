import type { Pid, Provision } from '../../act/tree.ts';
import { type Edit, newPidsOf } from './edit.ts';

/**
 * A copy of edits for another amendment. Inserted provisions and new parts get new identities, because no two provisions
 * of a review may share one.
 */
export function copiedEdits(edits: readonly Edit[], newPid: () => Pid): readonly Edit[] {
  const renamed = new Map<Pid, Pid>(edits.flatMap(newPidsOf).map((pid) => [pid, newPid()]));
  const newPidOf = (pid: Pid): Pid => renamed.get(pid) ?? pid;
  const copied = (node: Provision): Provision => ({
    ...node,
    pid: newPidOf(node.pid),
    children: node.children.map(copied),
  });
  const paired = ({ pair }: { readonly pair?: string | undefined }) =>
    pair === undefined ? {} : { pair: newPidOf(pair) };
  const copy = (edit: Edit): Edit => {
    switch (edit.type) {
      case 'text':
        return edit;
      case 'divide':
        return { ...edit, newPid: newPidOf(edit.newPid) };
      case 'omit':
        return { ...edit, ...paired(edit) };
      case 'move':
        return { ...edit, after: edit.after && newPidOf(edit.after) };
      case 'insert': {
        const inside = Object.entries(edit.numberingInside ?? {}).map(
          ([pid, numbering]) => [newPidOf(pid), numbering] as const,
        );
        return {
          ...edit,
          after: edit.after && newPidOf(edit.after),
          provision: copied(edit.provision),
          ...(edit.numberingInside && { numberingInside: Object.fromEntries(inside) }),
          ...paired(edit),
        };
      }
    }
  };
  return edits.map(copy);
}
