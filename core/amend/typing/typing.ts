import type { Field, Pid, Provision } from '../../act/tree.ts';
import { groupBy } from '../../base/group-by.ts';
import type { TextEdit } from '../edits/edit.ts';
import { liveLength, type Owned, ownerOf, type Segment, segmentsOf } from '../edits/segments.ts';
import { editsOfSegments, sameEdit, settleSegments } from '../edits/settled-segments.ts';
import type { Drafted } from '../redline/redline.ts';
import { splitsPair } from '../text/characters.ts';
import { makeRoom } from '../text/gap.ts';
import { firstRank } from '../text/rank.ts';
import type { Splice } from '../text/splice.ts';

export { type Splice, spliceBetween } from '../text/splice.ts';

/** A field that a person types into, with the edits of every selected amendment in it, by amendment id. */
export interface FieldState {
  readonly pid: Pid;
  readonly field: Field;
  readonly base: string;
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
}

/** The effect of typing on a field. */
export interface Typed {
  /** The new edits in this field of every amendment that the typing changed, all of them. By amendment id. */
  readonly changes: ReadonlyMap<string, readonly TextEdit[]>;
  /** The changed amendments other than the typist's. Each gets a new revision (docs/design.md §2, theorem 4). */
  readonly touched: readonly string[];
}

/** The state of a base provision's field with a selection of amendments. */
export function fieldState(provision: Provision, field: Field, selection: readonly Drafted[]): FieldState {
  const edits = new Map<string, readonly TextEdit[]>();
  for (const { id, edits: all } of selection) {
    const own = all.filter(
      (edit): edit is TextEdit => edit.type === 'text' && edit.pid === provision.pid && edit.field === field,
    );
    if (own.length > 0) edits.set(id, own);
  }
  return { pid: provision.pid, field, base: provision[field], edits };
}

/** Every edit of a field with its amendment. */
export const ownedEdits = (state: FieldState): readonly Owned<TextEdit>[] =>
  [...state.edits].flatMap(([am, edits]) => edits.map((edit) => ({ am, edit })));

/** The text of a field with the state's edits made. */
export const amendedText = (state: FieldState): string =>
  textOf(state.base, segmentsOf(state.base, ownedEdits(state)));

function textOf(base: string, segments: readonly Segment[]): string {
  return segments
    .map((segment) => {
      if (segment.kind === 'inserted') return segment.text;
      return segment.struck ? '' : base.slice(segment.from, segment.to);
    })
    .join('');
}

/** Deletes `at..at+remove` of the amended text: `ownId` strikes the base words, and inserted words are cut. */
function cut(segments: readonly Segment[], { at, remove }: Splice, ownId: string): Segment[] {
  const remaining: Segment[] = [];
  let position = 0;
  for (const segment of segments) {
    const length = liveLength(segment);
    const from = Math.min(Math.max(at - position, 0), length);
    const to = Math.min(Math.max(at + remove - position, 0), length);
    position += length;
    if (to <= from) remaining.push(segment);
    else if (segment.kind === 'inserted') {
      const text = segment.text.slice(0, from) + segment.text.slice(to);
      if (text) remaining.push({ ...segment, text });
    } else {
      const start = segment.from;
      const struck = { am: ownId, rank: firstRank(ownId) };
      if (from > 0) remaining.push({ ...segment, to: start + from });
      remaining.push({ ...segment, from: start + from, to: start + to, struck });
      if (to < length) remaining.push({ ...segment, from: start + to });
    }
  }
  return remaining;
}

/**
 * Finds an offset of the amended text: inside a segment, or between segments. Deleted words have no length, so several
 * boundaries can share the offset: `first` and `last` are the indices of the segments after the outermost boundaries.
 */
function locate(segments: readonly Segment[], at: number) {
  let first = segments.length;
  let position = 0;
  for (const [index, segment] of segments.entries()) {
    if (position === at) {
      first = index;
      break;
    }
    const length = liveLength(segment);
    if (position + length > at) return { inside: segment, index, offset: at - position };
    position += length;
  }
  const next = segments.findIndex((segment, index) => index >= first && liveLength(segment) > 0);
  const last = next < 0 ? segments.length : next;
  return { inside: null, first, last };
}

