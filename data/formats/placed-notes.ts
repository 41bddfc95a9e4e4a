import type { EditorialNote } from '../../core/act/instrument.ts';
import { type Provision, walk } from '../../core/act/tree.ts';

/**
 * Moves each note whose offsets don't exist to its whole provision, or to the Act if the provision doesn't exist, and
 * adds a remark. A wrong offset is no reason to refuse the Act.
 */
export function placeNotes(
  notes: readonly EditorialNote[],
  act: Provision,
  remark: (words: string) => void,
): readonly EditorialNote[] {
  if (notes.length === 0) return notes;
  const nodes = new Map([...walk(act)].map((node) => [node.pid, node]));
  return notes.map((note) => {
    const { pid, field, from, to, ...rest } = note;
    const node = nodes.get(pid);
    const isInText =
      field === undefined
        ? from === undefined && to === undefined
        : from !== undefined && to !== undefined && from <= to && to <= (node?.[field].length ?? -1);
    if (node && isInText) return note;
    remark(`Note ${note.mark || note.id} is on words that are missing, so it is now on its whole provision`);
    return { ...rest, pid: node ? pid : act.pid };
  });
}
