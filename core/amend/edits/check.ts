import { cite } from '../../act/citation.ts';
import { mayHold, mayInsertIn } from '../../act/nesting.ts';
import { isNumbered } from '../../act/numbering.ts';
import { readOnlyMessage } from '../../act/shown-only.ts';
import { type Field, indexTree, type Kind, type Pid, type Provision, walk } from '../../act/tree.ts';
import { groupBy } from '../../base/group-by.ts';
import { ok, type Refusal, type Result } from '../../base/result.ts';
import { isUsableText, splitsPair } from '../text/characters.ts';
import { type ClashPlace, clashPlace } from './clash.ts';
import { isUndivided, partKind } from './division.ts';
import {
  type DivideEdit,
  type Edit,
  type InsertEdit,
  type MoveEdit,
  newPidsOf,
  type PlacedEdit,
  pidOf,
  type TextEdit,
} from './edit.ts';
import { fieldKey } from './letters.ts';
import { rowsFault } from './rows-held-together.ts';

/** The place of a refusal: `section 2A(3)(g), content`. For a provision that the base text lacks, the pid. */
function placeOf(base: Provision, pid: Pid, field?: string | null): string {
  const name = indexTree(base).byPid.has(pid) ? cite(base, pid) : pid;
  return field ? `${name}, ${field}` : name;
}

const refusal = (base: Provision, pid: Pid, message: string, field?: string | null): Refusal => ({
  kind: 'invalid',
  message,
  place: placeOf(base, pid, field),
});

const HEADED: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading', 'section', 'schedule']);

/** Why a provision may have no words in a field: they would be printed in a wrong place, or nowhere. Null if it may. */
function fieldFault(node: Provision, field: Field): string | null {
  if (node[field]) return null;
  if (node.kind === 'quotation' && field !== 'wrapUp') return 'A quotation has no words of its own to edit';
  if (field === 'heading' && !HEADED.has(node.kind)) return `A ${node.kind} has no heading`;
  if (field === 'num' && !isNumbered(node.kind)) return `A ${node.kind} has no number`;
  if (node.kind === 'row') return ROW_WORDS;
  if (node.kind === 'table' && field !== 'intro') return TABLE_WORDS;
  if (node.kind === 'cell' && field !== 'content') return CELL_WORDS;
  const hasParts = node.children.length > 0;
  if (field === 'content' && hasParts) return 'The words before its first part are its opening words';
  if (field === 'intro' && !hasParts) return 'It has no parts, so its words are its content';
  return null;
}

function textFault(base: Provision, edit: TextEdit): string | null {
  const { pid, field, from, to, insert } = edit;
  const node = indexTree(base).byPid.get(pid);
  if (!node) return `There is no provision ${pid} to edit`;
  if (node.missing) return 'The wording is not available, so you cannot edit it';
  if (node.kind === 'block') return readOnlyMessage(node);
  const fault = fieldFault(node, field);
  if (fault) return fault;
  const text = node[field];
  if (from > to || to > text.length) return `There is no ${from}..${to} in ${text.length} characters`;
  if (splitsPair(text, from) || splitsPair(text, to)) return `${from}..${to} cuts a character in two`;
  if (from === to && !insert) return 'The edit changes nothing';
  if (!isUsableText(insert)) return UNUSABLE;
  return null;
}

/** Why a provision of a kind can't be put in a gap. The gap may be after a part that a division in `edits` makes. */
function placeFault(
  base: Provision,
  { parent, after }: PlacedEdit,
  kind: Kind,
  edits: readonly Edit[],
): string | null {
  const { byPid, parentOf } = indexTree(base);
  const holder = byPid.get(parent);
  if (kind === 'cell') return SINGLE_CELL;
  if (!holder) return `There is no provision ${parent} to insert in`;
  if (holder.missing) return 'The wording is not available, so you cannot insert anything in it';
  // A Bill may insert an italic heading in the middle of the sections under another.
  const isSubheading = holder.kind === 'crossheading' && kind === 'crossheading';
  if (!isSubheading && !mayInsertIn(holder, kind))
    return `A ${kind} cannot stand directly under a ${holder.kind}`;
  if (after === null || parentOf.get(after)?.pid === parent) return null;
  const divided = edits.some(
    (edit) => edit.type === 'divide' && edit.pid === parent && edit.newPid === after,
  );
  if (!divided) return `${after} is not directly under ${parent}`;
  return kind === partKind(holder.kind) ? null : `A ${kind} cannot stand beside the part ${after}`;
}