/** Adds a new insertion of `ownId` at an index of the list, ranked between its neighbours in the gap. */
function insertAt(segments: readonly Segment[], index: number, text: string, ownId: string): Segment[] {
  const left = segments[index - 1];
  const gap = left ? (left.kind === 'inserted' ? left.gap : left.to) : 0;
  let start = index;
  while (segments[start - 1]?.kind === 'inserted') start--;
  let end = index;
  while (segments[end]?.kind === 'inserted') end++;
  const neighbours = segments.slice(start, end).filter((segment) => segment.kind === 'inserted');
  const { rank, moved } = makeRoom(
    neighbours.map((other) => other.mark),
    index - start,
    ownId,
  );
  const newSegments: Segment[] = neighbours.map((other, at) => {
    const newRank = moved.get(at);
    return newRank === undefined ? other : { ...other, mark: { am: other.mark.am, rank: newRank } };
  });
  newSegments.splice(index - start, 0, { kind: 'inserted', gap, text, mark: { am: ownId, rank } });
  return [...segments.slice(0, start), ...newSegments, ...segments.slice(end)];
}

/** Inserts words at an offset of the amended text. They join an insertion around them, or one of `ownId` next to them. */
function insertWords(
  segments: readonly Segment[],
  at: number,
  text: string,
  ownId: string,
  side: 'before' | 'after',
) {
  const place = locate(segments, at);
  if (place.inside) {
    const { inside, index, offset } = place;
    const around = [segments.slice(0, index), segments.slice(index + 1)] as const;
    if (inside.kind === 'inserted') {
      const newText = inside.text.slice(0, offset) + text + inside.text.slice(offset);
      return [...around[0], { ...inside, text: newText }, ...around[1]];
    }
    const middle = inside.from + offset;
    const halves = [...around[0], { ...inside, to: middle }, { ...inside, from: middle }, ...around[1]];
    return insertAt(halves, index + 1, text, ownId);
  }
  const { first, last } = place;
  const before = segments[first - 1];
  const after = segments[last];
  if (before?.kind === 'inserted' && before.mark.am === ownId)
    return segments.with(first - 1, { ...before, text: before.text + text });
  if (after?.kind === 'inserted' && after.mark.am === ownId)
    return segments.with(last, { ...after, text: text + after.text });
  // Beside words that `ownId` struck, so that both become one replacement.
  for (let index = last; index > first; index--) {
    if (ownerOf(segments[index - 1]) === ownId) return insertAt(segments, index, text, ownId);
  }
  return insertAt(segments, side === 'after' ? last : first, text, ownId);
}

/** Joins the segments of `ownId` that touch an offset, and none further away. */
function settleAround(base: string, segments: readonly Segment[], at: number, ownId: string): Segment[] {
  const place = locate(segments, at);
  let from = place.inside ? place.index : place.first;
  let to = place.inside ? place.index + 1 : place.last;
  if (ownerOf(segments[to]) === ownId) to++;
  while (from > 0 && ownerOf(segments[from - 1]) === ownId) from--;
  return settleSegments(base, segments, ownId, from, to);
}

/**
 * Turns one splice of the amended text, typed for the amendment `ownId`, into edits of the base text. That amendment
 * strikes deleted base words and inserts new ones. Words within another amendment's insertion are changed in that one.
 * `side` is the side of deleted words on which the caret stood, where it stood next to some.
 * @throws RangeError when the splice reaches outside the text or cuts a surrogate pair
 */
export function applyTyping(
  state: FieldState,
  ownId: string,
  splice: Splice,
  side: 'before' | 'after' = 'before',
): Typed {
  const { base } = state;
  let segments: readonly Segment[] = segmentsOf(base, ownedEdits(state));
  const text = textOf(base, segments);
  const end = splice.at + splice.remove;
  if (splice.at < 0 || splice.remove < 0 || end > text.length) {
    throw new RangeError(`There is no ${splice.at}..${end} in ${text.length} characters`);
  }
  if (splitsPair(text, splice.at) || splitsPair(text, end)) {
    throw new RangeError(`${splice.at}..${end} cuts a character in two`);
  }
  const settled = (list: readonly Segment[]) => settleAround(base, list, splice.at, ownId);
  if (splice.remove === 0 && !splice.insert) return { changes: new Map(), touched: [] };
  if (splice.remove > 0) segments = settled(cut(segments, splice, ownId));
  if (splice.insert) segments = settled(insertWords(segments, splice.at, splice.insert, ownId, side));

  const place = { pid: state.pid, field: state.field };
  const changes = new Map<string, readonly TextEdit[]>();
  const segmentsByOwner = groupBy(segments, ownerOf);
  for (const am of new Set([...state.edits.keys(), ownId])) {
    const before = state.edits.get(am) ?? [];
    const after = editsOfSegments(segmentsByOwner.get(am) ?? [], am, place, am === ownId);
    if (!sameEdits(before, after)) changes.set(am, after);
  }
  return { changes, touched: [...changes.keys()].filter((am) => am !== ownId).sort() };
}

