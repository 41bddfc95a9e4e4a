import type { Pid, Provision } from '../../act/tree.ts';
import type { DeferralReason } from '../edits/deferred.ts';
import type { DivideEdit, Edit, InsertEdit, MoveEdit, OmitEdit, TextEdit } from '../edits/edit.ts';
import type { Counterparts } from './counterparts.ts';
import { wordMap } from './word-map.ts';

/** An edit in coordinates of the newer text, or why it has none. */
type Carried =
  | { readonly edit: Edit }
  | { readonly why: Exclude<DeferralReason, 'in-force' | 'pair' | 'unfit'>; readonly message: string };

const gone: Carried = { why: 'gone', message: 'The text that this edit changes is not in the new base text' };

/** The same value where nothing in it moved: what is carried to the same text is what it was. */
function at<E extends Edit>(edit: E, place: Partial<E>): Carried {
  const isSame = Object.entries(place).every(([key, value]) => edit[key as keyof E] === value);
  return { edit: isSame ? edit : { ...edit, ...place } };
}

/** Where there are no words to stand between, the parts that it stands before, or after, say where an edit is. */
function standsAsItStood(texts: Counterparts, { pid, field }: TextEdit): boolean {
  const last = field === 'wrapUp' ? texts.old(pid).children.at(-1)?.pid : undefined;
  return texts.gap(pid, last ?? null) !== null;
}

function carryText(texts: Counterparts, edit: TextEdit): Carried {
  const place = texts.field(edit.pid, edit.field);
  if (!place) return gone;
  const before = texts.old(edit.pid)[edit.field];
  const found = wordMap(before, place.node[place.field]).find(edit.from, edit.to);
  if (found && (before !== '' || standsAsItStood(texts, edit)))
    return at<TextEdit>(edit, { pid: place.node.pid, field: place.field, ...found });
  return edit.from === edit.to
    ? { why: 'place', message: 'The new base text is different on both sides of this place' }
    : { why: 'changed', message: 'The words that this edit changes are different in the new base text' };
}

/** The gap of a placed edit; one beside a part that the same amendment makes is where that part will be. */
function gapOf(texts: Counterparts, parent: Pid, after: Pid | null, divisions: readonly DivideEdit[]) {
  const isBesidePart = divisions.some(({ pid, newPid }) => pid === parent && newPid === after);
  if (!isBesidePart) return texts.gap(parent, after);
  const now = texts.now(parent);
  return now ? { parent: now.pid, after } : null;
}

const NO_GAP: Carried = {
  why: 'place',
  message:
    'The provisions on either side of this place are no longer next to each other in the new base text',
};

function carryInsert(texts: Counterparts, edit: InsertEdit, divisions: readonly DivideEdit[]): Carried {
  if (!texts.now(edit.parent))
    return { why: 'gone', message: 'The provision that contains this is not in the new base text' };
  const gap = gapOf(texts, edit.parent, edit.after, divisions);
  return gap ? at<InsertEdit>(edit, gap) : NO_GAP;
}

function carryOmit(texts: Counterparts, edit: OmitEdit): Carried {
  const now = texts.now(edit.pid);
  if (!now) return gone;
  if (texts.saysSame(texts.old(edit.pid), now)) return at<OmitEdit>(edit, { pid: now.pid });
  return { why: 'changed', message: 'The provision that this edit omits is different in the new base text' };
}

/** Whether a provision is surely the same one, whatever of its words changed. */
const isSurely = (texts: Counterparts, was: Provision, now: Provision): boolean =>
  texts.saysSame(was, now) ||
  (was.kind === now.kind && was.num === now.num && was.heading === now.heading && was.num !== '');

const UNSURE: Carried = {
  why: 'changed',
  message: 'It is not certain which provision of the new base text this is',
};

function carryMove(texts: Counterparts, edit: MoveEdit, divisions: readonly DivideEdit[]): Carried {
  const now = texts.now(edit.pid);
  if (!now) return gone;
  if (!isSurely(texts, texts.old(edit.pid), now)) return UNSURE;
  if (!texts.isInPlace(edit.pid))
    return { why: 'changed', message: 'The new base text already moves this provision' };
  const gap = gapOf(texts, edit.parent, edit.after, divisions);
  return gap ? at<MoveEdit>(edit, { pid: now.pid, ...gap }) : NO_GAP;
}

function carryDivide(texts: Counterparts, edit: DivideEdit): Carried {
  const now = texts.now(edit.pid);
  if (!now) return gone;
  if (texts.partOf(edit.pid))
    return { why: 'changed', message: 'The new base text already divides this provision' };
  return isSurely(texts, texts.old(edit.pid), now) ? at<DivideEdit>(edit, { pid: now.pid }) : UNSURE;
}

/**
 * One edit of an amendment, carried to a newer text: never a guess. What it strikes must be there, and the same; what it
 * puts in must stand between the same neighbours.
 * @param divisions those of the same amendment
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
