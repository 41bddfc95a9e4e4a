import { FIELDS, type Field } from '../../act/tree.ts';
import type { RedlineNode } from '../redline/redline.ts';

/** A stretch of the text as amended that an amendment put there. */
interface Insertion {
  readonly from: number;
  readonly to: number;
  readonly am: string;
}

/** Words that an amendment struck, and where in the text as amended they stood. */
interface Cut {
  readonly at: number;
  readonly text: string;
  readonly am: string;
}

/** One field that amendments changed, as it would read, with what they did to it. */
export interface ChangedField {
  readonly node: RedlineNode;
  readonly field: Field;
  readonly text: string;
  readonly puts: readonly Insertion[];
  readonly cuts: readonly Cut[];
}

function readField(node: RedlineNode, field: Field): ChangedField | null {
  let text = '';
  const puts: Insertion[] = [];
  const cuts: Cut[] = [];
  for (const run of node.fields[field]) {
    // Words that were only moved are nobody's new words; a number that a move gives is.
    const moved = run.kind !== 'kept' && run.moved && !(field === 'num' && run.text !== node.provision.num);
    if (run.kind === 'inserted' && !moved)
      puts.push({ from: text.length, to: text.length + run.text.length, am: run.am });
    if (run.kind === 'deleted' && !moved) cuts.push({ at: text.length, text: run.text, am: run.am });
    if (run.kind !== 'deleted') text += run.text;
  }
  return puts.length + cuts.length > 0 ? { node, field, text, puts, cuts } : null;
}

const fieldsByNode = new WeakMap<RedlineNode, readonly ChangedField[]>();

/** The fields of one provision that amendments changed; all that have words, in one that is inserted. */
export function changedFields(node: RedlineNode): readonly ChangedField[] {
  const read = fieldsByNode.get(node);
  if (read) return read;
  const fields = FIELDS.flatMap((field) => readField(node, field) ?? []);
  fieldsByNode.set(node, fields);
  return fields;
}

/** Whose words a stretch of a changed field is, or begins in; null where the base text's. */
export const putAt = ({ puts }: ChangedField, from: number, to: number): Insertion | null =>
  puts.find((put) => put.from < to && from < put.to) ?? null;

/** Whether a provision is of the draft's making: not one of the base text's, kept or moved. */
export const isNew = ({ changeStatus }: RedlineNode): boolean =>
  changeStatus.state === 'inserted' && !changeStatus.moved;

/** Whether a provision is left out, and stands nowhere else. */
export const isGone = ({ changeStatus }: RedlineNode): boolean =>
  changeStatus.state === 'deleted' && !changeStatus.moved;

/** The words of a field before the draft; none in what is new. */
export const wordsBefore = (node: RedlineNode, field: Field): string =>
  isNew(node) ? '' : node.provision[field];

/** The amendment that changed anything in a provision: its words, or its being there. */
export function changerOf(node: RedlineNode | undefined): string | null {
  if (!node) return null;
  if (node.changeStatus.state !== 'kept') return node.changeStatus.am;
  const [first] = changedFields(node);
  return first?.puts[0]?.am ?? first?.cuts[0]?.am ?? null;
}
