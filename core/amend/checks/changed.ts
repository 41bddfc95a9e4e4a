import { FIELDS, type Field } from '../../act/tree.ts';
import type { RedlineNode } from '../redline/redline.ts';

/** A range of a field as amended that an amendment inserted. */
interface Insertion {
  readonly from: number;
  readonly to: number;
  readonly am: string;
}

/** Words that an amendment deleted, and their offset in the field as amended. */
interface Deletion {
  readonly at: number;
  readonly text: string;
  readonly am: string;
}

/** A field that amendments changed: its text as amended, and the changes. */
export interface ChangedField {
  readonly node: RedlineNode;
  readonly field: Field;
  readonly text: string;
  readonly insertions: readonly Insertion[];
  readonly deletions: readonly Deletion[];
}

function readField(node: RedlineNode, field: Field): ChangedField | null {
  let text = '';
  const insertions: Insertion[] = [];
  const deletions: Deletion[] = [];
  for (const run of node.fields[field]) {
    // Moved words are not new words of an amendment. But a number that the move gives is new.
    const isOnlyMoved =
      run.kind !== 'kept' && run.moved && !(field === 'num' && run.text !== node.provision.num);
    if (run.kind === 'inserted' && !isOnlyMoved)
      insertions.push({ from: text.length, to: text.length + run.text.length, am: run.am });
    if (run.kind === 'deleted' && !isOnlyMoved)
      deletions.push({ at: text.length, text: run.text, am: run.am });
    if (run.kind !== 'deleted') text += run.text;
  }
  return insertions.length + deletions.length > 0 ? { node, field, text, insertions, deletions } : null;
}

const fieldsByNode = new WeakMap<RedlineNode, readonly ChangedField[]>();

/** The changed fields of a provision; for an inserted one, all fields with words. */
export function changedFields(node: RedlineNode): readonly ChangedField[] {
  const read = fieldsByNode.get(node);
  if (read) return read;
  const fields = FIELDS.flatMap((field) => readField(node, field) ?? []);
  fieldsByNode.set(node, fields);
  return fields;
}

/** The change of one field of a provision; undefined if the field is unchanged. */
export const changedField = (node: RedlineNode | undefined, field: Field): ChangedField | undefined =>
  node && changedFields(node).find((change) => change.field === field);

/** The id of the amendment that made the first change of a field; null without a change. */
export const authorOf = (change: ChangedField | undefined): string | null =>
  change?.insertions[0]?.am ?? change?.deletions[0]?.am ?? null;

/** The id of the amendment that inserted, moved or omitted a provision; null if none did. */
export const statusChanger = ({ changeStatus }: RedlineNode): string | null =>
  changeStatus.state === 'kept' ? null : changeStatus.am;

/** The first insertion in a range of a changed field; null if the whole range is from the base text. */
export const insertionAt = ({ insertions }: ChangedField, from: number, to: number): Insertion | null =>
  insertions.find((put) => put.from < to && from < put.to) ?? null;

/** Whether the draft made a provision. Provisions of the base text that are kept or moved are not new. */
export const isNew = ({ changeStatus }: RedlineNode): boolean =>
  changeStatus.state === 'inserted' && !changeStatus.moved;

/** Whether a provision is omitted, and not only moved away. */
export const isOmitted = ({ changeStatus }: RedlineNode): boolean =>
  changeStatus.state === 'deleted' && !changeStatus.moved;

/** The words of a field before the draft; '' for a new provision. */
export const wordsBefore = (node: RedlineNode, field: Field): string =>
  isNew(node) ? '' : node.provision[field];

/** The id of the amendment that inserted, moved or omitted a provision, or changed its words; null if unchanged. */
export const changerOf = (node: RedlineNode | undefined): string | null =>
  node ? (statusChanger(node) ?? authorOf(changedFields(node)[0])) : null;