function insertFault(base: Provision, edit: InsertEdit, edits: readonly Edit[]): string | null {
  const { provision } = edit;
  const fault = placeFault(base, edit, provision.kind, edits);
  if (fault) return fault;
  for (const node of walk(provision)) {
    const wrong = node.children.find((child) => !mayHold(node.kind, child.kind));
    if (wrong) return `A ${wrong.kind} cannot stand directly under a ${node.kind}`;
    const texts = [node.num, node.heading, node.intro, node.content, node.wrapUp];
    if (!texts.every(isUsableText)) return UNUSABLE;
    const tableFault = tablePartFault(node);
    if (tableFault) return tableFault;
  }
  return null;
}

/** Why an inserted table, row or cell is refused: it has words in a field that isn't printed, or a row has no cell. */
function tablePartFault({ kind, num, heading, intro, content, wrapUp, children }: Provision): string | null {
  if (kind === 'row' && num + heading + intro + content + wrapUp !== '') return ROW_WORDS;
  if (kind === 'table' && content + wrapUp !== '') return TABLE_WORDS;
  if (kind === 'cell' && num + heading + intro + wrapUp !== '') return CELL_WORDS;
  return kind === 'row' && children.length === 0 ? 'A row has at least one cell' : null;
}

const ROW_WORDS = 'The words of a row are those of its cells';
const TABLE_WORDS = 'The words of a table are those of its cells';
const CELL_WORDS = 'A cell has its words as one text';

function moveFault(base: Provision, edit: MoveEdit, edits: readonly Edit[]): string | null {
  const { byPid } = indexTree(base);
  const node = byPid.get(edit.pid);
  if (!node) return `There is no provision ${edit.pid} to move`;
  if (node === base) return 'You cannot move the whole text';
  if (node.missing) return 'The wording is not available, so you cannot move it separately';
  if (edit.after === edit.pid) return 'The provision is already there';
  if (indexTree(node).byPid.has(edit.parent)) return 'You cannot move a provision into itself';
  if (edit.num && !isNumbered(node.kind)) return `A ${node.kind} has no number`;
  if (!isUsableText(edit.num)) return UNUSABLE;
  return placeFault(base, edit, node.kind, edits);
}

function divideFault(base: Provision, { pid, num, heading }: DivideEdit): string | null {
  const node = indexTree(base).byPid.get(pid);
  if (!node) return `There is no provision ${pid} to divide`;
  if (partKind(node.kind) === null) return `A ${node.kind} is not divided into numbered parts`;
  if (node.missing) return 'The wording is not available, so you cannot divide it';
  if (!isUndivided(node)) return 'This provision is already divided';
  if (!node.intro && !node.content && node.children.length === 0)
    return 'This provision has no text to divide';
  if (heading && partKind(node.kind) !== 'part') return `A ${partKind(node.kind)} has no heading`;
  return isUsableText(num + (heading ?? '')) ? null : UNUSABLE;
}

const UNUSABLE = 'The inserted text contains a control character or half a character';

/** Refuses to insert, move or omit a single cell, because the cells after it would shift under other columns. */
const SINGLE_CELL = 'A cell stands or goes with its row';

