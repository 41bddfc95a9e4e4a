import { type Pid, walk } from '../../act/tree.ts';
import type { DivideEdit, InsertEdit, MoveEdit, OmitEdit, TextEdit } from './edit-schema.ts';

export type { DivideEdit, InsertEdit, MoveEdit, Numbering, OmitEdit, TextEdit } from './edit-schema.ts';

export const EDIT_TYPES = [
  'text',
  'insert',
  'omit',
  'move',
  'divide',
] as const satisfies readonly Edit['type'][];

/** An edit that puts a whole provision in a gap between others. */
export type PlacedEdit = InsertEdit | MoveEdit;
/** One change of the text, in coordinates of the base text. An immutable value. */
export type Edit = TextEdit | InsertEdit | OmitEdit | MoveEdit | DivideEdit;

/** Whether an edit puts a whole provision in a gap. */
export const isPlaced = (edit: Edit): edit is PlacedEdit => edit.type === 'insert' || edit.type === 'move';

/** The base provision that an edit changes. For an insertion, the parent of the new provision. */
export const pidOf = (edit: Edit): Pid => (edit.type === 'insert' ? edit.parent : edit.pid);

/** Every base provision that an edit touches. For a move, the moved one and its new parent. */
export const pidsOf = (edit: Edit): readonly Pid[] =>
  edit.type === 'move' ? [edit.pid, edit.parent] : [pidOf(edit)];

/** The identities of the provisions that an edit adds to the text. */
export const newPidsOf = (edit: Edit): readonly Pid[] => {
  if (edit.type === 'divide') return [edit.newPid];
  return edit.type === 'insert' ? [...walk(edit.provision)].map((node) => node.pid) : [];
};

/** A list of edits with one of them replaced. */
export const withReplaced = (edits: readonly Edit[], old: Edit, replacement: Edit): readonly Edit[] =>
  edits.map((edit) => (edit === old ? replacement : edit));

/** The provision that a placed edit puts in its gap. */
export const placedPid = (edit: PlacedEdit): Pid => (edit.type === 'insert' ? edit.provision.pid : edit.pid);
