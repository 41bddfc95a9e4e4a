import type { Pid, Provision } from '../../act/tree.ts';
import type { DeferralReason } from '../edits/deferred.ts';
import type { DivideEdit, Edit, InsertEdit, MoveEdit, OmitEdit, TextEdit } from '../edits/edit.ts';
import type { Counterparts } from './counterparts.ts';
import { wordMap } from './word-map.ts';

/** An edit in coordinates of the newer text, or the reason why it could not be carried. */
export type Carried = { readonly edit: Edit } | { readonly reason: DeferralReason; readonly message: string };

const deferred = (reason: 'gone' | 'place' | 'changed', message: string): Carried => ({ reason, message });

const ABSENT = deferred('gone', 'The text that this edit changes is not in the new base text');

/** An edit at a new place. The same object where the place didn't change, so that an unchanged text keeps its edits. */
function editAt<E extends Edit>(edit: E, place: Partial<E>): Carried {
  const isSame = Object.entries(place).every(([key, value]) => edit[key as keyof E] === value);
  return { edit: isSame ? edit : { ...edit, ...place } };
}

/** Whether the parts after an empty field, or before empty closing words, are still its neighbours. */
function hasSameNeighbours(texts: Counterparts, { pid, field }: TextEdit): boolean {
  const last = field === 'wrapUp' ? texts.old(pid).children.at(-1)?.pid : undefined;
  return texts.gap(pid, last ?? null) !== null;
}

function carryText(texts: Counterparts, edit: TextEdit): Carried {
  const place = texts.field(edit.pid, edit.field);
  if (!place) return ABSENT;
  const before = texts.old(edit.pid)[edit.field];
  const stretch = wordMap(before, place.node[place.field]).find(edit.from, edit.to);
  if (stretch && (before !== '' || hasSameNeighbours(texts, edit)))
    return editAt<TextEdit>(edit, { pid: place.node.pid, field: place.field, ...stretch });
  return edit.from === edit.to
    ? deferred('place', 'The new base text is different on both sides of this place')
    : deferred('changed', 'The words that this edit changes are different in the new base text');
}

/** The gap of a placed edit, which may be beside a part that the same amendment makes. */
function gapOf(texts: Counterparts, parent: Pid, after: Pid | null, divisions: readonly DivideEdit[]) {
  const isBesidePart = divisions.some(({ pid, newPid }) => pid === parent && newPid === after);
  if (!isBesidePart) return texts.gap(parent, after);
  const now = texts.now(parent);
  return now ? { parent: now.pid, after } : null;
}

const NO_GAP = deferred(
  'place',
  'The provisions on either side of this place are no longer next to each other in the new base text',
);

function carryInsert(texts: Counterparts, edit: InsertEdit, divisions: readonly DivideEdit[]): Carried {
  if (!texts.now(edit.parent))
    return deferred('gone', 'The provision that contains this is not in the new base text');
  const gap = gapOf(texts, edit.parent, edit.after, divisions);
  return gap ? editAt<InsertEdit>(edit, gap) : NO_GAP;
}

function carryOmit(texts: Counterparts, edit: OmitEdit): Carried {
  const now = texts.now(edit.pid);
  if (!now) return ABSENT;
  if (texts.saysSame(texts.old(edit.pid), now)) return editAt<OmitEdit>(edit, { pid: now.pid });
  return deferred('changed', 'The provision that this edit omits is different in the new base text');
}

/** Whether two provisions are certainly the same one, even if words in them changed. */
const isSurelySame = (texts: Counterparts, was: Provision, now: Provision): boolean =>
  texts.saysSame(was, now) ||
  (was.kind === now.kind && was.num === now.num && was.heading === now.heading && was.num !== '');

const UNSURE = deferred('changed', 'It is not certain which provision of the new base text this is');

function carryMove(texts: Counterparts, edit: MoveEdit, divisions: readonly DivideEdit[]): Carried {
  const now = texts.now(edit.pid);
  if (!now) return ABSENT;
  if (!isSurelySame(texts, texts.old(edit.pid), now)) return UNSURE;
  if (!texts.isInPlace(edit.pid))
    return deferred('changed', 'The new base text already moves this provision');
  const gap = gapOf(texts, edit.parent, edit.after, divisions);
  return gap ? editAt<MoveEdit>(edit, { pid: now.pid, ...gap }) : NO_GAP;
}

function carryDivide(texts: Counterparts, edit: DivideEdit): Carried {
  const now = texts.now(edit.pid);
  if (!now) return ABSENT;
  if (texts.partOf(edit.pid)) return deferred('changed', 'The new base text already divides this provision');
  return isSurelySame(texts, texts.old(edit.pid), now) ? editAt<DivideEdit>(edit, { pid: now.pid }) : UNSURE;
}

/**
 * Carries one edit to a newer text, only where there is no doubt. The words that it strikes must be there unchanged. The
 * words or provisions that it inserts must have the same neighbours.
 * @param divisions the divisions of the same amendment
 */
export function carryEdit(texts: Counterparts, edit: Edit, divisions: readonly DivideEdit[]): Carried {
  switch (edit.type) {
    case 'text':
      return carryText(texts, edit);
    case 'insert':
      return carryInsert(texts, edit, divisions);
    case 'omit':
      return carryOmit(texts, edit);
    case 'move':
      return carryMove(texts, edit, divisions);
    case 'divide':
      return carryDivide(texts, edit);
  }
}
