import type { Field, Pid, Provision } from '../../act/tree.ts';
import type { DivideEdit, Edit, InsertEdit, MoveEdit, OmitEdit, TextEdit } from '../edits/edit.ts';
import { segmentsOf } from '../edits/segments.ts';
import type { Counterparts } from './counterparts.ts';
import { wordMap } from './word-map.ts';

/** A field with one amendment's edits made, and the place of each edit in it. */
interface AmendedField {
  readonly text: string;
  readonly places: ReadonlyMap<TextEdit, { readonly from: number; readonly to: number }>;
}

function amendField(base: string, edits: readonly TextEdit[]): AmendedField {
  const places = new Map<TextEdit, { from: number; to: number }>();
  let text = '';
  for (const segment of segmentsOf(
    base,
    edits.map((edit) => ({ am: '', edit })),
  )) {
    const from = text.length;
    if (segment.kind === 'inserted') text += segment.text;
    else if (segment.struck === null) text += base.slice(segment.from, segment.to);
    const edit = segment.kind === 'inserted' ? segment.mark.edit : segment.struck?.edit;
    if (edit) places.set(edit, { from, to: text.length });
  }
  return { text, places };
}

/** Whether the newer text of a field has an edit's words between the same words. */
function isTextInForce(texts: Counterparts, edit: TextEdit, siblings: readonly TextEdit[]): boolean {
  const place = texts.field(edit.pid, edit.field);
  if (!place) return false;
  const before = texts.old(edit.pid)[edit.field];
  const after = place.node[place.field];
  if (before === after) return false;
  return [siblings, [edit]].some((edits) => {
    const { text, places } = amendField(before, edits);
    if (text === after) return true;
    const at = places.get(edit);
    return at !== undefined && wordMap(text, after).findSet(at.from, at.to) !== null;
  });
}

/** The provision of the newer text that enacts an inserted one. Undefined where there is none. */
function enactedOf(texts: Counterparts, { parent, provision }: InsertEdit): Provision | undefined {
  return texts
    .holder(parent)
    ?.children.find((child) => texts.isNew(child) && texts.saysSame(provision, child));
}

function isOmitInForce(texts: Counterparts, { pid }: OmitEdit): boolean {
  const now = texts.now(pid);
  return now === undefined || (now.repealed === true && texts.old(pid).repealed !== true);
}

function isMoveInForce(texts: Counterparts, { pid, parent, after, num }: MoveEdit): boolean {
  const now = texts.now(pid);
  const holder = texts.holder(parent);
  if (!now || !holder || (num && num !== now.num)) return false;
  const was = texts.old(parent).children;
  const index = was.findIndex((child) => child.pid === pid);
  // The provision never changed its place: without a new number, the move isn't law.
  if (index >= 0 && (was[index - 1]?.pid ?? null) === after && (!num || texts.old(pid).num === num))
    return false;
  const left = after === null ? null : texts.now(after)?.pid;
  if (left === undefined) return false;
  const at = holder.children.indexOf(now);
  return at >= 0 && (holder.children[at - 1]?.pid ?? null) === left;
}

function isDivideInForce(texts: Counterparts, { pid, num }: DivideEdit): boolean {
  return texts.partOf(pid)?.num === num;
}

/**
 * Whether the newer text already has an edit's result as law.
 * @param own all edits of its amendment
 */
export function isInForce(texts: Counterparts, edit: Edit, own: readonly Edit[]): boolean {
  switch (edit.type) {
    case 'text':
      return isTextInForce(texts, edit, inField(own, edit.pid, edit.field));
    case 'insert':
      return enactedOf(texts, edit) !== undefined;
    case 'omit':
      return isOmitInForce(texts, edit);
    case 'move':
      return isMoveInForce(texts, edit);
    case 'divide':
      return isDivideInForce(texts, edit);
  }
}

const inField = (edits: readonly Edit[], pid: Pid, field: Field): readonly TextEdit[] =>
  edits.filter((edit): edit is TextEdit => edit.type === 'text' && edit.pid === pid && edit.field === field);

/** The pids of an inserted provision and its parts, each with its pid in the enacted text. */
export function enactedPids(texts: Counterparts, edit: InsertEdit): ReadonlyMap<Pid, Pid> {
  const pids = new Map<Pid, Pid>();
  const pair = (was: Provision, is: Provision): void => {
    pids.set(was.pid, is.pid);
    was.children.forEach((child, at) => {
      const other = is.children[at];
      if (other) pair(child, other);
    });
  };
  const now = enactedOf(texts, edit);
  if (now) pair(edit.provision, now);
  return pids;
}