function omitFault(base: Provision, pid: Pid): string | null {
  const node = indexTree(base).byPid.get(pid);
  if (!node) return `There is no provision ${pid} to omit`;
  if (pid === base.pid) return 'You cannot omit the whole text';
  if (node.kind === 'cell') return SINGLE_CELL;
  if (node.missing) return 'The wording is not available, so you cannot omit it separately';
  return null;
}

function pidFault(base: Provision, edits: readonly Edit[]): Refusal | null {
  const { byPid } = indexTree(base);
  const newPids = new Set<Pid>();
  for (const edit of edits) {
    for (const pid of newPidsOf(edit)) {
      if (byPid.has(pid) || newPids.has(pid))
        return refusal(base, pidOf(edit), `The identity ${pid} of an inserted provision is taken`);
      newPids.add(pid);
    }
  }
  return null;
}

/** Refuses two edits of one amendment that exclude each other. */
function ownClash(base: Provision, edits: readonly Edit[]): Refusal | null {
  const textEdits = edits.filter((edit) => edit.type === 'text');
  for (const fieldEdits of groupBy(textEdits, fieldKey).values()) {
    const list = fieldEdits.toSorted((a, b) => a.from - b.from || a.to - b.to);
    // In the order of their starts, an edit can only overlap the earlier one that reaches furthest.
    let furthest = list[0];
    for (const edit of list.slice(1)) {
      const place = furthest && clashPlace(furthest, edit, base);
      if (place) return refusal(base, place.pid, 'The amendment edits the same words twice', offsets(place));
      if (!furthest || edit.to > furthest.to) furthest = edit;
    }
    const gaps = new Set<string>();
    for (const edit of list.filter(({ insert }) => insert)) {
      const gap = `${edit.to} ${edit.rank}`;
      if (gaps.has(gap))
        return refusal(base, edit.pid, 'Two insertions at one place have the same rank', edit.field);
      gaps.add(gap);
    }
  }
  const omits = edits.filter((edit) => edit.type === 'omit');
  for (const omit of omits) {
    if (edits.some((edit) => edit !== omit && clashPlace(omit, edit, base)))
      return refusal(base, omit.pid, 'The amendment omits this provision and also changes something in it');
  }
  const structural = edits.filter((edit) => edit.type === 'move' || edit.type === 'divide');
  for (const edit of structural) {
    const other = edits.find((candidate) => candidate !== edit && clashPlace(edit, candidate, base));
    if (!other) continue;
    const message =
      edit.type === 'divide'
        ? 'The amendment divides this and also divides it again, or puts parts beside its words'
        : other.type === 'text'
          ? 'The amendment gives what it moves a number twice'
          : 'The amendment moves this twice, or into what it also moves';
    return refusal(base, edit.pid, message);
  }
  return null;
}

const offsets = ({ field, from, to }: ClashPlace) => (field ? `${field} ${from}..${to}` : null);

function faultOf(base: Provision, edit: Edit, edits: readonly Edit[]): string | null {
  switch (edit.type) {
    case 'text':
      return textFault(base, edit);
    case 'insert':
      return insertFault(base, edit, edits);
    case 'omit':
      return omitFault(base, edit.pid);
    case 'move':
      return moveFault(base, edit, edits);
    case 'divide':
      return divideFault(base, edit);
  }
}

/**
 * Checks that one amendment's edits can be made in the base text. The provisions and characters that they name must
 * exist. No edit may cut a character in two, change nothing, or nest provisions as no Act does. No two edits may exclude
 * each other. Returns the same edits, or refuses them as `invalid` with the first fault and its place.
 */
export function checkEdits(base: Provision, edits: readonly Edit[]): Result<readonly Edit[]> {
  for (const edit of edits) {
    const fault = faultOf(base, edit, edits) ?? rowsFault(base, edit, edits);
    if (fault)
      return {
        ok: false,
        error: refusal(base, pidOf(edit), fault, edit.type === 'text' ? edit.field : null),
      };
  }
  const error = pidFault(base, edits) ?? ownClash(base, edits);
  return error ? { ok: false, error } : ok(edits);
}