/** Whether two lists have equal edits. Edits that change nothing don't count. */
function sameEdits(before: readonly TextEdit[], after: readonly TextEdit[]): boolean {
  const effective = before.filter((edit) => edit.insert || edit.from < edit.to);
  return (
    effective.length === after.length &&
    after.every((edit) => effective.some((other) => sameEdit(other, edit)))
  );
}

/** A field's inserted letters after a splice: their number, and a `LetterMapping` from the letters before. */
export interface LettersAfter {
  readonly places: readonly (number | undefined)[];
  readonly count: number;
}

/** The offset in the amended text of each letter that an amendment inserts. */
function offsetsOf(base: string, edits: readonly Owned<TextEdit>[], am: string): readonly number[] {
  const offsets: number[] = [];
  let at = 0;
  for (const segment of segmentsOf(base, edits)) {
    if (segment.kind === 'inserted' && segment.mark.am === am) {
      let within = at;
      for (const letter of segment.text) {
        offsets.push(within);
        within += letter.length;
      }
    }
    at += liveLength(segment);
  }
  return offsets;
}

function afterSplice(
  before: readonly number[],
  after: readonly number[],
  { at, remove, insert }: Splice,
): LettersAfter {
  const indexByOffset = new Map(after.map((offset, index) => [offset, index]));
  const places = before.map((offset) => {
    if (offset < at) return indexByOffset.get(offset);
    return offset < at + remove ? undefined : indexByOffset.get(offset - remove + insert.length);
  });
  return { places, count: after.length };
}

/** The letters that an amendment inserts in a field, after a splice of the amended text that resulted in `edits`. */
export const lettersTyped = (
  state: FieldState,
  edits: readonly Owned<TextEdit>[],
  am: string,
  splice: Splice,
): LettersAfter =>
  afterSplice(offsetsOf(state.base, ownedEdits(state), am), offsetsOf(state.base, edits, am), splice);

/** The letters of an inserted provision's field after a splice. All its characters are inserted letters. */
export function lettersOfSplice(before: string, after: string, splice: Splice): LettersAfter {
  const offsets = (words: string): readonly number[] => {
    let at = 0;
    return [...words].map((letter) => {
      at += letter.length;
      return at - letter.length;
    });
  };
  return afterSplice(offsets(before), offsets(after), splice);
}

/** An amendment's edits with those of one field replaced by the result of typing, at the place of the first of them. */
export function withFieldEdits(
  edits: Drafted['edits'],
  { pid, field }: Pick<FieldState, 'pid' | 'field'>,
  next: readonly TextEdit[],
): Drafted['edits'] {
  const isInField = (edit: Drafted['edits'][number]) =>
    edit.type === 'text' && edit.pid === pid && edit.field === field;
  const at = edits.findIndex(isInField);
  const otherEdits = edits.filter((edit) => !isInField(edit));
  const before = at < 0 ? otherEdits.length : edits.slice(0, at).filter((edit) => !isInField(edit)).length;
  return [...otherEdits.slice(0, before), ...next, ...otherEdits.slice(before)];
}

/**
 * Makes a splice in a field of an inserted provision, or of a provision in it. Returns the changed inserted provision,
 * for a new revision of its amendment.
 * @throws RangeError when `provision` has no such provision in it, or the splice reaches outside the field
 */
export function typeInInserted(provision: Provision, pid: Pid, field: Field, splice: Splice): Provision {
  const spliced = replaceIn(provision, pid, (inserted) => {
    const text = inserted[field];
    const end = splice.at + splice.remove;
    if (splice.at < 0 || splice.remove < 0 || end > text.length) {
      throw new RangeError(`There is no ${splice.at}..${end} in ${text.length} characters`);
    }
    return { ...inserted, [field]: text.slice(0, splice.at) + splice.insert + text.slice(end) };
  });
  if (!spliced) throw new RangeError(`${pid} is not in the inserted provision ${provision.pid}`);
  return spliced;
}

function replaceIn(root: Provision, pid: Pid, change: (provision: Provision) => Provision): Provision | null {
  if (root.pid === pid) return change(root);
  for (const [at, child] of root.children.entries()) {
    const changed = replaceIn(child, pid, change);
    if (changed) return { ...root, children: root.children.with(at, changed) };
  }
  return null;
}
