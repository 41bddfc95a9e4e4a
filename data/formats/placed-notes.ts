import type { EditorialNote } from '../../core/act/instrument.ts';
import { type Provision, walk } from '../../core/act/tree.ts';

/**
 * The notes of a file, each on text that is there: one that is on none is refused its place, and not the Act its text. It is
 * kept on the whole of its provision, or of the Act where that is not there, and told of.
 */
export function placedNotes(
  notes: readonly EditorialNote[],
  act: Provision,
  remark: (words: string) => void,
): readonly EditorialNote[] {
  if (notes.length === 0) return notes;
  const nodes = new Map([...walk(act)].map((node) => [node.pid, node]));
  return notes.map((note) => {
    const { pid, field, from, to, ...rest } = note;
    const node = nodes.get(pid);
    const isThere =
      field === undefined
        ? from === undefined && to === undefined
        : from !== undefined && to !== undefined && from <= to && to <= (node?.[field].length ?? -1);
    if (node && isThere) return note;
    remark(`Note ${note.mark || note.id} is on words that are missing, so it is now on its whole provision`);
    return { ...rest, pid: node ? pid : act.pid };
  });
}
